package org.headroom.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.headroom.flow.Recording.a;
import static org.headroom.flow.Recording.b;

import java.util.List;
import org.junit.jupiter.api.Test;

/** A flow packet by packet, as the timeline shows it. */
class TracerTest {

    private static List<Mark.Data> data(FlowTrace trace) {
        return trace.marks().stream()
                .filter(Mark.Data.class::isInstance)
                .map(Mark.Data.class::cast)
                .toList();
    }

    private static Mark.Data packet(FlowTrace trace, long number) {
        return data(trace).stream()
                .filter(m -> m.packet() == number)
                .findFirst()
                .orElseThrow();
    }

    /** A handshake, a full segment refused twice, its pieces acknowledged: packets 1 to 10. */
    private static Recording refused() {
        var big = a(1000, 5000, 1460);
        return new Recording()
                .handshake(1000, 5000)
                .put(big)
                .tooBig(1480, big)
                .at(35)
                .put(a(1000, 5000, 1460))
                .at(300)
                .put(a(1000, 5000, 1460))
                .at(600)
                .put(a(1000, 5000, 1440))
                .put(a(2440, 5000, 20))
                .at(620)
                .put(b(5000, 2460, 0));
    }

    @Test
    void everyPacketIsAMarkWithItsFate() {
        var trace = refused().traffic().trace(0, 100);

        assertThat(trace.marks()).extracting(Mark::packet).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L);
        assertThat(packet(trace, 1).syn()).isTrue();
        assertThat(packet(trace, 2).syn()).isTrue();
        assertThat(packet(trace, 3).syn()).isFalse();
        assertThat(packet(trace, 3).acknowledgment()).isTrue();
        assertThat(packet(trace, 4).fate()).isEqualTo(Fate.LOST);
        assertThat(packet(trace, 7).fate()).isEqualTo(Fate.LOST);
        assertThat(packet(trace, 8).fate()).isEqualTo(Fate.DELIVERED);
        assertThat(packet(trace, 9).fate()).isEqualTo(Fate.DELIVERED);
        assertThat(packet(trace, 4).length()).isEqualTo(1500);
        assertThat(packet(trace, 4).payload()).isEqualTo(1460);
        assertThat(packet(trace, 4).sequence()).isEqualTo(1);
        assertThat(packet(trace, 10).direction()).isEqualTo(Direction.SERVER_TO_CLIENT);
        assertThat(packet(trace, 10).sequence()).isEqualTo(-1);
        assertThat(trace.roundTripNanos()).isEqualTo(20_000_000);
        assertThat(trace.row().client().address()).isEqualTo(Recording.A);
    }

    @Test
    void copiesAreCountedAndLeadToTheirOriginal() {
        var trace = refused().traffic().trace(0, 100);

        assertThat(List.of(4L, 6L, 7L, 8L, 9L).stream()
                        .map(n -> packet(trace, n).copy()))
                .containsExactly(1, 2, 3, 4, 4);
        assertThat(List.of(4L, 6L, 7L, 8L, 9L).stream()
                        .map(n -> packet(trace, n).original()))
                .containsOnly(4L);
    }

    @Test
    void marksTellHowAConnectionEnds() {
        var trace = new Recording()
                .handshake(1000, 5000)
                .put(a(1000, 5000, 100))
                .put(b(5000, 1100, 0).bits(Recording.FIN | Recording.ACK))
                .put(a(1100, 5001, 0).bits(Recording.RST | Recording.ACK))
                .traffic()
                .trace(0, 100);

        assertThat(packet(trace, 4).closes()).isFalse();
        assertThat(packet(trace, 5).closing()).isEqualTo(Mark.Closing.FIN);
        assertThat(packet(trace, 6).closing()).isEqualTo(Mark.Closing.RESET);
        assertThat(packet(trace, 6).closes()).isTrue();
    }

    @Test
    void whatIsSentWithinARoundTripAfterTheMessageIsInFlight() {
        var trace = refused().traffic().trace(0, 100);

        assertThat(packet(trace, 4).inFlight()).as("before it").isFalse();
        assertThat(packet(trace, 6).inFlight()).isTrue();
        assertThat(packet(trace, 7).inFlight()).as("long after it").isFalse();
        assertThat(packet(trace, 8).inFlight()).as("as small as it says").isFalse();
    }

    @Test
    void aMessageLeadsToThePacketThatItAnswers() {
        var first = a(1000, 5000, 1460).id(70);
        var copy = a(1000, 5000, 1460).id(71);
        var trace = new Recording()
                .handshake(1000, 5000)
                .put(first)
                .at(50)
                .put(copy)
                .at(60)
                .tooBig(1480, first)
                .at(70)
                .tooBig(1480, copy)
                .at(80)
                .tooBig(1480, a(1500, 5000, 100).id(99))
                .at(90)
                .tooBig(1480, a(9_000, 5000, 100).id(98))
                .at(100)
                .put(b(5000, 1000, 0))
                .traffic()
                .trace(0, 100);

        assertThat(trace.marks().stream().filter(Mark.TooBig.class::isInstance).map(m -> ((Mark.TooBig) m).cause()))
                .containsExactly(4L, 5L, 5L, 0L);
    }

    @Test
    void whatWasSeenTwiceIsOneMark() {
        var segment = a(1000, 5000, 1460);
        var acknowledgment = b(5000, 2460, 0);
        var trace = new Recording()
                .handshake(1000, 5000)
                .put(segment)
                .put(segment.ttl(61))
                .put(acknowledgment)
                .put(acknowledgment.ttl(60))
                .traffic()
                .trace(0, 100);

        assertThat(trace.marks()).extracting(Mark::packet).containsExactly(1L, 2L, 3L, 4L, 6L);
    }

    @Test
    void ofTooManyMarksThoseThatMatterStay() {
        var r = refused();
        for (int i = 0; i < 500; i++) {
            r.at(700 + i).put(a(2460 + i * 100, 5000, 100)).put(b(5000, 2560 + i * 100, 0));
        }
        var trace = r.traffic().trace(0, 50);

        assertThat(trace.marks()).hasSizeLessThanOrEqualTo(50).hasSizeGreaterThan(25);
        assertThat(trace.marks()).extracting(Mark::packet).contains(1L, 2L, 4L, 5L, 6L, 7L, 8L, 9L);
        assertThat(trace.marks()).extracting(Mark::nanos).isSorted();
        assertThat(trace.marks().getLast().packet()).as("from all of its time").isGreaterThan(900);
    }

    @Test
    void datagramsAreMarksToo() {
        var trace = new Recording()
                .datagram(true, 40)
                .datagram(false, 1200)
                .traffic()
                .trace(0, 10);

        assertThat(data(trace)).extracting(Mark.Data::length).containsExactly(68, 1228);
        assertThat(data(trace)).noneMatch(Mark.Data::syn);
        assertThat(data(trace)).extracting(Mark.Data::fate).containsOnly(Fate.UNKNOWN);
    }
}
