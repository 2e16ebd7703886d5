package org.headroom.diagnosis.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.headroom.diagnosis.Evidence;
import org.headroom.diagnosis.Finding;
import org.headroom.diagnosis.Scenario;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What rules show for what they say: the packets, and who is meant. */
class EvidenceOfRulesTest {

    private static List<Finding> of(Scenario s, String rule) {
        return s.diagnosis().findings().stream()
                .filter(f -> f.rule().equals(rule))
                .toList();
    }

    private static List<String> evidence(Finding finding) {
        return finding.evidence().stream().map(Evidence::what).toList();
    }

    private static Scenario connected() {
        var s = new Scenario().handshake(1460, 1400);
        return s.after(20).acknowledge(s.client(200));
    }

    // A clamp.

    private static Finding clamp(int syn, int synBehind, int synAck, int synAckBehind) {
        var s = new Scenario().open().syn(syn);
        s.oneHopOn().synAck(synAck).synRewritten(synBehind).synAckRewritten(synAckBehind);
        return of(s.ack(true), "mss-clamped").getFirst();
    }

    @Test
    void aClampOfTheSynLimitsTheServer() {
        var found = clamp(1460, 1400, 1380, 1380);

        assertThat(found.title()).isEqualTo("The MSS is lowered from 1460 to 1400 on the way");
        assertThat(found.explanation())
                .startsWith("The same SYN passes here with MSS 1460 and with MSS 1400")
                .endsWith("Segments of the server then fit packets of 1440 octets.");
        assertThat(evidence(found)).containsExactly("SYN with MSS 1460.", "The same SYN with MSS 1400.");
    }

    @Test
    void aClampOfTheSynAckLimitsTheClient() {
        var found = clamp(1380, 1380, 1460, 1400);

        assertThat(found.title()).isEqualTo("The MSS is lowered from 1460 to 1400 on the way");
        assertThat(found.explanation())
                .startsWith("The same SYN-ACK passes here with MSS 1460 and with MSS 1400")
                .endsWith("Segments of the client then fit packets of 1440 octets.");
        assertThat(evidence(found)).containsExactly("SYN-ACK with MSS 1460.", "The same SYN-ACK with MSS 1400.");
    }

    @Test
    void aClampOfBothLimitsBoth() {
        var found = clamp(1460, 1400, 1460, 1400);

        assertThat(found.title()).isEqualTo("The MSS is lowered from 1460 to 1400 on the way, both ways");
        assertThat(found.explanation()).contains("Segments of both ends");
        assertThat(found.evidence()).hasSize(4);
    }

    @Test
    void aClampMayAddTheOption() {
        var found = clamp(-1, 1400, 1380, 1380);

        assertThat(found.title()).isEqualTo("The MSS is lowered from no MSS to 1400 on the way");
        assertThat(evidence(found)).containsExactly("SYN with no MSS.", "The same SYN with MSS 1400.");
    }

    // What was announced, and what got through.

    private static Finding stuck(Scenario s, Scenario.Segment lost) {
        for (int i = 0; i < 5; i++) {
            s.after(250 << i).again(lost);
        }
        return of(s.after(50).ack(!lost.fromClient()), "silent-size-loss").getFirst();
    }

    @Test
    void eachEndsAnnouncementIsItsOwn() {
        var s = connected();

        assertThat(evidence(stuck(s, s.client(1400))))
                .contains(
                        Scenario.CLIENT + " announces MSS 1460: it takes packets of up to 1500 octets.",
                        Scenario.SERVER + " announces MSS 1400: it takes packets of up to 1440 octets.");
    }

    @Test
    void anAnnouncementThatWasNotMadeIsNotShown() {
        var s = new Scenario().handshake(-1, 1460);
        s.after(20).acknowledge(s.client(200));

        assertThat(evidence(stuck(s, s.client(1460))))
                .noneMatch(what -> what.startsWith(Scenario.CLIENT + " announces"))
                .anyMatch(what -> what.startsWith(Scenario.SERVER + " announces"));
    }

    @Test
    void theLargestThatGotThroughIsShownWithItsAnswer() {
        var s = connected();
        s.after(20).acknowledge(s.client(700));
        s.after(20).acknowledge(s.client(300));

        assertThat(evidence(stuck(s, s.client(1400))))
                .contains("740 octets get through.", "They are acknowledged.")
                .noneMatch(what -> what.contains("SACK"));
    }

    @Test
    void whatIsAcknowledgedOnItsOwnIsShownSo() {
        var s = connected();
        var lost = s.client(1400);
        s.after(20).sack(s.client(700));

        assertThat(evidence(stuck(s, lost)))
                .contains("740 octets get through.")
                .anyMatch(what -> what.startsWith("They are acknowledged on their own (SACK)"));
    }

    @Test
    void ofASegmentThatWentTwiceTheCopyThatArrivedIsShown() {
        var s = connected();
        var twice = s.client(700);
        s.after(300).again(twice).after(30).acknowledge(twice);
        var found = stuck(s, s.client(1400));
        var shown = found.evidence().stream()
                .filter(e -> e.what().equals("740 octets get through."))
                .toList();

        assertThat(shown).extracting(Evidence::packet).as("the second of both").containsExactly(7L);
    }

    @Test
    void whatPassedBeforeThePathChangedProvesNothingNow() {
        var s = connected();
        s.after(20).acknowledge(s.client(1400)).after(5_000);
        var big = s.client(1400);
        s.after(40).sack(s.client(300));

        assertThat(evidence(stuck(s, big))).doesNotContain("1440 octets get through.");
    }

    // Loss whatever the size.

    private static Scenario gaps(int filled, int open) {
        return gaps(filled, open, 300);
    }

    private static Scenario gaps(int filled, int open, int milliseconds) {
        var s = connected();
        for (int i = 0; i < filled + open; i++) {
            var before = s.client(100);
            var missing = new Scenario.Segment(true, before.sequence() + 100, 1000, 9_000 + i);
            s.beyond(true, 1000);
            var after = s.client(100);
            if (i < filled) {
                s.after(milliseconds).again(missing).after(30).acknowledge(after);
            }
        }
        return s.after(3_000).ack(false);
    }

    @Test
    void threeGapsThatAreFilledAreLossBeforeTheCapture() {
        assertThat(of(gaps(2, 0), "size-unrelated-loss")).isEmpty();
        assertThat(evidence(of(gaps(3, 0), "size-unrelated-loss").getFirst()))
                .containsExactly(
                        "Fills a gap of 1,000 octets.", "Fills a gap of 1,000 octets.", "Fills a gap of 1,000 octets.");
        assertThat(of(gaps(2, 2), "size-unrelated-loss"))
                .as("who knows what was in the others")
                .isEmpty();
    }

    @Test
    void whatIsFilledSoonerThanTheSenderCanHearOfItWasOvertaken() {
        assertThat(of(gaps(6, 0, 5), "size-unrelated-loss")).as("of 40 ms").isEmpty();
        assertThat(of(gaps(6, 0, 25), "size-unrelated-loss")).hasSize(1);
    }

    /** What comes in glued together goes out in pieces at once. */
    @Test
    void copiesThatComeAtOnceWereNotSentAgain() {
        var s = connected();
        for (int i = 0; i < 6; i++) {
            var glued = s.client(2920);
            s.again(glued, 0, 1460).again(glued, 1460, 1460).after(40).acknowledge(glued);
        }

        assertThat(of(s, "size-unrelated-loss")).isEmpty();
    }

    @Test
    void whatNeverArrivesIsNotAmongTheLossesThatWereMended() {
        var s = connected();
        for (int i = 0; i < 3; i++) {
            var lost = s.client(1000);
            s.after(300).again(lost).after(30).acknowledge(lost);
        }
        var never = s.client(1400);
        for (int i = 0; i < 5; i++) {
            s.after(250 << i).again(never);
        }
        var found = of(s.after(50).ack(false), "size-unrelated-loss").getFirst();

        assertThat(found.explanation()).contains("lost 3 segments");
        assertThat(evidence(found))
                .containsOnly("1040 octets, lost.", "The same again, delivered.")
                .hasSize(6);
    }

    @Test
    void whatArrivesInSmallerPiecesDidNotPassAtItsSize() {
        var s = connected();
        for (int i = 0; i < 3; i++) {
            var lost = s.client(1400);
            s.after(300)
                    .again(lost)
                    .after(600)
                    .again(lost, 0, 1000)
                    .again(lost, 1000, 400)
                    .after(30)
                    .acknowledge(lost);
        }

        assertThat(of(s, "size-unrelated-loss")).isEmpty();
    }

    // Fragments.

    @Test
    void whoGaveUpIsShownAndNothingElseThatWasUnreachable() {
        var s = new Scenario();
        for (int i = 0; i < 4; i++) {
            s.open().question().after(20).fragmentedAnswer(2000, false).after(3_000);
        }
        s.syn(1460).unreachable(1).gaveUpReassembling(Scenario.CLIENT);

        assertThat(evidence(of(s, "fragments-lost").getFirst()))
                .contains(Scenario.CLIENT + " gave up reassembling.")
                .noneMatch(what -> what.startsWith(Scenario.ROUTER));
    }

    // Where the router is, and whether it rations.

    private static String told(Scenario s, int octets) {
        s.after(20).acknowledge(s.client(200));
        var lost = s.client(octets);
        for (int i = 0; i < 5; i++) {
            s.tooBig(1480, lost).after(500).again(lost);
        }
        return of(s.after(50).ack(false), "ptb-ignored").getFirst().explanation();
    }

    @Test
    void anotherWayThereIsSaidWhereTheTimesToLiveShowOne() {
        assertThat(told(new Scenario().handshake(1460, 1460), 1460))
                .contains(Scenario.ROUTER + " is 2 routers away, 1 router away on the way there");
        assertThat(told(new Scenario().onTheirLink().handshake(1460, 1460), 1460))
                .as("as far as back")
                .doesNotContain("on the way there");
        assertThat(told(new Scenario().oneHopOn().oneHopOn().handshake(1460, 1460), 1460))
                .as("the quote is from before this point")
                .doesNotContain("on the way there");
    }

    @Test
    void inVersion6LengthsTellNoVendor() {
        assertThat(told(new Scenario().overVersion6().handshake(1440, 1440), 1440))
                .contains("2 routers away")
                .doesNotContain("and quotes");
        assertThat(told(new Scenario().handshake(1460, 1460), 1460)).contains("and quotes 28 octets");
    }

    @ParameterizedTest
    @CsvSource({"250, true", "150, false"})
    void messagesThatComeCloseAreNotRationed(int milliseconds, boolean rationed) {
        var s = connected();
        var big = s.client(1400);
        for (int i = 0; i < 4; i++) {
            s.tooBig(1400, big)
                    .after(milliseconds)
                    .again(big)
                    .after(milliseconds)
                    .again(big);
        }

        assertThat(of(s.after(20).ack(false), "ptb-ignored")
                        .getFirst()
                        .explanation()
                        .contains("rations"))
                .isEqualTo(rationed);
    }

    /** Each router is judged by its own messages. */
    @Test
    void theLimitOfOneRouterIsNotThatOfAnother() {
        var s = new Scenario().handshake(1460, 1460);
        var first = s.client(1460);
        var second = s.client(1460);
        var third = s.client(1460);
        for (int i = 0; i < 4; i++) {
            var copy = s.after(500).sentAgain(first);
            s.tooBig(1480, copy);
            s.tooBig("203.0.113.2", 1490, copy, copy.sequence());
            for (var other : List.of(second, third)) {
                var next = s.after(1).sentAgain(other);
                s.tooBig("203.0.113.2", 1490, next, next.sequence());
            }
        }

        assertThat(of(s.after(1_000), "ptb-rate-limited"))
                .extracting(Finding::title)
                .containsExactly(Scenario.ROUTER + " limits its messages");
    }
}
