package org.headroom.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Troubles that users reported in public, rebuilt from their numbers alone; and five that look like an MTU problem and are none.
 */
class UserCasesTest {

    private static final int PATIENCE = 10_000;

    private static List<String> rules(Diagnosis diagnosis) {
        return diagnosis.findings().stream().map(Finding::rule).toList();
    }

    private static Finding main(Diagnosis diagnosis) {
        return diagnosis.findings().getFirst();
    }

    /** The server answers a request with more than the path carries, again and again. */
    private static Scenario stalls(Scenario s, int delivered, int lost) {
        s.after(20).acknowledge(s.client(300));
        s.after(20).acknowledge(s.server(delivered - 40));
        return repeats(s, s.server(lost - 40));
    }

    private static Scenario repeats(Scenario s, Scenario.Segment segment) {
        for (int wait = 250; wait < PATIENCE; wait *= 2) {
            s.after(wait).again(segment);
        }
        return s.after(50).ack(!segment.fromClient());
    }

    private static Scenario refused(Scenario s, String router, int mtu, int length) {
        s.after(20).acknowledge(s.client(200));
        var lost = s.client(length - 40);
        for (int wait = 250; wait < PATIENCE; wait *= 2) {
            s.tooBig(router, mtu, lost, lost.sequence()).after(wait).again(lost);
        }
        return s.after(50).ack(false);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "a Linux Virtual Server tunnel and a cookie that grew, 192.0.2.80, 1480, 1500, ipip, 1440",
        "a service behind GRE, 203.0.113.1, 1476, 1500, gre, 1436",
        "a pod behind a WireGuard-sized link, 203.0.113.1, 1420, 1450, wireguard, 1380",
        "a site that leaves through PPPoE, 203.0.113.1, 1492, 1500, pppoe, 1452",
        "an OpenStack network on Geneve, 203.0.113.1, 1442, 1500, geneve, 1402",
        "IPsec with AES-GCM at the far side, 203.0.113.1, 1446, 1500, esp, 1406",
        "a tenant network on VXLAN, 203.0.113.1, 1450, 1500, vxlan, 1410",
        "a container bridge of 1500 on a host with a GRE tap of 1454, 203.0.113.1, 1454, 1500, gre, 1414",
        "an answer over WireGuard through a host port, 203.0.113.1, 1420, 1500, wireguard, 1380",
        "WireGuard over a line with PPPoE, 203.0.113.1, 1412, 1500, pppoe, 1372",
    })
    void theRouterSaysItAndNobodyListens(
            String story, String router, int mtu, int length, String encapsulation, int mss) {
        var diagnosis = refused(new Scenario().handshake(1460, 1460), router, mtu, length)
                .diagnosis();
        var found = main(diagnosis);

        assertThat(diagnosis.verdict()).isEqualTo(Verdict.BLACK_HOLE);
        assertThat(found.rule()).isEqualTo("ptb-ignored");
        assertThat(found.pathMtu()).isEqualTo(mtu);
        assertThat(Objects.requireNonNull(found.recommendedMss()).ipv4()).isEqualTo(mss);
        assertThat(Objects.requireNonNull(found.overhead()).candidates().stream()
                        .limit(3)
                        .map(Overhead.Candidate::encapsulation))
                .anyMatch(e -> e.startsWith(encapsulation));
    }

    /** The answer of the destination itself is the strongest sign of an encapsulating load balancer. */
    @Test
    void theDestinationItselfEncapsulates() {
        var found = main(refused(new Scenario().handshake(1460, 1460), Scenario.SERVER, 1480, 1500)
                .diagnosis());

        assertThat(Objects.requireNonNull(found.overhead())
                        .candidates()
                        .getFirst()
                        .encapsulation())
                .isEqualTo("ipip");
        assertThat(found.remedies())
                .anyMatch(r -> String.join(" ", r.commands()).contains("--set-mss 1440"));
    }

    /** 1427 is the size of no encapsulation: a vendor's allowance. Number and remedy stand without a name. */
    @Test
    void aNumberThatNoTableHolds() {
        var found = main(refused(new Scenario().handshake(1410, 1460), "10.64.0.4", 1427, 1450)
                .diagnosis());

        assertThat(found.rule()).isEqualTo("ptb-ignored");
        assertThat(Objects.requireNonNull(found.recommendedMss()).ipv4()).isEqualTo(1387);
        assertThat(found.explanation()).contains("10.64.0.4 is private");
    }

    /** A pod behind a service that wraps in IP, as the balancer's own node tells: its SYN-ACK has to say 1440. */
    @Test
    void whereDidTheNumber1440ComeFrom() {
        var found = main(refused(new Scenario().handshake(1460, 1460), Scenario.SERVER, 1480, 1500)
                .diagnosis());

        assertThat(Objects.requireNonNull(found.recommendedMss()).ipv4()).isEqualTo(1440);
        assertThat(Objects.requireNonNull(found.overhead()).bytes()).isEqualTo(20);
        assertThat(found.mss().server()).isEqualTo(1460);
        assertThat(found.explanation()).contains(Scenario.SERVER + " says so");
    }

    /** The tunnel's own number is right for Ethernet and too large for the line below: 1492 less 80. */
    @Test
    void wireGuardOverPppoeNeedsEightOctetsLess() {
        var found = main(refused(new Scenario().handshake(1380, 1380), Scenario.ROUTER, 1412, 1420)
                .diagnosis());

        assertThat(found.pathMtu()).isEqualTo(1412);
        assertThat(Objects.requireNonNull(found.recommendedMss()).ipv4()).isEqualTo(1372);
        assertThat(Objects.requireNonNull(found.overhead()).bytes()).isEqualTo(8);
        assertThat(Objects.requireNonNull(found.overhead())
                        .candidates()
                        .getFirst()
                        .encapsulation())
                .isEqualTo("pppoe");
    }

    /** A field that wants the MTU was given the MSS: IPv6 leaves the line at 1500 octets, the line carries 1492. */
    @Test
    void version6OverPppoeNeeds1432() {
        var s = new Scenario().overVersion6().handshake(1440, 1440);
        s.after(20).acknowledge(s.client(300));
        var lost = s.server(1440);
        for (int wait = 250; wait < PATIENCE; wait *= 2) {
            s.tooBig(1492, lost).after(wait).again(lost);
        }
        var diagnosis = s.after(50).ack(true).diagnosis();
        var found = main(diagnosis);

        assertThat(found.rule()).isEqualTo("ptb-ignored");
        assertThat(found.direction()).isEqualTo(org.headroom.flow.Direction.SERVER_TO_CLIENT);
        assertThat(Objects.requireNonNull(found.recommendedMss()).ipv6()).isEqualTo(1432);
        assertThat(Objects.requireNonNull(found.recommendedMss()).ipv4()).isEqualTo(1452);
        assertThat(rules(diagnosis)).contains("mss-exceeds-path");
    }

    /** The rule that clamps looks at packets that leave by the tunnel only; those that come out of it keep their MSS. */
    @Test
    void aClampOnTheWayIntoTheTunnelAlone() {
        var s = new Scenario().open().syn(1460);
        s.oneHopOn().synAck(1460).synRewritten(1240).synAckRewritten(1460).ack(true);
        s.after(20).acknowledge(s.client(200));
        s.after(20).acknowledge(s.server(1240));
        var diagnosis = repeats(s, s.client(1460)).diagnosis();
        var found = main(diagnosis);

        assertThat(rules(diagnosis)).contains("mss-clamp-one-way", "silent-size-loss");
        assertThat(found.direction()).isEqualTo(org.headroom.flow.Direction.CLIENT_TO_SERVER);
        assertThat(Objects.requireNonNull(found.pathMtuRange()).lost()).isEqualTo(1500);
    }

    /** 1240 against 1460 works, 1240 against 1400 does not: the second peer lies behind one more encapsulation. */
    @Test
    void twoPairsOfMssTellTwoPathsApart() {
        var s = new Scenario().handshake(1240, 1460);
        for (int i = 0; i < 4; i++) {
            s.after(5).acknowledge(s.server(1240));
        }
        s.handshake(1240, 1400);
        s.after(20).acknowledge(s.client(300));
        var diagnosis = repeats(s, s.server(1240)).diagnosis();
        var pairs = diagnosis.findings().stream()
                .filter(f -> f.rule().equals("mss-asymmetric"))
                .map(f -> f.mss().client() + "/" + f.mss().server())
                .toList();

        assertThat(pairs).containsExactlyInAnyOrder("1240/1460", "1240/1400");
    }

    /** The host has an IPsec policy and is told 1446; the container behind it hears nothing. */
    @Test
    void theHostIsToldAndTheContainerIsNot() {
        var s = new Scenario().throughIpip().handshake(1460, 1460);
        s.after(20).acknowledge(s.client(200));
        var lost = s.client(1460);
        for (int wait = 250; wait < PATIENCE; wait *= 2) {
            s.tunnelTooBig(1466, lost).after(wait).again(lost);
        }
        var found = main(s.after(50).ack(false).diagnosis());

        assertThat(found.rule()).isEqualTo("ptb-not-relayed");
        assertThat(found.pathMtu()).isEqualTo(1446);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "a load balancer that wraps in IP and sends no ICMP, 1480, 1500",
        "VXLAN on an underlay of 1472, 1410, 1460",
        "answers above 1372 octets of data from one node, 1412, 1460",
        "GRE in ESP: what is longer than 1424, 1424, 1428",
        "VXLAN over a fabric of 1500, 1450, 1500",
        "an OpenVPN upgrade on a line slightly too small, 1442, 1484",
        "containers of 1500 on a cloud network of 1460, 1460, 1500",
        "containers of 1500 on a host of 1400, 1400, 1500",
    })
    void nobodySaysAnything(String story, int delivered, int lost) {
        var diagnosis =
                stalls(new Scenario().handshake(1460, 1460), delivered, lost).diagnosis();
        var found = main(diagnosis);

        assertThat(diagnosis.verdict()).isEqualTo(Verdict.BLACK_HOLE);
        assertThat(found.rule()).isEqualTo("silent-size-loss");
        assertThat(found.pathMtuRange()).isEqualTo(new Interval(delivered, lost));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "a cloud instance with jumbo frames behind a filter, 8961, 8961, 1500, 9001",
        "9000 on one host and 1500 on the switch, 8960, 8960, 1400, 9000",
        "clusters that speak at 8941 and a path between them of 1500, 8901, 8901, 1500, 8941",
        "a key exchange between 9000 and 1500, 8960, 8960, 1100, 9000",
    })
    void jumboFrames(String story, int client, int server, int delivered, int lost) {
        var diagnosis = stalls(new Scenario().handshake(client, server), delivered, lost)
                .diagnosis();

        assertThat(diagnosis.verdict()).isEqualTo(Verdict.BLACK_HOLE);
        assertThat(rules(diagnosis)).contains("silent-size-loss", "jumbo-mismatch");
    }

    /** The quote still names the pod, so that the sender's kernel finds no connection for it. */
    @Test
    void aServiceAddressThatIsNotTranslatedInTheQuote() {
        var s = new Scenario().handshake(1460, 1460);
        s.after(20).acknowledge(s.client(200));
        var lost = s.client(1460);
        for (int wait = 250; wait < PATIENCE; wait *= 2) {
            s.tooBig(Scenario.ROUTER, 1420, lost, lost.sequence(), "10.0.1.7")
                    .after(wait)
                    .again(lost);
        }

        assertThat(main(s.after(50).ack(false).diagnosis()).rule()).isEqualTo("ptb-not-translated");
    }

    /** One provider lowers the SYN and not the SYN-ACK: downloads work, uploads stall. */
    @Test
    void aClampThatWorksOneWay() {
        var s = new Scenario().open().syn(1460);
        s.oneHopOn().synAck(1460).synRewritten(1452).synAckRewritten(1460).ack(true);
        s.after(20).acknowledge(s.client(200));
        s.after(20).acknowledge(s.server(1452));
        var diagnosis = repeats(s, s.client(1460)).diagnosis();

        assertThat(rules(diagnosis)).contains("mss-clamp-one-way", "silent-size-loss");
        assertThat(main(diagnosis).direction()).isEqualTo(org.headroom.flow.Direction.CLIENT_TO_SERVER);
    }

    /** Frames of 1506 octets from a server that was told 1460: the SYN was lowered further on, the SYN-ACK was not. */
    @Test
    void aClampBeyondTheCapture() {
        var s = new Scenario().handshake(1460, 1460);
        for (int i = 0; i < 8; i++) {
            s.after(5).acknowledge(s.serverStreams(1420));
        }
        var diagnosis = repeats(s, s.client(1460)).diagnosis();

        assertThat(rules(diagnosis)).contains("mss-clamp-inferred", "silent-size-loss");
    }

    /** The far side hears of 1446, the near side only finds a hole. */
    @Test
    void twoCapturesOfOneTrouble() {
        var far = new Scenario().handshake(1460, 1460);
        var near = new Scenario().handshake(1460, 1460);
        for (var s : List.of(far, near)) {
            s.after(20).acknowledge(s.client(200));
        }
        var lost = far.server(1460);
        near.beyond(false, 1460);
        for (int wait = 250; wait < PATIENCE; wait *= 2) {
            far.tooBig(1446, lost).after(wait).again(lost);
            near.after(wait);
        }
        far.after(50).ack(true);
        near.after(50).ack(true);
        var found = main(Scenario.diagnosis(List.of(far.capture(), near.capture())));

        assertThat(found.rule()).isEqualTo("ptb-ignored");
        assertThat(found.pathMtu()).isEqualTo(1446);
    }

    /** A sandbox believes in 1500, its host's card carries 1460; what is sent again in pieces of 1420 arrives. */
    @Test
    void smallerPiecesGetThrough() {
        var s = new Scenario().handshake(1460, 1460);
        s.after(20).acknowledge(s.client(300));
        for (int i = 0; i < 3; i++) {
            var lost = s.client(1460);
            for (int wait = 250; wait < 3_000; wait *= 2) {
                s.after(wait).again(lost);
            }
            s.after(3_000).again(lost, 0, 1380);
            s.after(5).again(lost, 1380, 80);
            s.after(40).acknowledge(lost);
        }

        var diagnosis = s.diagnosis();

        assertThat(diagnosis.verdict()).isEqualTo(Verdict.HIDDEN_BLACK_HOLE);
        assertThat(main(diagnosis).rule()).isEqualTo("plpmtud-fallback");
    }

    /** A post-quantum ClientHello fills two segments, both are acknowledged, and then the server hangs up. */
    @Test
    void aLongClientHelloThatArrivesIsNoMtuProblem() {
        var s = new Scenario().handshake(1460, 1460);
        var first = s.client(1460);
        var second = s.client(380);
        s.after(20).acknowledge(first);
        s.acknowledge(second).after(5_000).reset(false);

        notMtu(s.diagnosis());
    }

    /** Bad outer checksums: the SYN, the smallest packet of all, is lost. */
    @Test
    void aLostSynIsNoMtuProblem() {
        var s = new Scenario().open();
        for (int wait = 1_000; wait < 40_000; wait *= 2) {
            s.syn(1410).after(wait);
        }
        s.syn(1410).after(20).synAck(1410).after(20).ack(true);

        notMtu(s.diagnosis());
    }

    /** Small segments are lost as well as large ones. */
    @Test
    void lossOfAllSizesIsNoMtuProblem() {
        var s = new Scenario().handshake(1380, 1380);
        for (int round = 0; round < 6; round++) {
            for (var octets : new int[] {90, 1380, 40, 1380}) {
                var lost = s.client(octets);
                s.after(250).again(lost).after(500).again(lost).after(40).acknowledge(lost);
                s.after(20).acknowledge(s.client(1380));
            }
        }

        notMtu(s.diagnosis());
    }

    /** What offload glued together is no packet. */
    @Test
    void superPacketsAreNoMtuProblem() {
        var s = new Scenario().handshake(1460, 1460);
        for (int i = 0; i < 6; i++) {
            s.after(20).acknowledge(s.server(15_668));
        }

        notMtu(s.diagnosis());
        assertThat(rules(s.diagnosis())).contains("offload-super-packets");
    }

    /** The host itself refused to send: nothing large is on the wire. */
    @Test
    void whatWasNeverSentIsNoMtuProblem() {
        var s = new Scenario().handshake(1460, 1460);
        for (int i = 0; i < 6; i++) {
            s.after(1_000).acknowledge(s.client(100));
        }

        notMtu(s.diagnosis());
    }

    private static void notMtu(Diagnosis diagnosis) {
        assertThat(diagnosis.verdict())
                .as("%s", rules(diagnosis))
                .isIn(Verdict.OTHER_TROUBLE, Verdict.HEALTHY, Verdict.INCONCLUSIVE);
    }
}
