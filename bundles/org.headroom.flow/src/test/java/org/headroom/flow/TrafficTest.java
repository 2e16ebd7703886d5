package org.headroom.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.headroom.flow.Recording.ACK;
import static org.headroom.flow.Recording.FIN;
import static org.headroom.flow.Recording.RST;
import static org.headroom.flow.Recording.SYN;
import static org.headroom.flow.Recording.a;
import static org.headroom.flow.Recording.b;

import java.util.ArrayList;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Flows from their record alone: which deserve a closer look, and what one line tells. */
class TrafficTest {

    private static Recording answered() {
        return new Recording().handshake(1000, 5000).put(a(1000, 5000, 1000)).put(b(5000, 2000, 0));
    }

    private static boolean suspicious(Recording r) {
        return r.traffic().suspicious(0);
    }

    @Test
    void aFlowThatGoesAsItShouldDeservesNoLook() {
        assertThat(suspicious(answered())).isFalse();
        assertThat(suspicious(answered().put(a(2000, 5000, 0).bits(FIN | ACK)).put(b(5000, 2001, 0))))
                .isFalse();
    }

    @Test
    void oneOrTwoSegmentsThatGoAgainAndArriveAreMended() {
        var twice = answered();
        for (int i = 0; i < 2; i++) {
            twice.put(a(2000, 5000, 500)).at(300 + i * 300).put(a(2000, 5000, 500));
        }
        twice.put(b(5000, 2500, 0));

        assertThat(suspicious(answered().put(a(1000, 5000, 1000)))).isFalse();
        assertThat(suspicious(twice)).as("three copies").isTrue();
    }

    @Test
    void aSegmentThatGoesAgainAndIsNotAcknowledgedIsNotMended() {
        assertThat(suspicious(answered().put(a(2000, 5000, 500)).at(300).put(a(2000, 5000, 500))))
                .isTrue();
    }

    @Test
    void theLargestSegmentAgainInASmallerPieceIsNotMended() {
        assertThat(suspicious(answered().put(a(1000, 5000, 500)))).isTrue();
    }

    @Test
    void signsThatAreAlwaysLookedAt() {
        assertThat(suspicious(answered().put(b(5000, 2000, 0).window(0))))
                .as("window 0")
                .isTrue();
        assertThat(suspicious(answered().put(b(5000, 2000, 0).bits(RST | ACK))))
                .as("reset")
                .isTrue();
        assertThat(suspicious(answered().put(a(3000, 5000, 100)).put(b(5000, 3100, 0))))
                .as("hole")
                .isTrue();
        assertThat(suspicious(answered().put(a(2000, 5000, 10_000)).put(b(5000, 12_000, 0))))
                .as("super-packet")
                .isTrue();
        assertThat(suspicious(new Recording().put(a(999, 0, 0).opening(1460)).handshake(1000, 5000)))
                .as("SYN again")
                .isTrue();
    }

    @Test
    void oneDirectionAndUnansweredDataAreLookedAt() {
        assertThat(suspicious(new Recording().put(a(1000, 5000, 100)))).isTrue();
        assertThat(suspicious(answered().put(a(2000, 5000, 100)))).isTrue();
        assertThat(suspicious(answered().put(b(5000, 2000, 100)))).isTrue();
        assertThat(suspicious(answered().put(b(5000, 2000, 100)).put(a(2000, 5100, 0))))
                .isFalse();
    }

    @Test
    void aKeepAliveIsNoSegmentSentAgain() {
        var r = answered();
        for (int i = 0; i < 5; i++) {
            r.put(a(1999, 5000, 1)).put(b(5000, 2000, 0));
        }

        assertThat(suspicious(r)).isFalse();
        assertThat(r.traffic().row(0).clientToServer().retransmissions()).isZero();
    }

    @Test
    void aLineTellsBothWays() {
        var row = answered()
                .put(b(5000, 2000, 1200))
                .put(a(2000, 6200, 700))
                .put(a(1000, 5000, 1000))
                .traffic()
                .row(0);

        assertThat(row.client()).isEqualTo(new Endpoint(Recording.A, Recording.A_PORT));
        assertThat(row.server()).isEqualTo(new Endpoint(Recording.B, Recording.B_PORT));
        assertThat(row.protocol()).isEqualTo("TCP");
        assertThat(row.clientMss()).isEqualTo(1460);
        assertThat(row.serverMss()).isEqualTo(1460);
        assertThat(row.packets()).isEqualTo(8);
        assertThat(row.clientToServer().packets()).isEqualTo(5);
        assertThat(row.clientToServer().octets()).isEqualTo(48 + 40 + 1040 + 740 + 1040);
        assertThat(row.clientToServer().largestSent()).isEqualTo(1040);
        assertThat(row.clientToServer().largestDelivered()).isEqualTo(1040);
        assertThat(row.clientToServer().retransmissions()).isEqualTo(1);
        assertThat(row.serverToClient().largestDelivered()).isEqualTo(1240);
        assertThat(row.serverToClient().retransmissions()).isZero();
        assertThat(row.side(Direction.SERVER_TO_CLIENT)).isEqualTo(row.serverToClient());
        assertThat(row.lastNanos()).isGreaterThan(row.firstNanos());
    }

    @Test
    void whatIsNotAcknowledgedIsNotToldAsArrived() {
        var row = answered().put(a(2000, 5000, 1460)).traffic().row(0);

        assertThat(row.clientToServer().largestSent()).isEqualTo(1500);
        assertThat(row.clientToServer().largestDelivered()).isZero();
    }

    @Test
    void aSynWithoutTheOptionLeavesTheOtherMssKnown() {
        var row = new Recording()
                .put(a(999, 0, 0).opening(-1))
                .put(b(4999, 1000, 0).opening(1400))
                .traffic()
                .row(0);

        assertThat(row.clientMss()).isNull();
        assertThat(row.serverMss()).isEqualTo(1400);
    }

    @Test
    void theLargestMssThereIsIsOne() {
        var row = new Recording()
                .put(a(999, 0, 0).opening(65_535))
                .put(b(4999, 1000, 0).opening(1400))
                .traffic()
                .row(0);

        assertThat(row.clientMss()).isEqualTo(65_535);
    }

    @Test
    void aDetailedLineAgreesWithTheDetail() {
        var traffic = answered()
                .put(a(2000, 5000, 1460))
                .at(400)
                .put(a(2000, 5000, 1460))
                .traffic();
        var row = traffic.row(0).detailed(traffic.flow(0));

        assertThat(row.clientToServer().largestDelivered()).isEqualTo(1040);
        assertThat(row.clientToServer().retransmissions()).isEqualTo(1);
        assertThat(row.packets()).isEqualTo(7);
    }

    @Test
    void manyFlowsReadTogetherAreWhatEachIsAlone() {
        var r = new Recording();
        var ports = 600;
        for (int port = 0; port < ports; port++) {
            r.put(a(999, 0, 0).opening(1460).port(20_000 + port));
            r.put(b(4999, 1000, 0).opening(1460).port(20_000 + port));
        }
        for (int round = 0; round < 170; round++) {
            for (int port = 0; port < ports; port++) {
                if (port % 3 != 0 || round < 5) {
                    var behind = round - (port + round) % 7 / 6;
                    r.put(a(1000 + behind * 100, 5000, 100).port(20_000 + port));
                }
            }
        }
        var traffic = r.traffic();
        var together = traffic.flows(id -> id % 5 != 1);

        assertThat(traffic.packets()).as("worth a second thread").isGreaterThan(1 << 16);
        assertThat(together)
                .extracting(Flow::id)
                .containsExactlyElementsOf(IntStream.range(0, ports)
                        .filter(id -> id % 5 != 1)
                        .boxed()
                        .toList());
        for (var flow : together) {
            var alone = traffic.flow(flow.id());
            assertThat(flow.client()).isEqualTo(alone.client());
            assertThat(flow.clientToServer().packets())
                    .isEqualTo(alone.clientToServer().packets());
            assertThat(flow.clientToServer().octets())
                    .isEqualTo(alone.clientToServer().octets());
            assertThat(flow.clientToServer().retransmissions())
                    .isEqualTo(alone.clientToServer().retransmissions());
            assertThat(flow.clientToServer().sizes().counts())
                    .isEqualTo(alone.clientToServer().sizes().counts());
            assertThat(flow.syns()).isEqualTo(alone.syns());
        }
    }

    @Test
    void oneShortFlowAmongManyRowsIsFoundToo() {
        var r = new Recording().put(a(999, 0, 0).opening(1460));
        for (int i = 0; i < 3_000; i++) {
            r.put(a(1000 + i * 100, 5000, 100).port(50_000));
        }
        var traffic = r.put(b(4999, 1000, 0).opening(1460)).traffic();

        assertThat(traffic.flows(id -> id == 0)).hasSize(1);
        assertThat(traffic.flows(id -> id == 0).getFirst().syns()).hasSize(2);
        assertThat(traffic.flows(_ -> false)).isEmpty();
    }

    @Test
    void readingStopsWhenItIsToldTo() {
        var r = new Recording();
        for (int i = 0; i < 10_000; i++) {
            r.put(a(1000 + i * 100, 5000, 100));
        }
        var told = new ArrayList<Long>();
        Progress impatient = (_, _, packets) -> {
            told.add(packets);
            return told.size() < 3;
        };

        assertThatThrownBy(() -> Traffic.read(r.capture(), impatient)).isInstanceOf(CancellationException.class);
        assertThat(told).hasSize(3).isSorted();
    }

    @Test
    void theDirectionOfARowIsKnown() {
        var traffic = new Recording()
                .put(b(5000, 1000, 700))
                .put(a(1000, 5700, 30).bits(ACK | 8))
                .traffic();

        assertThat(traffic.direction(0, traffic.reversed(0))).isEqualTo(Direction.SERVER_TO_CLIENT);
        assertThat(traffic.direction(0, traffic.reversed(1))).isEqualTo(Direction.CLIENT_TO_SERVER);
        assertThat(traffic.payload(0)).isEqualTo(700);
        assertThat(traffic.payload(1)).isEqualTo(30);
        assertThat(traffic.controlBits(1)).isEqualTo(ACK | 8);
        assertThat(traffic.sequence(0)).isEqualTo(5000);
        assertThat(traffic.acknowledgment(1)).isEqualTo(5700);
        assertThat(traffic.controlBits(0) & SYN).isZero();
        assertThat(traffic.timeToLive(0)).isEqualTo(62);
        assertThat(traffic.timeless()).isFalse();
        assertThat(traffic.legs()).hasSize(1);
        assertThat(traffic.packetsOn(traffic.legs().getFirst())).isEqualTo(2);
        assertThat(traffic.largestInner(traffic.legs().getFirst())).isEqualTo(740);
    }

    @Test
    void aSegmentLongerThanTheOtherEndTakesIsNotMended() {
        var r = new Recording()
                .put(a(999, 0, 0).opening(1460))
                .put(b(4999, 1000, 0).opening(536))
                .put(a(1000, 5000, 1000));

        assertThat(suspicious(r.put(b(5000, 2000, 0)).put(a(1000, 5000, 1000)))).isTrue();
    }

    @Test
    void anOpeningTellsTheMssThatTheDetailTells() {
        var recordings = java.util.List.of(
                answered(),
                new Recording()
                        .put(a(999, 0, 0).opening(1400))
                        .put(b(4999, 1000, 0).opening(-1))
                        .put(a(1000, 5000, 10)),
                new Recording()
                        .put(a(999, 0, 0).opening(1300))
                        .at(1_000)
                        .put(a(999, 0, 0).opening(1200))
                        .put(b(4999, 1000, 0).opening(1460)),
                new Recording().put(b(4999, 1000, 0).opening(1440)).put(a(1000, 5000, 100)),
                new Recording()
                        .at(50)
                        .put(b(4999, 1000, 0).opening(1440))
                        .at(0)
                        .put(a(999, 0, 0).opening(1460)),
                new Recording().put(a(1000, 5000, 100)).put(b(5000, 1100, 0)));

        for (var r : recordings) {
            var traffic = r.traffic();
            var opening = traffic.opening(0);
            var detail = traffic.flow(0);
            for (var direction : Direction.values()) {
                assertThat(opening.half(direction).mss())
                        .isEqualTo(detail.half(direction).mss());
                assertThat(opening.half(direction).mssRow())
                        .isEqualTo(detail.half(direction).mssRow());
            }
            assertThat(opening.client()).isEqualTo(detail.client());
        }
        assertThat(answered().traffic().opening(0).clientToServer().mss()).isEqualTo(1460);
        assertThat(recordings.get(2).traffic().opening(0).clientToServer().mss())
                .as("the first")
                .isEqualTo(1300);
        assertThat(recordings.get(3).traffic().opening(0).serverToClient().mss())
                .isEqualTo(1440);
    }

    @Test
    void flowsReadTogetherAreInOrderOfTimeToo() {
        var traffic = new Recording()
                .at(50)
                .put(b(5000, 1100, 0))
                .at(40)
                .put(a(1000, 5000, 100))
                .at(0)
                .handshake(1000, 5000)
                .traffic();
        var flow = traffic.flows(_ -> true).getFirst();

        assertThat(flow.clientToServer().retransmissions()).isZero();
        assertThat(flow.clientToServer().largestDelivered()).isEqualTo(140);
        assertThat(flow.roundTripNanos()).isEqualTo(20_000_000L);
    }

    @Test
    void theEndsOfAFlowAreTheirOwnWhoeverWasSeenFirst() {
        var traffic = new Recording()
                .put(b(4999, 1000, 0).opening(1440))
                .put(a(1000, 5000, 100))
                .put(b(5000, 1000, 700))
                .traffic();

        assertThat(traffic.mss(0, Direction.CLIENT_TO_SERVER)).isEqualTo(-1);
        assertThat(traffic.mss(0, Direction.SERVER_TO_CLIENT)).isEqualTo(1440);
        assertThat(traffic.largestSent(0, Direction.CLIENT_TO_SERVER)).isEqualTo(140);
        assertThat(traffic.largestSent(0, Direction.SERVER_TO_CLIENT)).isEqualTo(740);
        assertThat(traffic.largestDelivered(0, Direction.SERVER_TO_CLIENT)).isZero();
        assertThat(answered().traffic().largestDelivered(0, Direction.CLIENT_TO_SERVER))
                .isEqualTo(1040);
        assertThat(answered().traffic().mss(0, Direction.CLIENT_TO_SERVER)).isEqualTo(1460);
        assertThat(traffic.sender(0, Direction.CLIENT_TO_SERVER))
                .isEqualTo(traffic.receiver(0, Direction.SERVER_TO_CLIENT))
                .isNotEqualTo(traffic.sender(0, Direction.SERVER_TO_CLIENT));
    }

    @Test
    void aLineCountsTheMessagesAboutEachWay() {
        var big = a(1000, 5000, 1460);
        var row = new Recording()
                .handshake(1000, 5000)
                .put(big)
                .tooBig(1480, big)
                .tooBig(1400, big)
                .traffic()
                .row(0);
        var answer = b(5000, 1000, 1460);
        var other = new Recording()
                .handshake(1000, 5000)
                .put(answer)
                .tooBig(1480, answer)
                .traffic()
                .row(0);

        assertThat(row.clientToServer().tooBig()).isEqualTo(2);
        assertThat(row.serverToClient().tooBig()).isZero();
        assertThat(other.clientToServer().tooBig()).isZero();
        assertThat(other.serverToClient().tooBig()).isEqualTo(1);
    }

    @Test
    void ofSackAloneNothingFollowsWhereTheMssIsKnown() {
        assertThat(suspicious(answered().put(b(5000, 2000, 0).sack(1500, 2000))))
                .isFalse();

        var unknown = new Recording()
                .put(a(999, 0, 0).opening(-1))
                .put(b(4999, 1000, 0).opening(1460))
                .put(a(1000, 5000, 1000))
                .put(b(5000, 2000, 0));
        assertThat(suspicious(unknown)).isFalse();
        assertThat(suspicious(unknown.put(b(5000, 2000, 0).sack(1500, 2000)))).isTrue();
    }

    @Test
    void whatWasRefusedOrTravelsInPiecesIsLookedAt() {
        var syn = a(999, 0, 0).opening(1460);

        assertThat(suspicious(answered().unreachable(1, a(1000, 5000, 1000)))).isTrue();
        assertThat(suspicious(answered().unreachable(1, syn.port(41_000)))).isFalse();
        assertThat(suspicious(new Recording().datagram(true, 100).datagram(false, 1472)))
                .isFalse();
        assertThat(suspicious(new Recording().datagram(true, 100).fragment(500, 0, 1480, true)))
                .isTrue();
    }

    @Test
    void aSynAfterTheEndOfAConnectionThatWasNotSeenToBeginIsAnother() {
        for (var last : new int[] {FIN | ACK, RST | ACK}) {
            assertThat(new Recording()
                            .put(a(1000, 5000, 100))
                            .put(b(5000, 1100, 0).bits(last))
                            .put(a(70_000, 0, 0).opening(1460))
                            .traffic()
                            .flows())
                    .isEqualTo(2);
        }
        assertThat(new Recording()
                        .put(a(1000, 5000, 100))
                        .put(b(5000, 1100, 0))
                        .put(a(70_000, 0, 0).opening(1460))
                        .traffic()
                        .flows())
                .isEqualTo(1);
    }

    @Test
    void whatIsSentAgainShowsSoAmongTheSizes() {
        var traffic = answered().put(a(1000, 5000, 1000)).traffic();
        var begin = traffic.nanos(0);
        var end = traffic.nanos(traffic.packets() - 1) + 1;
        var density = traffic.density(Direction.CLIENT_TO_SERVER, begin, end, 1, new int[] {0, 1000, 2000});

        assertThat(density.sent()).containsExactly(2, 2);
        assertThat(density.lost()).containsExactly(0, 1);
    }

    /** A closer look sees more only where some header is whole. */
    @Test
    void headersThatAreAllCutAreNotLookedAtAndSomeAre() {
        var all = new Recording()
                .cutAt(30)
                .handshake(1000, 5000)
                .put(a(1000, 5000, 100))
                .traffic();
        var some = answered().cutAt(30).put(b(5000, 2000, 0)).traffic();

        assertThat(all.cut(0)).isTrue();
        assertThat(all.suspicious(0)).isFalse();
        assertThat(some.cut(0)).isTrue();
        assertThat(some.suspicious(0)).isTrue();
        assertThat(answered().traffic().cut(0)).isFalse();
    }

    @Test
    void hostsAreNumberedAsTheyAppearWhicheverEndTheyAre() {
        var traffic = answered()
                .put(b(4999, 1000, 0).opening(1440).port(41_000))
                .put(a(1000, 5000, 100).port(41_000))
                .traffic();

        for (int flow = 0; flow < 2; flow++) {
            assertThat(traffic.client(flow).address()).isEqualTo(Recording.A);
            assertThat(traffic.sender(flow, Direction.CLIENT_TO_SERVER)).isZero();
            assertThat(traffic.sender(flow, Direction.SERVER_TO_CLIENT)).isEqualTo(1);
        }
    }

    @Test
    void theFirstMssIsThatOfTheFirstSynByTime() {
        var traffic = new Recording()
                .at(1_000)
                .put(a(999, 0, 0).opening(1200))
                .at(0)
                .put(a(999, 0, 0).opening(1300))
                .at(1_020)
                .put(b(4999, 1000, 0).opening(1460))
                .traffic();

        assertThat(traffic.opening(0).clientToServer().mss()).isEqualTo(1300);
        assertThat(traffic.flow(0).clientToServer().mss()).isEqualTo(1300);
    }

    @Test
    void aPacketCanBeReadAgainAndOneThatIsNotThereCannot() throws Exception {
        var record = new org.headroom.packet.capture.Record();
        try (var traffic = answered().traffic()) {
            assertThat(traffic.packet(4, record)).isTrue();
            assertThat(record.originalLength()).isEqualTo(1040);
            assertThat(traffic.packet(6, record)).isFalse();
        }
    }
}
