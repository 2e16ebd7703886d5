package org.headroom.flow;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SizesTest {

    private final Sizes sizes = new Sizes();

    private void add(int length, Fate fate, long nanos) {
        var row = new PacketRow();
        row.set(0, nanos, 0, 0, PacketTable.sizes(length, 40, 64, 0, 0));
        var tx = new Transmission(row, 0, 1);
        tx.fate = fate;
        sizes.add(tx);
    }

    @Test
    void packetsAreCountedBySizeAndFate() {
        add(1500, Fate.LOST, 0);
        add(100, Fate.DELIVERED, 1);
        add(1500, Fate.LOST, 2);
        add(1500, Fate.DELIVERED, 3);
        add(600, Fate.UNKNOWN, 4);
        add(100, Fate.LOST, 5);

        assertThat(sizes.counts())
                .containsExactly(
                        new Sizes.Count(100, 1, 1, 0), new Sizes.Count(600, 0, 0, 1), new Sizes.Count(1500, 1, 2, 0));
    }

    @Test
    void manySizesStayInOrder() {
        for (int i = 0; i < 500; i++) {
            add(40 + i * 7919 % 1000, Fate.DELIVERED, i);
        }

        assertThat(sizes.counts()).extracting(Sizes.Count::length).isSorted().doesNotHaveDuplicates();
        assertThat(sizes.deliveredUpTo(65_535)).isEqualTo(500);
    }

    @Test
    void boundsBelongToWhatFits() {
        add(1480, Fate.DELIVERED, 0);
        add(1481, Fate.DELIVERED, 0);
        add(1480, Fate.LOST, 0);
        add(1481, Fate.LOST, 0);
        add(1482, Fate.LOST, 0);

        assertThat(sizes.deliveredUpTo(1480)).isEqualTo(1);
        assertThat(sizes.deliveredAbove(1480)).isEqualTo(1);
        assertThat(sizes.lostUpTo(1480)).isEqualTo(1);
        assertThat(sizes.lostAbove(1480)).isEqualTo(2);
    }

    @Test
    void theLargestThatArrivedUpToASize() {
        assertThat(sizes.largestDelivered()).isZero();
        add(1400, Fate.DELIVERED, 0);
        add(1500, Fate.LOST, 0);
        add(576, Fate.DELIVERED, 0);

        assertThat(sizes.largestDelivered()).isEqualTo(1400);
        assertThat(sizes.largestDeliveredUpTo(1399)).isEqualTo(576);
        assertThat(sizes.largestDeliveredUpTo(576)).isEqualTo(576);
        assertThat(sizes.largestDeliveredUpTo(575)).isZero();
    }

    @Test
    void theLargestThatArrivedSince() {
        add(1500, Fate.DELIVERED, 10);
        add(1400, Fate.DELIVERED, 20);
        add(600, Fate.DELIVERED, 30);
        add(900, Fate.DELIVERED, 40);
        add(1500, Fate.LOST, 50);

        assertThat(sizes.largestDeliveredSince(0)).isEqualTo(1500);
        assertThat(sizes.largestDeliveredSince(10)).isEqualTo(1500);
        assertThat(sizes.largestDeliveredSince(11)).isEqualTo(1400);
        assertThat(sizes.largestDeliveredSince(21)).isEqualTo(900);
        assertThat(sizes.largestDeliveredSince(40)).isEqualTo(900);
        assertThat(sizes.largestDeliveredSince(41)).isZero();
    }

    @Test
    void aLongFallOfSizesIsRemembered() {
        for (int i = 0; i < 100; i++) {
            add(1500 - i, Fate.DELIVERED, i);
        }

        assertThat(sizes.largestDeliveredSince(99)).isEqualTo(1401);
        assertThat(sizes.largestDeliveredSince(50)).isEqualTo(1450);
        assertThat(sizes.largestDeliveredSince(0)).isEqualTo(1500);
    }
}
