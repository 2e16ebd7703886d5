package org.headroom.flow;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One packet seen twice, or two packets: times in milliseconds. */
class ObservationsTest {

    private static final int SYN = 2;

    private final ColumnStore store = ColumnStore.forInput(0);
    private final PacketTable table = new PacketTable(store);
    private final RowWriter rows = new RowWriter(table);
    private final Observations observations = new Observations(table, false);

    @BeforeEach
    void begin() {
        observations.begin(true, true);
    }

    @AfterEach
    void close() {
        store.close();
    }

    /** The answer for a segment of 100 octets with this sequence number, identification, leg and time to live. */
    private int seen(double millis, int sequence, int identification, int leg, int timeToLive) {
        return observations.copyOf(row(millis, sequence, identification, leg, timeToLive, 0, 140, 40));
    }

    private PacketRow row(
            double millis,
            int sequence,
            int identification,
            int leg,
            int timeToLive,
            int flags,
            int length,
            int headers) {
        var row = rows.add(
                (long) (millis * 1e6),
                leg,
                PacketTable.sizes(length, headers, timeToLive, identification, flags),
                PacketTable.numbers(sequence, 5));
        return table.read(row, new PacketRow());
    }

    @Test
    void theSameIdentificationOneRouterOnIsTheSamePacket() {
        assertThat(seen(0, 1, 7, 0, 64)).isEqualTo(-1);
        assertThat(seen(20, 1, 7, 0, 63)).isZero();
        assertThat(observations.packets()).isEqualTo(1);
        assertThat(observations.row(0)).isZero();
    }

    @Test
    void withoutIdentificationAMirrorsCopyComesAtOnce() {
        assertThat(seen(0, 1, 0, 0, 64)).isEqualTo(-1);
        assertThat(seen(0.03, 1, 0, 0, 64)).isZero();
        assertThat(seen(0.2, 1, 0, 0, 64)).as("a retransmission").isEqualTo(-1);
    }

    @Test
    void withoutTimesNothingComesAtOnce() {
        var none = new Observations(table, true);
        none.begin(true, true);
        assertThat(none.copyOf(row(0, 1, 0, 0, 64, 0, 140, 40))).isEqualTo(-1);
        assertThat(none.copyOf(row(0.001, 1, 0, 0, 64, 0, 140, 40))).isEqualTo(-1);
    }

    @Test
    void anotherIdentificationIsARetransmission() {
        assertThat(seen(0, 1, 7, 0, 64)).isEqualTo(-1);
        assertThat(seen(20, 1, 8, 0, 63)).isEqualTo(-1);
        assertThat(observations.packets()).isEqualTo(2);
    }

    @Test
    void theSamePlaceAgainIsARetransmissionEvenWithTheSameIdentification() {
        assertThat(seen(0, 1, 7, 0, 64)).isEqualTo(-1);
        assertThat(seen(300, 1, 7, 0, 64)).isEqualTo(-1);
        assertThat(observations.row(1)).isEqualTo(1);
    }

    @Test
    void aMirrorPortMakesTheCopyAtOnce() {
        assertThat(seen(0, 1, 7, 0, 64)).isEqualTo(-1);
        assertThat(seen(2, 1, 7, 0, 64)).isZero();
        assertThat(seen(2.1, 1, 7, 0, 64)).as("counted from the first").isEqualTo(-1);
    }

    @Test
    void eachPlaceSeesAPacketOnce() {
        assertThat(seen(0, 1, 7, 0, 64)).isEqualTo(-1);
        assertThat(seen(10, 1, 7, 1, 64)).isZero();
        assertThat(seen(20, 1, 7, 2, 64)).isZero();
        assertThat(seen(30, 1, 7, 1, 64)).as("the second place again").isEqualTo(-1);
        assertThat(seen(40, 1, 7, 3, 64)).as("of the later one").isEqualTo(1);
    }

    @Test
    void withAnIdentificationAPacketMayTakeTwoSecondsToTheNextPlace() {
        seen(0, 1, 7, 0, 64);

        assertThat(seen(2_000, 1, 7, 0, 63)).isZero();
        assertThat(seen(2_001, 1, 7, 0, 62)).isEqualTo(-1);
    }

    @Test
    void withoutOneItMayTakeFiftyMilliseconds() {
        seen(0, 1, 0, 0, 64);

        assertThat(seen(50, 1, 0, 0, 63)).isZero();
        assertThat(seen(51, 1, 0, 0, 62)).isEqualTo(-1);
    }

    @Test
    void inVersion6TheNumberIsNoIdentification() {
        observations.begin(false, true);
        seen(0, 1, 7, 0, 64);

        assertThat(seen(1, 1, 7, 0, 64)).as("no mirror can be told").isEqualTo(-1);
        assertThat(seen(52, 1, 7, 0, 63)).isEqualTo(-1);
        assertThat(seen(60, 1, 7, 0, 62)).isEqualTo(2);
    }

    @Test
    void otherOctetsAreAnotherPacket() {
        var flags = PacketTable.FRAGMENT;
        observations.copyOf(row(0, 1, 7, 0, 64, 16, 140, 40));

        assertThat(observations.copyOf(row(1, 2, 7, 0, 63, 16, 140, 40)))
                .as("sequence")
                .isEqualTo(-1);
        assertThat(observations.copyOf(row(2, 1, 7, 0, 63, 17, 140, 40)))
                .as("FIN")
                .isEqualTo(-1);
        assertThat(observations.copyOf(row(3, 1, 7, 0, 63, 16 | flags, 140, 40)))
                .as("fragment")
                .isEqualTo(-1);
        assertThat(observations.copyOf(row(4, 1, 7, 0, 63, 16 | PacketTable.REVERSE, 140, 40)))
                .as("the other way")
                .isEqualTo(-1);
        assertThat(observations.copyOf(row(5, 1, 7, 0, 63, 16, 141, 40)))
                .as("length")
                .isEqualTo(-1);
        assertThat(observations.copyOf(row(6, 1, 7, 0, 63, 16 | PacketTable.DF, 160, 60)))
                .as("options alone are longer")
                .isZero();
    }

    @Test
    void theOptionsOfASynMayChangeOnItsWay() {
        observations.copyOf(row(0, 1, 7, 0, 64, SYN, 60, 40));

        assertThat(observations.copyOf(row(1, 1, 7, 0, 63, SYN, 64, 40))).isZero();
    }

    @Test
    void manyPacketsAreAllFoundAgain() {
        for (int i = 0; i < 5_000; i++) {
            assertThat(seen(i, i * 100, i, 0, 64)).isEqualTo(-1);
        }
        for (int i = 4_000; i < 5_000; i++) {
            assertThat(seen(5_000 + i / 1000.0, i * 100, i, 1, 64)).isEqualTo(i);
        }
        assertThat(observations.packets()).isEqualTo(5_000);
    }

    @Test
    void packetsOfAFlowBeforeAreForgotten() {
        for (int i = 0; i < 10_000; i++) {
            seen(i, i * 100, i, 0, 64);
        }
        observations.begin(true, true);

        assertThat(observations.packets()).isZero();
        assertThat(seen(10_000, 999_900, 9_999, 1, 64)).isEqualTo(-1);
        observations.begin(true, true);
        assertThat(seen(10_001, 999_900, 9_999, 2, 64)).isEqualTo(-1);
    }
}
