package org.headroom.diagnosis.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.headroom.diagnosis.Finding;
import org.headroom.diagnosis.Interval;
import org.headroom.diagnosis.Scenario;
import org.headroom.diagnosis.Verdict;
import org.junit.jupiter.api.Test;

/** Large packets that stay lost, and what decides whether it is their size. */
class NotTheSizeTest {

    private static List<String> rules(Scenario s) {
        return s.diagnosis().findings().stream().map(Finding::rule).toList();
    }

    private static Finding silent(Scenario s) {
        return s.diagnosis().findings().stream()
                .filter(f -> f.rule().equals("silent-size-loss"))
                .findFirst()
                .orElseThrow(() -> new AssertionError(rules(s)));
    }

    /** A connection on which a small request passes. */
    private static Scenario connected(Scenario s) {
        s.handshake(1460, 1460);
        var request = s.after(20).client(200);
        return s.after(20).acknowledge(request);
    }

    private static void again(Scenario s, Scenario.Segment segment) {
        for (int i = 0; i < 5; i++) {
            s.after(250 << i).again(segment);
        }
    }

    /** A connection that gets full-size packets through, and another whose segments of the same size stay lost. */
    private static Scenario besideAnother(int lost) {
        var s = connected(new Scenario());
        s.acknowledge(s.client(1460));
        connected(s);
        var first = s.client(1460);
        for (int i = 1; i < lost; i++) {
            s.client(1460);
        }
        var small = s.client(100);
        s.after(20).sack(small);
        again(s, first);
        return s.after(20).ack(false);
    }

    @Test
    void oneSegmentBesideAConnectionThatPassesIsNotLostForItsSize() {
        assertThat(rules(besideAnother(1))).containsExactly("stalled-transfer");
    }

    @Test
    void severalSegmentsMayTakeANarrowerWay() {
        assertThat(rules(besideAnother(3))).contains("silent-size-loss");
    }

    @Test
    void whereNothingIsKnownToPassNothingIsCalledTooLarge() {
        var s = new Scenario().open();
        again(s, s.client(1460));
        s.ack(false);
        for (int i = 0; i < 8; i++) {
            s.after(20).server(100);
        }

        assertThat(rules(s)).doesNotContain("silent-size-loss");
    }

    /** A request in two segments, of which the second is too large as well, or is not; neither is answered. */
    private static Scenario tail(int octets) {
        var s = connected(new Scenario());
        for (int i = 0; i < 12; i++) {
            s.after(20).acknowledge(s.client(200));
        }
        var big = s.client(1460);
        var tail = s.client(octets);
        s.after(200).again(tail).after(200).again(tail);
        again(s, big);
        return s;
    }

    @Test
    void aTailThatIsTooLargeAsWellIsNoSmallPacket() {
        assertThat(silent(tail(1350)).pathMtuRange()).isEqualTo(new Interval(240, 1390));
    }

    @Test
    void aSmallTailThatIsLostAsWellMeansThatNothingArrives() {
        assertThat(rules(tail(700))).containsExactly("peer-dead");
    }

    /** Packets turn in circles, says a router: whatever their size. */
    @Test
    void whoseTimeIsOverWasNotTooLarge() {
        var s = connected(new Scenario());
        var big = s.client(1460);
        s.timeExceeded(big);
        again(s, big);
        s.after(20).ack(false);

        assertThat(rules(s)).doesNotContain("silent-size-loss");
    }

    /** The capture began with the copy of a later segment. */
    @Test
    void whatComesBeforeTheFirstPacketSeenCounts() {
        var s = new Scenario().open();
        var one = new Scenario.Segment(true, 1_000_000, 1460, 900);
        var two = new Scenario.Segment(true, 1_001_460, 1460, 901);
        s.again(two);
        for (int i = 0; i < 5; i++) {
            s.after(250 << i).again(one);
        }
        s.after(20).acknowledge(two);

        assertThat(s.diagnosis().verdict()).isEqualTo(Verdict.HEALTHY);
    }
}
