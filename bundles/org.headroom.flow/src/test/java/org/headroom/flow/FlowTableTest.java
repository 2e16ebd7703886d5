package org.headroom.flow;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FlowTableTest {

    private static final int TCP = 6;
    private static final int UDP = 17;

    private final FlowTable flows = new FlowTable();

    private int add(long from, long to, int fromPort, int toPort, int protocol) {
        return flows.findOrAdd(0, from, 0, to, fromPort, toPort, protocol);
    }

    private int find(long from, long to, int fromPort, int toPort, int protocol) {
        return flows.find(0, from, 0, to, fromPort, toPort, protocol);
    }

    @Test
    void aKeyIsFoundEitherWayRound() {
        var flow = add(1, 2, 40_000, 80, TCP);
        assertThat(flows.reversed()).isFalse();

        assertThat(add(2, 1, 80, 40_000, TCP)).isEqualTo(flow);
        assertThat(flows.reversed()).isTrue();
        assertThat(find(1, 2, 40_000, 80, TCP)).isEqualTo(flow);
        assertThat(flows.reversed()).isFalse();
        assertThat(flows.flows()).isEqualTo(1);
    }

    @Test
    void eachPartOfTheKeyTellsFlowsApart() {
        flows.findOrAdd(5, 1, 6, 2, 40_000, 80, TCP);

        assertThat(flows.find(5, 1, 6, 2, 40_000, 80, TCP)).isZero();
        assertThat(flows.find(6, 2, 5, 1, 80, 40_000, TCP)).isZero();
        assertThat(flows.find(5, 9, 6, 2, 40_000, 80, TCP)).isEqualTo(-1);
        assertThat(flows.find(5, 1, 6, 9, 40_000, 80, TCP)).isEqualTo(-1);
        assertThat(flows.find(9, 1, 6, 2, 40_000, 80, TCP)).isEqualTo(-1);
        assertThat(flows.find(5, 1, 9, 2, 40_000, 80, TCP)).isEqualTo(-1);
        assertThat(flows.find(5, 1, 6, 2, 40_001, 80, TCP)).isEqualTo(-1);
        assertThat(flows.find(5, 1, 6, 2, 40_000, 81, TCP)).isEqualTo(-1);
        assertThat(flows.find(5, 1, 6, 2, 40_000, 80, UDP)).isEqualTo(-1);
        assertThat(flows.find(6, 1, 5, 2, 80, 40_000, TCP)).as("halves crossed").isEqualTo(-1);
    }

    @Test
    void aHostThatSpeaksToItselfHasOneFlow() {
        var flow = add(1, 1, 500, 600, UDP);

        assertThat(add(1, 1, 600, 500, UDP)).isEqualTo(flow);
        assertThat(flows.reversed()).isTrue();
    }

    @Test
    void moreFlowsThanAChunkAreAllFound() {
        var many = 20_000;
        for (int i = 0; i < many; i++) {
            assertThat(add(i, 2, 40_000, 80, TCP)).isEqualTo(i);
        }

        for (int i = 0; i < many; i++) {
            assertThat(find(2, i, 80, 40_000, TCP)).isEqualTo(i);
            assertThat(flows.aLow(i)).isEqualTo(i);
        }
        assertThat(find(many, 2, 40_000, 80, TCP)).isEqualTo(-1);
    }

    @Test
    void portsUsedAgainLeadToTheLaterConnection() {
        var first = add(1, 2, 40_000, 80, TCP);
        var second = flows.addAgain(first, false);

        assertThat(find(1, 2, 40_000, 80, TCP)).isEqualTo(second);
        assertThat(flows.aPort(second)).isEqualTo(40_000);
        var third = flows.addAgain(second, true);
        assertThat(find(1, 2, 40_000, 80, TCP)).isEqualTo(third);
        assertThat(flows.reversed()).isTrue();
        assertThat(flows.aPort(third)).isEqualTo(80);
        assertThat(flows.bLow(third)).isEqualTo(1);
        for (int i = 10; i < 10_000; i++) {
            add(i, 2, 40_000, 80, TCP);
        }
        assertThat(find(1, 2, 40_000, 80, TCP)).as("also in a larger table").isEqualTo(third);
    }

    @ParameterizedTest
    @CsvSource({
        "40000, 80, 6, 0, true",
        "80, 40000, 6, 0, false",
        "5000, 5000, 6, 0, true",
        "80, 40000, 6, 65536, true",
        "40000, 80, 6, 131072, false",
        "40000, 80, 6, 262144, false",
        "80, 40000, 6, 524288, true",
        "53, 40000, 17, 0, false",
        "40000, 53, 17, 0, true",
        "123, 123, 17, 0, true",
        "4000, 50000, 17, 0, true",
        "1023, 1024, 17, 0, false",
        "1024, 1023, 17, 0, true",
    })
    void theClientIsWhoSentTheFirstSynAndWithoutOneThePortsTell(
            int aPort, int bPort, int protocol, int facts, boolean aIsClient) {
        var flow = add(1, 2, aPort, bPort, protocol);
        flows.facts(flow, facts);

        assertThat(flows.aIsClient(flow)).isEqualTo(aIsClient);
    }

    @Test
    void eachWayHasAnMssOfItsOwn() {
        var flow = add(1, 2, 40_000, 80, TCP);
        assertThat(flows.mss(flow, 0)).isEqualTo(-1);
        assertThat(flows.mss(flow, 1)).isEqualTo(-1);

        flows.mss(flow, 1, 1460);
        flows.mss(flow, 0, -1);
        assertThat(flows.mss(flow, 1)).as("whatever the other has").isEqualTo(1460);
        flows.mss(flow, 0, 8960);
        assertThat(flows.mss(flow, 0)).isEqualTo(8960);
        assertThat(flows.mss(flow, 1)).isEqualTo(1460);
        flows.mss(flow, 1, 65_535);
        assertThat(flows.mss(flow, 1)).isEqualTo(65_535);
        assertThat(flows.mss(flow, 0)).isEqualTo(8960);
    }

    @Test
    void eachWayIsCountedOnItsOwn() {
        var flow = add(1, 2, 40_000, 80, TCP);
        flows.count(flow, 0, 100, 0xffffff00);
        flows.count(flow, 1, 1500, 77);
        flows.count(flow, 1, 1500, 99);
        flows.count(flow, 1, 60, 111);
        flows.countAgain(flow, 1);

        assertThat(flows.packets(flow, 0)).isEqualTo(1);
        assertThat(flows.packets(flow, 1)).isEqualTo(3);
        assertThat(flows.octets(flow, 0)).isEqualTo(100);
        assertThat(flows.octets(flow, 1)).isEqualTo(3060);
        assertThat(flows.largest(flow, 1)).isEqualTo(1500);
        assertThat(flows.largestEnd(flow, 1)).as("of the first so large").isEqualTo(77);
        assertThat(flows.largestEnd(flow, 0)).isEqualTo(0xffffff00);
        assertThat(flows.largest(flow, 0)).isEqualTo(100);
        assertThat(flows.again(flow, 1)).isEqualTo(1);
        assertThat(flows.again(flow, 0)).isZero();
    }

    @Test
    void packetsAsLargeAsTheLargestAreCounted() {
        var flow = add(1, 2, 40_000, 80, TCP);
        assertThat(flows.asLarge(flow, 0)).isZero();
        for (var length : new int[] {576, 576, 576, 40}) {
            flows.count(flow, 0, length, 7);
        }
        flows.count(flow, 1, 576, 7);
        assertThat(flows.asLarge(flow, 0)).isEqualTo(3);
        assertThat(flows.asLarge(flow, 1)).isEqualTo(1);

        flows.count(flow, 0, 1500, 0xffffff00);
        assertThat(flows.asLarge(flow, 0)).as("of a larger one").isEqualTo(1);
        for (int i = 0; i < 300; i++) {
            flows.count(flow, 0, 1500, 9);
        }
        assertThat(flows.asLarge(flow, 0)).isEqualTo(255);
        assertThat(flows.largest(flow, 0)).isEqualTo(1500);
        assertThat(flows.largestEnd(flow, 0)).isEqualTo(0xffffff00);

        flows.count(flow, 0, Integer.MAX_VALUE, 5);
        assertThat(flows.largest(flow, 0)).as("held").isEqualTo(0xffffff);
        assertThat(flows.asLarge(flow, 0)).isEqualTo(1);
    }

    @Test
    void numbersOfZeroAreKnownNumbers() {
        var flow = add(1, 2, 40_000, 80, TCP);
        assertThat(flows.hasSequence(flow, 0)).isFalse();
        assertThat(flows.hasAcked(flow, 1)).isFalse();

        flows.nextSequence(flow, 0, 0);
        flows.acked(flow, 1, 0xffffffff);
        assertThat(flows.hasSequence(flow, 0)).isTrue();
        assertThat(flows.hasSequence(flow, 1)).isFalse();
        assertThat(flows.nextSequence(flow, 0)).isZero();
        assertThat(flows.hasAcked(flow, 1)).isTrue();
        assertThat(flows.hasAcked(flow, 0)).isFalse();
        assertThat(flows.acked(flow, 1)).isEqualTo(0xffffffff);
    }

    @Test
    void rowsAreChainedInOrder() {
        var flow = add(1, 2, 40_000, 80, TCP);

        assertThat(flows.append(flow, 5)).isEqualTo(-1);
        assertThat(flows.append(flow, 8)).isEqualTo(5);
        assertThat(flows.append(flow, 9)).isEqualTo(8);
        assertThat(flows.firstRow(flow)).isEqualTo(5);
        assertThat(flows.lastRow(flow)).isEqualTo(9);
    }

    /** With a probe for each connection before it, a scan of one pair of ports would not end. */
    @Test
    void howOftenPortsWereUsedMakesNoDifference() {
        var other = add(3, 4, 40_000, 80, TCP);
        var flow = add(1, 2, 40_000, 80, TCP);
        for (int i = 0; i < 500_000; i++) {
            assertThat(find(2, 1, 80, 40_000, TCP)).isEqualTo(flow);
            flow = flows.addAgain(flow, i % 3 == 0);
        }
        assertThat(find(1, 2, 40_000, 80, TCP)).isEqualTo(flow);
        assertThat(find(3, 4, 40_000, 80, TCP)).isEqualTo(other);
        add(5, 6, 40_000, 80, TCP);
        assertThat(find(1, 2, 40_000, 80, TCP)).as("also in a larger table").isEqualTo(flow);
    }
}
