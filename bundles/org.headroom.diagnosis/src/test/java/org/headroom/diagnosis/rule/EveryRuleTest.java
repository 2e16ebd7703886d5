package org.headroom.diagnosis.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.headroom.diagnosis.Scenario.ROUTER;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.headroom.diagnosis.Finding;
import org.headroom.diagnosis.Rule;
import org.headroom.diagnosis.Scenario;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Of every rule one capture that fires it, and one that looks alike and must not. */
class EveryRuleTest {

    private record Pair(String rule, String alike, Supplier<Scenario> fires, Supplier<Scenario> doesNot) {

        @Override
        public String toString() {
            return rule + ", and not " + alike;
        }
    }

    private static final List<Pair> PAIRS = List.of(
            new Pair(
                    "ptb-ignored", "a sender that complies", () -> refused(connected(), 1480), EveryRuleTest::complies),
            new Pair(
                    "ptb-not-translated",
                    "a quote left as it was while the segment arrives",
                    () -> untranslated(false),
                    () -> untranslated(true)),
            new Pair(
                    "ptb-not-relayed",
                    "a tunnel that tells the sender inside",
                    () -> tunnelled(false),
                    () -> tunnelled(true)),
            new Pair(
                    "ptb-bogus",
                    "a wrong number about packets that arrive",
                    () -> refused(connected(), 1500),
                    () -> arriving(1500)),
            new Pair(
                    "ptb-out-of-window",
                    "a late message about octets acknowledged meanwhile",
                    () -> quoting(50_000_000),
                    () -> quoting(0)),
            new Pair("ptb-mtu-zero", "a message with a number", () -> refused(connected(), 0), EveryRuleTest::complies),
            new Pair(
                    "ptb-mtu-too-low",
                    "the least that every host takes",
                    () -> refused(connected(), 575),
                    () -> refused(connected(), 576)),
            new Pair(
                    "ptb-about-aggregate",
                    "a message about a packet as it was sent",
                    () -> PtbAboutAggregateTest.glued(1500),
                    () -> PtbAboutAggregateTest.refused(1605)),
            new Pair(
                    "ptb-about-unseen",
                    "messages without end",
                    () -> MessagesAloneTest.told(2, 700, 1480),
                    () -> MessagesAloneTest.told(8, 700, 1480)),
            new Pair(
                    "ptb-about-datagrams",
                    "a sender that goes on",
                    () -> PtbAboutDatagramsTest.refused(2, 300, 0),
                    () -> PtbAboutDatagramsTest.refused(3, 300, 0)),
            new Pair(
                    "ptb-rate-limited",
                    "a router that answers each packet",
                    () -> PtbRateLimitedTest.bursts(500, false),
                    () -> PtbRateLimitedTest.bursts(500, true)),
            new Pair("silent-size-loss", "loss of some copies", () -> stuck(connected(), 1460), () -> lossy(4)),
            new Pair(
                    "receiver-gap",
                    "a gap beside packets of full size",
                    () -> connected().after(14_000).ackFromBeyond(false, 11_680),
                    () -> {
                        var s = connected();
                        s.acknowledge(s.server(1460));
                        return s.after(14_000).ackFromBeyond(false, 11_680);
                    }),
            new Pair(
                    "jumbo-mismatch",
                    "a black hole between hosts on Ethernet",
                    () -> stuck(greeted(8960), 8960),
                    () -> stuck(connected(), 1460)),
            new Pair("quic-size-loss", "a probe beside traffic", () -> quic(false), () -> quic(true)),
            new Pair(
                    "ping-size-loss",
                    "a host that is gone",
                    () -> PingSizeLossTest.pings(1428, 1500, 1428, 1500),
                    () -> PingSizeLossTest.pings(1428, 1500, 1428, 1500, 700, 700, 700, 700)),
            new Pair(
                    "fragments-lost",
                    "first fragments that nobody misses",
                    () -> fragments(4, false, true),
                    () -> fragments(4, false, false)),
            new Pair(
                    "plpmtud-fallback",
                    "a copy of the same size that arrives",
                    () -> fallback(1024),
                    () -> fallback(1460)),
            new Pair("mss-raised", "another try with a larger MSS", () -> rewritten(1200, 1440), () -> new Scenario()
                    .open()
                    .syn(1200)
                    .after(1_000)
                    .syn(1440)
                    .synAck(1460)
                    .ack(true)),
            new Pair("mss-clamp-ineffective", "a clamp that suffices", () -> clamped(1400), () -> clamped(1492)),
            new Pair(
                    "mss-exceeds-path",
                    "a sender that complies",
                    () -> {
                        var s = connected();
                        return s.tooBig(1480, s.client(1460));
                    },
                    EveryRuleTest::complies),
            new Pair(
                    "fragmentation",
                    "pieces that never come",
                    () -> fragments(3, true, true),
                    () -> fragments(3, false, true)),
            new Pair(
                    "pmtud-working",
                    "a sender that goes on at its size",
                    EveryRuleTest::complies,
                    () -> refused(connected(), 1480)),
            new Pair("size-unrelated-loss", "two losses", () -> lossy(3), () -> lossy(2)),
            new Pair("zero-window", "ordinary flow control", () -> closed(500), () -> closed(300)),
            new Pair("peer-dead", "a SYN answered at the third try", () -> unanswered(4), () -> unanswered(3)
                    .synAck(1460)
                    .ack(true)),
            new Pair(
                    "connection-refused",
                    "a reset of a connection that stood",
                    () -> new Scenario().open().syn(1460).reset(false),
                    () -> connected().reset(false)),
            new Pair(
                    "stalled-transfer",
                    "a peer that falls silent",
                    () -> HangingTest.hung(true),
                    () -> HangingTest.hung(false)),
            new Pair("mss-clamped", "another try with a smaller MSS", () -> rewritten(1460, 1440), () -> new Scenario()
                    .open()
                    .syn(1460)
                    .after(1_000)
                    .syn(1440)
                    .synAck(1460)
                    .ack(true)),
            new Pair("mss-clamp-one-way", "a clamp of both", () -> oneWay(1460, 1460), () -> oneWay(1460, 1400)),
            new Pair("mss-clamp-inferred", "an application's own pieces", () -> bulk(true), () -> bulk(false)),
            new Pair(
                    "mss-missing",
                    "an MSS on both sides",
                    () -> exchanged(new Scenario().handshake(-1, 1460)),
                    () -> exchanged(new Scenario().handshake(536, 1460))),
            new Pair(
                    "mss-asymmetric",
                    "the room of options",
                    () -> new Scenario().handshake(1460, 1447),
                    () -> new Scenario().handshake(1460, 1448)),
            new Pair(
                    "tunnel-observed",
                    "plain packets",
                    () -> new Scenario().throughIpip().handshake(1440, 1440),
                    () -> new Scenario().handshake(1440, 1440)),
            new Pair(
                    "offload-super-packets",
                    "jumbo frames that the MSS allows",
                    () -> large(greeted(1460), 14_600),
                    () -> large(greeted(8960), 8960)),
            new Pair("one-sided-capture", "SYNs that nobody answers", EveryRuleTest::oneSided, () -> unanswered(6)),
            new Pair("capture-loss", "octets that come late", () -> missing(false), () -> missing(true)));

    static Stream<Pair> pairs() {
        return PAIRS.stream();
    }

    private static List<String> rules(Supplier<Scenario> scenario) {
        return scenario.get().diagnosis().findings().stream().map(Finding::rule).toList();
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void fires(Pair pair) {
        assertThat(rules(pair.fires)).contains(pair.rule);
        assertThat(rules(pair.doesNot)).doesNotContain(pair.rule);
    }

    @Test
    void noneIsLeftOut() {
        assertThat(PAIRS.stream().map(Pair::rule))
                .containsExactlyElementsOf(Rules.ALL.stream().map(Rule::id).toList());
    }

    private static Scenario greeted(int mss) {
        return new Scenario().handshake(mss, mss);
    }

    /** A connection that has carried a little data. */
    private static Scenario connected() {
        var s = greeted(1460);
        return s.after(20).acknowledge(s.client(200));
    }

    /** A router refuses each copy of a full packet. */
    private static Scenario refused(Scenario s, int mtu) {
        var lost = s.client(1460);
        for (int i = 0; i < 5; i++) {
            s.tooBig(mtu, lost).after(250 << i).again(lost);
        }
        return s.after(50).ack(false);
    }

    /** A packet is sent again and again, and nobody says anything. */
    private static Scenario stuck(Scenario s, int octets) {
        s.after(20).acknowledge(s.client(200));
        var lost = s.client(octets);
        for (int i = 0; i < 5; i++) {
            s.after(250 << i).again(lost);
        }
        return s.after(50).ack(false);
    }

    private static Scenario complies() {
        var s = connected();
        var big = s.client(1460);
        s.tooBig(1480, big)
                .after(1)
                .again(big, 0, 1440)
                .again(big, 1440, 20)
                .after(40)
                .acknowledge(big);
        return s.after(1).acknowledge(s.client(1440));
    }

    private static Scenario untranslated(boolean arrives) {
        var s = connected();
        var big = s.client(1460);
        s.tooBig(ROUTER, 1480, big, big.sequence(), "100.64.0.1");
        for (int i = 0; i < 4; i++) {
            s.after(250 << i).again(big);
        }
        return arrives ? s.after(20).acknowledge(big) : s.after(20).ack(false);
    }

    private static Scenario tunnelled(boolean relayed) {
        var s = new Scenario().throughIpip().handshake(1460, 1460);
        s.after(20).acknowledge(s.client(200));
        var big = s.client(1460);
        s.tunnelTooBig(1500, big);
        if (relayed) {
            s.tooBig(1480, big).after(1).again(big, 0, 1440).again(big, 1440, 20);
            return s.after(40).acknowledge(big);
        }
        for (int i = 0; i < 4; i++) {
            s.after(250 << i).again(big).tunnelTooBig(1500, big);
        }
        return s.after(50).ack(false);
    }

    private static Scenario arriving(int mtu) {
        var s = connected();
        for (int i = 0; i < 4; i++) {
            var big = s.client(1460);
            s.tooBig(mtu, big).after(40).acknowledge(big);
        }
        return s;
    }

    private static Scenario quoting(int beyond) {
        var s = connected();
        var big = s.client(1460);
        s.after(20).acknowledge(big);
        return s.tooBig(ROUTER, 1480, big, big.sequence() + beyond).after(20).acknowledge(s.client(100));
    }

    /** Full packets of which the first copy is lost and the second arrives. */
    private static Scenario lossy(int losses) {
        var s = connected();
        for (int i = 0; i < losses; i++) {
            var big = s.client(1460);
            s.after(250)
                    .again(big)
                    .after(500)
                    .again(big)
                    .after(1_000)
                    .again(big)
                    .after(20)
                    .acknowledge(big);
        }
        return s;
    }

    private static Scenario quic(boolean traffic) {
        var s = new Scenario().open();
        for (int i = 0; i < 6; i++) {
            s.datagram(true, 1200).after(30).datagram(false, 1200).after(100);
        }
        for (int wait = 100; wait < 4_000; wait *= 2) {
            s.datagram(true, 1400).after(wait);
            if (traffic) {
                s.datagram(true, 1200).after(30).datagram(false, 1200);
            }
        }
        return s;
    }

    private static Scenario fragments(int answers, boolean whole, boolean askedAgain) {
        var s = new Scenario().open();
        for (int i = 0; i < answers; i++) {
            s.question().after(20).fragmentedAnswer(2000, whole).after(3_000);
            if (!askedAgain) {
                s.open();
            }
        }
        return s.question();
    }

    private static Scenario fallback(int octets) {
        var s = connected();
        var big = s.client(1460);
        for (int i = 0; i < 3; i++) {
            s.after(250 << i).again(big);
        }
        s.after(3_000).again(big, 0, octets);
        if (octets < 1460) {
            s.again(big, octets, 1460 - octets);
        }
        s.after(40).acknowledge(big);
        return s.after(5).acknowledge(s.client(octets));
    }

    /** The SYN before and behind a box. */
    private static Scenario rewritten(int before, int after) {
        var s = new Scenario().open().syn(before);
        s.oneHopOn().synAck(1460);
        return s.synRewritten(after).ack(true);
    }

    /** The MSS is lowered to 1452; a packet of 1492 octets meets a link of {@code mtu}, or none. */
    private static Scenario clamped(int mtu) {
        var s = rewritten(1460, 1452);
        var full = s.server(mtu == 1492 ? 1460 : 1452);
        return s.tooBig(mtu, full).after(300).again(full).after(20).ack(true);
    }

    private static Scenario closed(int millis) {
        var s = connected();
        return s.zeroWindow(false).after(millis).ack(false);
    }

    private static Scenario unanswered(int syns) {
        var s = new Scenario().open();
        for (int i = 0; i < syns; i++) {
            s.syn(1460).after(1_000 << i);
        }
        return s;
    }

    private static Scenario oneWay(int synAck, int rewritten) {
        var s = new Scenario().open().syn(1460);
        return s.oneHopOn()
                .synAck(synAck)
                .synRewritten(1400)
                .synAckRewritten(rewritten)
                .ack(true);
    }

    private static Scenario bulk(boolean streams) {
        var s = greeted(1460);
        for (int i = 0; i < 8; i++) {
            s.acknowledge(streams ? s.serverStreams(1412) : s.server(1412));
        }
        return s;
    }

    private static Scenario exchanged(Scenario s) {
        s.after(300).acknowledge(s.client(400));
        var answer = s.server(500);
        return s.after(5)
                .again(answer)
                .after(300)
                .again(answer)
                .after(5)
                .again(answer)
                .acknowledge(answer);
    }

    private static Scenario large(Scenario s, int octets) {
        for (int i = 0; i < 3; i++) {
            s.after(1).acknowledge(s.client(octets));
        }
        return s;
    }

    private static Scenario oneSided() {
        var s = new Scenario().open().syn(1460).after(20).ack(true);
        s.client(1460);
        s.client(1460);
        return s;
    }

    private static Scenario missing(boolean comesLate) {
        var s = connected();
        var gap = s.client(comesLate ? 0 : 10);
        s.beyond(true, 3_000);
        var behind = s.client(1460);
        if (comesLate) {
            s.after(5).again(new Scenario.Segment(true, gap.sequence(), 3_000, 0));
        }
        return s.after(20).acknowledge(behind);
    }
}
