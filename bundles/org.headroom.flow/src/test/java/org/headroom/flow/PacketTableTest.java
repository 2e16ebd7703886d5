package org.headroom.flow;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PacketTableTest {

    private static final long HOUR = 3_600_000_000_000L;

    private final ColumnStore store = ColumnStore.forInput(0);
    private final PacketTable table = new PacketTable(store);
    private final RowWriter rows = new RowWriter(table);

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void aRowKeepsEveryColumn() {
        rows.add(5, 1);
        var row = rows.add(
                1_700_000_000_123_456_789L,
                0xffff,
                PacketTable.sizes(1500, 52, 255, 0xfffe, PacketTable.DF | PacketTable.SACK | 16),
                PacketTable.numbers(0xfedcba98, 0x89abcdef));

        assertThat(row).isEqualTo(1);
        assertThat(table.nanos(row)).isEqualTo(1_700_000_000_123_456_789L);
        assertThat(table.leg(row)).isEqualTo(0xffff);
        assertThat(table.length(row)).isEqualTo(1500);
        assertThat(table.headers(row)).isEqualTo(52);
        assertThat(table.timeToLive(row)).isEqualTo(255);
        assertThat(table.identification(row)).isEqualTo(0xfffe);
        assertThat(table.flags(row)).isEqualTo(PacketTable.DF | PacketTable.SACK | 16);
        assertThat(table.sequence(row)).isEqualTo(0xfedcba98);
        assertThat(table.acknowledgment(row)).isEqualTo(0x89abcdef);
        assertThat(table.nanos(0)).isEqualTo(5);
        assertThat(table.leg(0)).isEqualTo(1);
    }

    @Test
    void whatIsLargerThanItsColumnIsHeldAtTheMost() {
        var row = rows.add(0, 0, PacketTable.sizes(70_000, 300, 64, 0, 0), 0);

        assertThat(table.length(row)).isEqualTo(0xffff);
        assertThat(table.headers(row)).isEqualTo(0xff);
    }

    @Test
    void rowsGoOnBeyondOneChunkAndBeyondSixteen() {
        var many = 17 * 32_768 + 5;
        for (int i = 0; i < many; i++) {
            var row = rows.add(i * 1000L, i & 0xfff);
            table.tie(row, i / 3, i - 1, 0);
        }

        assertThat(rows.rows()).isEqualTo(many);
        for (var row : new int[] {0, 32_767, 32_768, 32_769, 16 * 32_768, many - 1}) {
            assertThat(table.nanos(row)).isEqualTo(row * 1000L);
            assertThat(table.leg(row)).isEqualTo(row & 0xfff);
            assertThat(table.flow(row)).isEqualTo(row / 3);
            assertThat(table.before(row)).isEqualTo(row - 1);
        }
    }

    @Test
    void timesFarFromTheFirstOfTheirChunkAreExact() {
        var times = new long[] {
            0,
            38 * HOUR,
            -38 * HOUR,
            40 * HOUR + 1,
            -40 * HOUR - 1,
            1_000_000 * HOUR,
            (1L << 47) - 1,
            1L << 47,
            -(1L << 47)
        };
        for (var time : times) {
            rows.add(time, 3);
        }

        for (int row = 0; row < times.length; row++) {
            assertThat(table.nanos(row)).isEqualTo(times[row]);
            assertThat(table.leg(row)).isEqualTo(3);
        }
    }

    @Test
    void aTieNamesFlowAndRowBeforeAndAddsFlags() {
        for (int i = 0; i < 2; i++) {
            rows.add(0, 0, PacketTable.sizes(1500, 40, 64, 9, PacketTable.ICMP_ERROR), 0);
        }
        var most = (1 << 28) - 2;
        var all = PacketTable.AGAIN | PacketTable.UP | PacketTable.COUNTED | PacketTable.REVERSE;
        table.tie(0, PacketTable.NONE, PacketTable.NONE, 0);
        table.tie(1, most, Integer.MAX_VALUE, all);

        assertThat(table.flow(0)).isEqualTo(PacketTable.NONE);
        assertThat(table.before(0)).isEqualTo(PacketTable.NONE);
        assertThat(table.flags(0)).isEqualTo(PacketTable.ICMP_ERROR);
        assertThat(table.flow(1)).isEqualTo(most);
        assertThat(table.before(1)).isEqualTo(Integer.MAX_VALUE);
        assertThat(table.flags(1)).isEqualTo(PacketTable.ICMP_ERROR | all);
        assertThat(table.read(1, new PacketRow()).flags()).isEqualTo(PacketTable.ICMP_ERROR | all);
        assertThat(table.length(1)).isEqualTo(1500);
    }

    @Test
    void aDirectionIsTurned() {
        var row = rows.add(0, 0, PacketTable.sizes(1500, 40, 64, 9, 16), 0);
        table.tie(row, 7, 3, PacketTable.COUNTED | PacketTable.UP);
        assertThat(table.flags(row)).isEqualTo(16 | PacketTable.COUNTED | PacketTable.UP);

        table.turn(row);
        assertThat(table.flags(row)).isEqualTo(16 | PacketTable.COUNTED);
        table.turn(row);
        assertThat(table.flags(row)).isEqualTo(16 | PacketTable.COUNTED | PacketTable.UP);
        assertThat(table.flow(row)).isEqualTo(7);
        assertThat(table.before(row)).isEqualTo(3);
    }
}
