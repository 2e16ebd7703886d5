package org.headroom.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.headroom.flow.Recording.ACK;
import static org.headroom.flow.Recording.FIN;
import static org.headroom.flow.Recording.RST;
import static org.headroom.flow.Recording.a;
import static org.headroom.flow.Recording.b;

import org.junit.jupiter.api.Test;

/** Connections in detail: what each end sent, and what became of it. */
class FlowReaderTest {

    private static final long MILLISECOND = 1_000_000L;

    @Test
    void bothDirectionsAreFollowed() {
        var flow = new Recording()
                .handshake(1000, 5000)
                .put(a(1000, 5000, 300))
                .put(b(5000, 1300, 1460))
                .put(b(6460, 1300, 200))
                .put(a(1300, 6660, 0))
                .flow();
        var up = flow.clientToServer();
        var down = flow.serverToClient();

        assertThat(flow.client()).isEqualTo(new Endpoint(Recording.A, Recording.A_PORT));
        assertThat(flow.server()).isEqualTo(new Endpoint(Recording.B, Recording.B_PORT));
        assertThat(flow.midStream()).isFalse();
        assertThat(flow.sackPermitted()).isTrue();
        assertThat(flow.timestamps()).isFalse();
        assertThat(up.packets()).isEqualTo(4);
        assertThat(up.dataPackets()).isEqualTo(1);
        assertThat(up.mss()).isEqualTo(1460);
        assertThat(up.mssRow()).isZero();
        assertThat(down.mssRow()).isEqualTo(1);
        assertThat(up.largestDelivered()).isEqualTo(340);
        assertThat(down.packets()).isEqualTo(3);
        assertThat(down.dataPackets()).isEqualTo(2);
        assertThat(down.largestSent()).isEqualTo(1500);
        assertThat(down.largestDelivered()).isEqualTo(1500);
        assertThat(down.octets()).isEqualTo(48 + 1500 + 240);
        assertThat(up.firstTimeToLive()).isEqualTo(63);
        assertThat(down.firstTimeToLive()).isEqualTo(62);
        assertThat(up.troubled()).isEmpty();
        assertThat(down.troubled()).isEmpty();
        assertThat(up.acked()).isEqualTo(301);
        assertThat(down.next()).isEqualTo(1661);
        assertThat(down.firstNanos()).isEqualTo(1_700_000_000_010_000_000L);
        assertThat(down.lastNanos()).isGreaterThan(down.firstNanos());
    }

    @Test
    void sequenceNumbersThatBeginAgainAreNoRetransmissions() {
        var r = new Recording().handshake(-3000, -500);
        for (int i = 0; i < 6; i++) {
            r.put(a(-3000 + i * 1000, -500, 1000)).put(b(-500, -2000 + i * 1000, 0));
        }
        var up = r.flow().clientToServer();

        assertThat(up.retransmissions()).isZero();
        assertThat(up.holes()).isEmpty();
        assertThat(up.next()).isEqualTo(6001);
        assertThat(up.acked()).isEqualTo(6001);
        assertThat(up.sizes().deliveredAbove(1000)).isEqualTo(6);
        assertThat(up.sequences().holds(-3001)).isTrue();
        assertThat(up.sequences().holds(2999)).isTrue();
        assertThat(up.sequences().holds(-3002)).isFalse();
        assertThat(up.sequences().holds(3001)).isFalse();
    }

    @Test
    void aSegmentSentAgainWaitsEachTimeTwiceAsLong() {
        var r = new Recording().handshake(1000, 5000).put(a(1000, 5000, 200)).put(b(5000, 1200, 0));
        for (var millis : new int[] {100, 350, 850, 1850}) {
            r.at(millis).put(a(1200, 5000, 1460));
        }
        var up = r.put(b(5000, 1200, 0)).flow().clientToServer();

        assertThat(up.retransmissions()).isEqualTo(3);
        assertThat(up.stuck().getFirst().transmissions())
                .extracting(Transmission::copy)
                .containsExactly(1, 2, 3, 4);
        assertThat(up.stuck().getFirst().transmissions())
                .extracting(t -> (t.nanos() - up.stuck().getFirst().first().nanos()) / MILLISECOND)
                .containsExactly(0L, 250L, 750L, 1750L);
        assertThat(up.stuck().getFirst().transmissions())
                .extracting(Transmission::fate)
                .containsOnly(Fate.LOST);
        assertThat(up.stuck().getFirst().last().original())
                .isEqualTo(up.stuck().getFirst().first().row());
        assertThat(up.largestDelivered()).isEqualTo(240);
    }

    @Test
    void whatIsSeenBeforeAndBehindARouterIsSentOnce() {
        var segment = a(1000, 5000, 1460);
        var up = new Recording()
                .handshake(1000, 5000)
                .put(segment)
                .at(60)
                .put(segment.ttl(61))
                .put(b(5000, 2460, 0))
                .flow()
                .clientToServer();

        assertThat(up.retransmissions()).isZero();
        assertThat(up.dataPackets()).isEqualTo(1);
        assertThat(up.packets()).isEqualTo(3);
        assertThat(up.octets()).isEqualTo(48 + 40 + 1500);
    }

    @Test
    void theSameOctetsUnderAnotherIdentificationAreSentAgain() {
        var up = new Recording()
                .handshake(1000, 5000)
                .put(a(1000, 5000, 1460).id(500))
                .at(60)
                .put(a(1000, 5000, 1460).id(501).ttl(61))
                .put(b(5000, 2460, 0))
                .flow()
                .clientToServer();

        assertThat(up.retransmissions()).isEqualTo(1);
        assertThat(up.dataPackets()).isEqualTo(2);
    }

    @Test
    void aHoleInTheMiddleIsReportedBySack() {
        var up = new Recording()
                .handshake(1000, 5000)
                .put(a(1000, 5000, 1460))
                .put(a(2460, 5000, 500))
                .put(a(2960, 5000, 300))
                .put(b(5000, 1000, 0).sack(2460, 2960))
                .put(b(5000, 1000, 0).sack(2460, 3260))
                .flow()
                .clientToServer();

        assertThat(up.stuck()).hasSize(1);
        assertThat(up.stuck().getFirst().first().fate()).isEqualTo(Fate.LOST);
        assertThat(up.stuck().getFirst().start()).isEqualTo(1);
        assertThat(up.sizes().deliveredUpTo(1499)).as("besides the SYN").isEqualTo(3);
        assertThat(up.largestDelivered()).isEqualTo(540);
        assertThat(up.largestArrival().selectively()).isTrue();
    }

    @Test
    void twoSackBlocksOnOnePacketAreBothTaken() {
        var up = new Recording()
                .handshake(1000, 5000)
                .put(a(1000, 5000, 100))
                .put(a(1100, 5000, 200))
                .put(a(1300, 5000, 300))
                .put(a(1600, 5000, 400))
                .put(b(5000, 1000, 0).sack(1600, 2000, 1100, 1300))
                .flow()
                .clientToServer();

        assertThat(up.sizes().deliveredUpTo(240)).as("besides the SYN").isEqualTo(2);
        assertThat(up.sizes().deliveredAbove(400)).isEqualTo(1);
        assertThat(up.stuck()).extracting(SentRange::start).containsExactly(1L, 301L);
    }

    @Test
    void theRoundTripIsThatOfTheHandshake() {
        assertThat(new Recording().handshake(1000, 5000).flow().roundTripNanos())
                .isEqualTo(20 * MILLISECOND);
        assertThat(new Recording()
                        .put(a(1000, 5000, 10))
                        .put(b(5000, 1010, 0))
                        .flow()
                        .roundTripNanos())
                .isZero();
    }

    @Test
    void aSynSentAgainCountsFromTheLastBeforeTheAnswer() {
        var flow = new Recording()
                .put(a(999, 0, 0).opening(1460))
                .at(1_000)
                .put(a(999, 0, 0).opening(1460))
                .at(1_030)
                .put(b(4999, 1000, 0).opening(1460))
                .at(1_050)
                .put(a(1000, 5000, 0))
                .flow();

        assertThat(flow.roundTripNanos()).isEqualTo(50 * MILLISECOND);
        assertThat(flow.syns()).hasSize(3).allMatch(s -> s.copyOf() < 0);
        assertThat(flow.clientToServer().retransmissions()).isEqualTo(1);
    }

    @Test
    void aSynSeenBehindAClampIsTheSameSyn() {
        var flow = new Recording()
                .put(a(999, 0, 0).opening(1460).id(7))
                .put(a(999, 0, 0).opening(1400).id(7).ttl(62))
                .put(b(4999, 1000, 0).opening(1460))
                .flow();

        assertThat(flow.syns()).extracting(Flow.Syn::mss).containsExactly(1460, 1400, 1460);
        assertThat(flow.syns()).extracting(Flow.Syn::copyOf).containsExactly(-1, 0, -1);
        assertThat(flow.clientToServer().mss())
                .as("what the client said itself")
                .isEqualTo(1460);
        assertThat(flow.mssInForce(Direction.SERVER_TO_CLIENT)).isEqualTo(1460);
    }

    @Test
    void withoutTheFirstSynTheAnswerTellsWhoTheClientIs() {
        var flow = new Recording()
                .put(b(4999, 1000, 0).opening(1440))
                .put(a(1000, 5000, 100))
                .flow();

        assertThat(flow.client().address()).isEqualTo(Recording.A);
        assertThat(flow.midStream()).isFalse();
        assertThat(flow.serverToClient().mss()).isEqualTo(1440);
        assertThat(flow.mssInForce(Direction.CLIENT_TO_SERVER)).isEqualTo(1440);
        assertThat(flow.mssInForce(Direction.SERVER_TO_CLIENT)).isEqualTo(-1);
    }

    @Test
    void withoutAnyHandshakeTheLowerPortIsTheServers() {
        var flow = new Recording()
                .put(b(5000, 1000, 700))
                .put(a(1000, 5700, 0))
                .put(a(1000, 5700, 100))
                .put(b(5700, 1100, 0))
                .flow();

        assertThat(flow.midStream()).isTrue();
        assertThat(flow.client().address()).isEqualTo(Recording.A);
        assertThat(flow.serverToClient().largestDelivered()).isEqualTo(740);
        assertThat(flow.clientToServer().largestDelivered()).isEqualTo(140);
        assertThat(flow.serverToClient().holes()).isEmpty();
        assertThat(flow.serverToClient().ackedUnseen()).isZero();
    }

    @Test
    void whatWasAcknowledgedBeforeTheCaptureBeganIsNotMissing() {
        var flow = new Recording()
                .put(a(1000, 900_000, 0))
                .put(b(900_000, 1000, 500))
                .put(a(1000, 900_500, 0))
                .flow();

        assertThat(flow.serverToClient().holes()).isEmpty();
        assertThat(flow.serverToClient().ackedUnseen()).isZero();
        assertThat(flow.serverToClient().largestDelivered()).isEqualTo(540);
        assertThat(flow.serverToClient().sequences().known())
                .as("an acknowledgment is no octet sent")
                .isFalse();
    }

    @Test
    void aKeepAliveIsNoRetransmission() {
        var flow = new Recording()
                .handshake(1000, 5000)
                .put(a(1000, 5000, 100))
                .put(b(5000, 1100, 0))
                .at(5_000)
                .put(a(1099, 5000, 0))
                .at(10_000)
                .put(a(1099, 5000, 1))
                .put(b(5000, 1100, 0))
                .flow();

        assertThat(flow.clientToServer().keepAlives()).isEqualTo(2);
        assertThat(flow.clientToServer().retransmissions()).isZero();
        assertThat(flow.clientToServer().dataPackets()).isEqualTo(1);
    }

    @Test
    void aClosedWindowLastsUntilItOpens() {
        var up = new Recording()
                .handshake(1000, 5000)
                .put(a(1000, 5000, 100))
                .at(100)
                .put(b(5000, 1100, 0).window(0))
                .at(600)
                .put(b(5000, 1100, 0).window(0))
                .at(900)
                .put(b(5000, 1100, 0).window(1000))
                .at(1_000)
                .put(b(5000, 1100, 0).window(0))
                .at(1_500)
                .put(b(5000, 1100, 0).window(0))
                .flow()
                .clientToServer();

        assertThat(up.closedWindows()).hasSize(2);
        assertThat(up.closedWindows().getFirst().opened()).isTrue();
        assertThat(up.closedWindows().getFirst().toNanos()
                        - up.closedWindows().getFirst().fromNanos())
                .isEqualTo(800 * MILLISECOND);
        assertThat(up.closedWindows().getLast().opened()).isFalse();
        assertThat(up.closedWindows().getLast().toNanos()
                        - up.closedWindows().getLast().fromNanos())
                .isEqualTo(500 * MILLISECOND);
        assertThat(up.closedWindows().getFirst().row()).isEqualTo(4);
    }

    @Test
    void aResetClosesNoWindow() {
        var flow = new Recording()
                .handshake(1000, 5000)
                .put(b(5000, 1000, 0).bits(RST | ACK).window(0))
                .flow();

        assertThat(flow.clientToServer().closedWindows()).isEmpty();
        assertThat(flow.serverToClient().resetRow()).isEqualTo(3);
        assertThat(flow.clientToServer().resetRow()).isEqualTo(-1);
    }

    @Test
    void aFinTakesASequenceNumber() {
        var flow = new Recording()
                .handshake(1000, 5000)
                .put(a(1000, 5000, 100).bits(FIN | ACK))
                .put(b(5000, 1101, 0))
                .flow();

        assertThat(flow.clientToServer().finRow()).isEqualTo(3);
        assertThat(flow.serverToClient().finRow()).isEqualTo(-1);
        assertThat(flow.clientToServer().next()).isEqualTo(102);
        assertThat(flow.clientToServer().ackedUnseen()).isZero();
        assertThat(flow.clientToServer().largestDelivered()).isEqualTo(140);
    }

    @Test
    void whatOffloadGluedTogetherIsNoSize() {
        var up = new Recording()
                .handshake(1000, 5000)
                .put(a(1000, 5000, 1460))
                .put(a(2460, 5000, 1461))
                .put(a(3921, 5000, 14_600))
                .put(b(5000, 18_521, 0))
                .flow()
                .clientToServer();

        assertThat(up.aggregated()).isEqualTo(2);
        assertThat(up.largestSent()).isEqualTo(1500);
        assertThat(up.largestDelivered()).isEqualTo(1500);
        assertThat(up.aggregatesArrived()).isTrue();
    }

    @Test
    void whatWasSentGluedTogetherOnlyArrivesInSegmentsAllTheSame() {
        var up = new Recording()
                .handshake(1000, 5000)
                .put(a(1000, 5000, 100))
                .put(a(1100, 5000, 14_600))
                .put(b(5000, 15_700, 0))
                .flow()
                .clientToServer();

        assertThat(up.largestSent()).isEqualTo(140);
        assertThat(up.largestDelivered()).as("MSS 1460 and headers").isEqualTo(1500);
    }

    @Test
    void aJumboFrameThatTheMssAllowsIsOnePacket() {
        var up = new Recording()
                .put(a(999, 0, 0).opening(8960))
                .put(b(4999, 1000, 0).opening(8960))
                .put(a(1000, 5000, 0))
                .put(a(1000, 5000, 8960))
                .put(b(5000, 9960, 0))
                .flow()
                .clientToServer();

        assertThat(up.aggregated()).isZero();
        assertThat(up.largestSent()).isEqualTo(9000);
        assertThat(up.largestDelivered()).isEqualTo(9000);
    }

    @Test
    void withoutHandshakeOnlyWhatNoLinkCarriesIsGluedTogether() {
        var up = new Recording()
                .put(a(1000, 5000, 9_176))
                .put(a(10_176, 5000, 9_177))
                .put(b(5000, 19_353, 0))
                .flow()
                .clientToServer();

        assertThat(up.aggregated()).isEqualTo(1);
        assertThat(up.largestSent()).isEqualTo(9_216);
        assertThat(up.largestDelivered()).isEqualTo(9_216);
    }

    @Test
    void packetsWithoutDontFragmentAfterOthersThatHadIt() {
        var kept = new Recording().handshake(1000, 5000).put(a(1000, 5000, 100)).flow();
        var cleared = new Recording()
                .handshake(1000, 5000)
                .put(a(1000, 5000, 1460))
                .put(a(1000, 5000, 512).mayFragment())
                .flow();

        assertThat(kept.clientToServer().dfCleared()).isFalse();
        assertThat(cleared.clientToServer().dfCleared()).isTrue();
    }

    @Test
    void anAcknowledgmentFromBeyondShowsAHoleWithoutData() {
        var down = new Recording()
                .handshake(1000, 5000)
                .put(a(1000, 5000, 100))
                .put(b(5000, 1100, 0))
                .at(3_020)
                .put(b(9_380, 1100, 0))
                .flow()
                .serverToClient();

        assertThat(down.holes()).hasSize(1);
        assertThat(down.holes().getFirst().octets()).isEqualTo(4380);
        assertThat(down.holes().getFirst().quietNanos()).isGreaterThan(2_900 * MILLISECOND);
        assertThat(down.holes().getFirst().noticedRow()).isEqualTo(5);
    }

    @Test
    void rowsOutOfOrderInTheFileAreReadInOrderOfTime() {
        var flow = new Recording()
                .at(50)
                .put(b(5000, 1100, 0))
                .at(40)
                .put(a(1000, 5000, 100))
                .at(0)
                .handshake(1000, 5000)
                .flow();

        assertThat(flow.client().address()).isEqualTo(Recording.A);
        assertThat(flow.clientToServer().retransmissions()).isZero();
        assertThat(flow.clientToServer().largestDelivered()).isEqualTo(140);
        assertThat(flow.roundTripNanos()).isEqualTo(20 * MILLISECOND);
    }

    @Test
    void portsUsedAgainMakeAnotherFlow() {
        var r = new Recording().handshake(1000, 5000).put(a(1000, 5000, 100)).put(b(5000, 1100, 0));
        var traffic = r.at(9_000)
                .handshake(700_000, 900_000)
                .put(a(700_000, 900_000, 50))
                .put(b(900_000, 700_050, 0))
                .traffic();

        assertThat(traffic.flows()).isEqualTo(2);
        assertThat(traffic.rows(0)).hasSize(5);
        assertThat(traffic.rows(1)).hasSize(5);
        assertThat(traffic.flow(1).clientToServer().largestDelivered()).isEqualTo(90);
        assertThat(traffic.flow(1).clientToServer().holes()).isEmpty();
    }

    @Test
    void theSameSynAgainIsTheSameConnection() {
        var traffic = new Recording()
                .put(a(999, 0, 0).opening(1460))
                .at(1_000)
                .put(a(999, 0, 0).opening(1460))
                .traffic();

        assertThat(traffic.flows()).isEqualTo(1);
    }

    @Test
    void datagramsAreCountedEachWay() {
        var traffic = new Recording()
                .datagram(true, 40)
                .datagram(false, 400)
                .datagram(false, 1200)
                .traffic();
        var flow = traffic.flow(0);

        assertThat(flow.tcp()).isFalse();
        assertThat(flow.client().address()).isEqualTo(Recording.A);
        assertThat(flow.clientToServer().packets()).isEqualTo(1);
        assertThat(flow.serverToClient().dataPackets()).isEqualTo(2);
        assertThat(flow.serverToClient().largestSent()).isEqualTo(1228);
        assertThat(traffic.row(0).protocol()).isEqualTo("UDP");
        assertThat(traffic.row(0).serverToClient().largestDelivered())
                .as("nothing acknowledges them")
                .isZero();
    }

    @Test
    void behindALongQueueAPacketIsStillTheSame() {
        var segment = a(1000, 5000, 1460).id(500);
        var up = new Recording()
                .handshake(1000, 5000)
                .at(100)
                .put(segment)
                .at(1_500)
                .put(segment.ttl(61))
                .put(b(5000, 2460, 0))
                .flow()
                .clientToServer();

        assertThat(up.dataPackets()).isEqualTo(1);
        assertThat(up.retransmissions()).isZero();
    }

    @Test
    void whereElseATransmissionWasSeenIsKept() {
        var segment = a(1000, 5000, 1460).id(500);
        var up = new Recording()
                .handshake(1000, 5000)
                .put(segment)
                .put(segment.ttl(61))
                .put(b(5000, 1000, 0))
                .at(400)
                .put(a(1000, 5000, 1460).id(501))
                .flow()
                .clientToServer();

        assertThat(up.stuck().getFirst().first().further())
                .extracting(Transmission.Observation::row, Transmission.Observation::timeToLive)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(4, 61));
        assertThat(up.stuck().getFirst().last().further()).isEmpty();
    }

    @Test
    void theFirstTimeToLiveStays() {
        var up = new Recording()
                .handshake(1000, 5000)
                .put(a(1000, 5000, 100).ttl(50))
                .flow()
                .clientToServer();

        assertThat(up.firstTimeToLive()).isEqualTo(63);
    }

    @Test
    void sackIsPermittedOnlyWhereBothEndsSaySo() {
        var both = new Recording()
                .put(a(999, 0, 0).opening(1460))
                .put(b(4999, 1000, 0).opening(1460));
        var client = new Recording()
                .put(a(999, 0, 0).opening(1460))
                .put(b(4999, 1000, 0).openingWithoutSack(1460));
        var server = new Recording()
                .put(a(999, 0, 0).openingWithoutSack(1460))
                .put(b(4999, 1000, 0).opening(1460));

        assertThat(both.flow().sackPermitted()).isTrue();
        assertThat(client.flow().sackPermitted()).isFalse();
        assertThat(server.flow().sackPermitted()).isFalse();
        assertThat(both.flow().syns()).hasSize(2).allMatch(Flow.Syn::optionsWhole);
    }

    @Test
    void aWindowThatOpensAtOnceWasNotClosed() {
        var up = new Recording()
                .handshake(1000, 5000)
                .put(a(1000, 5000, 100))
                .at(100)
                .put(b(5000, 1100, 0).window(0))
                .at(100)
                .put(b(5000, 1100, 0).window(1000))
                .flow()
                .clientToServer();

        assertThat(up.closedWindows()).isEmpty();
    }

    @Test
    void itsLegsAreEachNamedOnceWhateverTheirOrder() {
        var half = new Half(Direction.CLIENT_TO_SERVER);
        for (var leg : new int[] {7, 7, 3, 7, 900, 3, 0, 900, 8}) {
            half.use(leg);
        }
        var twin = new Half(Direction.CLIENT_TO_SERVER);
        twin.use(8);
        twin.use(5);
        half.useAll(twin);

        assertThat(half.legs()).containsExactly(0, 3, 5, 7, 8, 900);
        assertThat(new Half(Direction.CLIENT_TO_SERVER).legs()).isEmpty();
    }

    @Test
    void datagramsAreKeptForATraceAlone() {
        var traffic = new Recording().datagram(true, 40).datagram(false, 400).traffic();
        var half = traffic.flow(0).clientToServer();

        assertThat(half.dataPackets()).isEqualTo(1);
        assertThat(half.all()).isEmpty();
        assertThat(traffic.trace(0, 10).marks()).hasSize(2);
    }
}
