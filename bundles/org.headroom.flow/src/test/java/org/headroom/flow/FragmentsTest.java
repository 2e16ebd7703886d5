package org.headroom.flow;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FragmentsTest {

    @Test
    void aDatagramIsCompleteOnceAllOfItWasSeen() {
        var datagrams = new Recording()
                .datagram(true, 40)
                .fragment(500, 0, 1480, true)
                .fragment(500, 1480, 1480, true)
                .fragment(500, 2960, 100, false)
                .traffic()
                .datagrams();

        assertThat(datagrams).hasSize(1);
        var datagram = datagrams.getFirst();
        assertThat(datagram.complete()).isTrue();
        assertThat(datagram.firstSeen()).isTrue();
        assertThat(datagram.firstLength()).isEqualTo(1500);
        assertThat(datagram.innerLength()).as("it is the innermost itself").isZero();
        assertThat(datagram.rows()).containsExactly(1, 2, 3);
        assertThat(datagram.source()).isEqualTo(Recording.B);
        assertThat(datagram.destination()).isEqualTo(Recording.A);
        assertThat(datagram.flow()).as("that of the question").isZero();
        assertThat(datagram.reversed()).isTrue();
        assertThat(datagram.leg()).isZero();
        assertThat(datagram.outer()).isFalse();
        assertThat(datagram.version()).isEqualTo(4);
    }

    @Test
    void theOrderOfThePiecesDoesNotMatter() {
        var datagrams = new Recording()
                .fragment(500, 1480, 100, false)
                .fragment(500, 0, 1480, true)
                .traffic()
                .datagrams();

        assertThat(datagrams).hasSize(1);
        assertThat(datagrams.getFirst().complete()).isTrue();
        assertThat(datagrams.getFirst().firstLength()).isEqualTo(1500);
    }

    @Test
    void aPieceThatIsMissingLeavesItIncomplete() {
        var middle = new Recording()
                .fragment(500, 0, 1480, true)
                .fragment(500, 2960, 100, false)
                .traffic()
                .datagrams()
                .getFirst();
        var last = new Recording()
                .fragment(500, 0, 1480, true)
                .fragment(500, 1480, 1480, true)
                .traffic()
                .datagrams()
                .getFirst();
        var first = new Recording()
                .fragment(500, 1480, 1480, true)
                .traffic()
                .datagrams()
                .getFirst();

        assertThat(middle.complete()).isFalse();
        assertThat(last.complete()).isFalse();
        assertThat(first.firstSeen()).isFalse();
        assertThat(first.flow()).isEqualTo(-1);
    }

    @Test
    void aPieceSeenTwiceCountsOnce() {
        var datagram = new Recording()
                .fragment(500, 0, 1480, true)
                .fragment(500, 0, 1480, true)
                .fragment(500, 2960, 1480, false)
                .traffic()
                .datagrams()
                .getFirst();

        assertThat(datagram.complete()).isFalse();
        assertThat(datagram.rows()).containsExactly(0, 2);
    }

    @Test
    void identificationsTellDatagramsApartForHalfAMinute() {
        var traffic = new Recording()
                .fragment(500, 0, 1480, true)
                .fragment(501, 1480, 100, false)
                .at(30_001)
                .fragment(500, 1480, 100, false)
                .traffic();
        var together = new Recording()
                .fragment(500, 0, 1480, true)
                .at(29_999)
                .fragment(500, 1480, 100, false)
                .traffic();

        assertThat(traffic.datagrams()).hasSize(2).noneMatch(Datagram::complete);
        assertThat(together.datagrams()).hasSize(1).allMatch(Datagram::complete);
    }

    @Test
    void piecesThatOverlapFillNoGap() {
        var datagram = new Recording()
                .fragment(500, 0, 1480, true)
                .fragment(500, 0, 1000, true)
                .fragment(500, 2000, 480, false)
                .traffic()
                .datagrams()
                .getFirst();

        assertThat(datagram.complete()).isFalse();
        assertThat(datagram.firstLength()).as("of the first that came").isEqualTo(1500);
        assertThat(datagram.rows()).as("the second brings nothing new").containsExactly(0, 2);
    }

    @Test
    void piecesThatOverlapCompleteItTogether() {
        var datagram = new Recording()
                .fragment(500, 1600, 400, false)
                .fragment(500, 800, 400, true)
                .fragment(500, 0, 1000, true)
                .fragment(500, 1000, 800, true)
                .traffic()
                .datagrams()
                .getFirst();

        assertThat(datagram.complete()).isTrue();
        assertThat(datagram.rows()).containsExactly(0, 1, 2, 3);
    }

    /** Pieces of which each is compared to all before it would not end. */
    @Test
    void aDatagramHasNoMorePiecesThanOctets() {
        var datagram = new Datagram("", "", 4, 0);
        for (int i = 0; i < 1_000_000; i++) {
            datagram.add(i, i, i % 4_000 * 16, 8 + i / 125_000, false);
        }
        assertThat(datagram.rows()).hasSize(4_000 * 8);
        assertThat(datagram.complete()).isFalse();
    }
}
