package org.headroom.flow;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** UDP datagrams, of which nothing but their order tells which of them another place shows again: times in milliseconds. */
class UnnumberedTest {

    private final ColumnStore store = ColumnStore.forInput(0);
    private final PacketTable table = new PacketTable(store);
    private final RowWriter rows = new RowWriter(table);
    private final Observations observations = new Observations(table, false);

    @AfterEach
    void close() {
        store.close();
    }

    /** The answer for a datagram of so many octets of data. */
    private int seen(double millis, int octets, int leg, int timeToLive, int identification, int flags) {
        var sizes = PacketTable.sizes(28 + octets, 28, timeToLive, identification, flags);
        return observations.copyOf(table.read(rows.add((long) (millis * 1e6), leg, sizes, 0), new PacketRow()));
    }

    private int seen(double millis, int octets, int leg, int timeToLive) {
        return seen(millis, octets, leg, timeToLive, 0, 0);
    }

    @Test
    void atOnePlaceEachIsOneOfItsOwnHoweverSoonItComes() {
        observations.begin(true, false);
        for (int i = 0; i < 1_000; i++) {
            assertThat(seen(i / 1000.0, 1252, 0, 64)).isEqualTo(-1);
        }
        assertThat(observations.packets()).isEqualTo(1_000);
        assertThat(observations.row(999)).isEqualTo(999);
    }

    @Test
    void anotherPlaceShowsThemInTheSameOrder() {
        observations.begin(false, false);
        for (int i = 0; i < 100; i++) {
            assertThat(seen(i / 1000.0, 1252, 0, 64)).isEqualTo(-1);
        }
        for (int i = 0; i < 100; i++) {
            assertThat(seen(5 + i / 1000.0, 1252, 0, 63)).as("behind a router").isEqualTo(i);
            assertThat(seen(5 + i / 1000.0, 1252, 1, 64)).as("on another leg").isEqualTo(i);
        }
        assertThat(seen(6, 1252, 1, 64)).as("one more than there was").isEqualTo(-1);
        assertThat(seen(7, 1252, 0, 63)).as("of that one").isEqualTo(100);
        assertThat(observations.packets()).isEqualTo(101);
    }

    @Test
    void whatOnePlaceShowsTooLateIsNoneOfAnother() {
        observations.begin(true, false);
        seen(0, 100, 0, 64);
        seen(1, 100, 0, 64);

        assertThat(seen(50.5, 100, 0, 63)).as("the first is too old").isEqualTo(1);
        assertThat(seen(200, 100, 0, 63)).isEqualTo(-1);
        assertThat(seen(201, 100, 0, 64)).isEqualTo(2);
    }

    @Test
    void lengthsAndDirectionsAreToldApart() {
        observations.begin(true, false);
        seen(0, 100, 0, 64);

        assertThat(seen(1, 101, 0, 63)).isEqualTo(-1);
        assertThat(seen(2, 100, 0, 63, 0, PacketTable.REVERSE)).isEqualTo(-1);
        assertThat(seen(3, 100, 0, 63, 0, PacketTable.FRAGMENT)).isEqualTo(-1);
        assertThat(seen(4, 100, 0, 63)).isZero();
    }

    @Test
    void anIdentificationTellsMore() {
        observations.begin(false, false);
        seen(0, 100, 0, 64);
        assertThat(seen(1, 100, 0, 64, 7, PacketTable.FRAGMENT)).isEqualTo(-1);
        assertThat(seen(2, 100, 0, 64, 7, PacketTable.FRAGMENT))
                .as("a mirror's copy")
                .isEqualTo(1);
        assertThat(seen(500, 100, 1, 64, 7, PacketTable.FRAGMENT)).isEqualTo(1);
        assertThat(seen(501, 100, 1, 64, 8, PacketTable.FRAGMENT)).isEqualTo(-1);
        for (int i = 0; i < 1_000; i++) {
            assertThat(seen(501, 100, 0, 64, 1_000 + i, 0)).isEqualTo(-1);
        }
        assertThat(seen(502, 100, 1, 64, 1_007, 0))
                .as("found in a table that grew")
                .isEqualTo(10);
    }

    @Test
    void anotherFlowKnowsNoneOfThem() {
        observations.begin(true, false);
        seen(0, 100, 0, 64);
        observations.begin(true, false);

        assertThat(seen(1, 100, 0, 63)).isEqualTo(-1);
        assertThat(observations.packets()).isEqualTo(1);
        assertThat(observations.row(0)).isEqualTo(1);
    }

    /** With places that lie far behind, as many steps as datagrams for each of them would not end. */
    @Test
    void manyPlacesEachShowOne() {
        observations.begin(true, false);
        for (int i = 0; i < 200_000; i++) {
            seen(i / 10.0, 100, 0, 64);
        }
        for (int leg = 1; leg < 60_000; leg++) {
            assertThat(seen(20_000, 100, leg, 64)).isEqualTo(199_500);
        }
    }
}
