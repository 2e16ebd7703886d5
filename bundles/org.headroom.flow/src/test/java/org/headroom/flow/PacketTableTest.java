package org.headroom.flow;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PacketTableTest {

    private static final long HOUR = 3_600_000_000_000L;

    private final ColumnStore store = new ColumnStore();
    private final PacketTable table = new PacketTable(store);

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void aRowKeepsEveryColumn() {
        table.add(5, 1);
        var row = table.add(
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
        assertThat(table.flow(row)).as("until it is tied").isEqualTo(PacketTable.NONE);
        assertThat(table.next(row)).isEqualTo(PacketTable.NONE);
        assertThat(table.nanos(0)).isEqualTo(5);
        assertThat(table.leg(0)).isEqualTo(1);
    }

    @Test
    void whatIsLargerThanItsColumnIsHeldAtTheMost() {
        var row = table.add(0, 0, PacketTable.sizes(70_000, 300, 64, 0, 0), 0);

        assertThat(table.length(row)).isEqualTo(0xffff);
        assertThat(table.headers(row)).isEqualTo(0xff);
    }

    @Test
    void rowsGoOnBeyondOneChunkAndBeyondSixteen() {
        var rows = 17 * 32_768 + 5;
        for (int i = 0; i < rows; i++) {
            var row = table.add(i * 1000L, i & 0xfff);
            table.flow(row, i / 3);
            table.next(row, i + 1);
        }

        assertThat(table.rows()).isEqualTo(rows);
        for (var row : new int[] {0, 32_767, 32_768, 32_769, 16 * 32_768, rows - 1}) {
            assertThat(table.nanos(row)).isEqualTo(row * 1000L);
            assertThat(table.leg(row)).isEqualTo(row & 0xfff);
            assertThat(table.flow(row)).isEqualTo(row / 3);
            assertThat(table.next(row)).isEqualTo(row + 1);
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
            table.add(time, 3);
        }

        for (int row = 0; row < times.length; row++) {
            assertThat(table.nanos(row)).isEqualTo(times[row]);
            assertThat(table.leg(row)).isEqualTo(3);
        }
    }

    @Test
    void flagsAreAddedAndADirectionTurned() {
        var row = table.add(0, 0, PacketTable.sizes(1500, 40, 64, 9, 16), 0);
        table.mark(row, PacketTable.COUNTED | PacketTable.UP);
        assertThat(table.flags(row)).isEqualTo(16 | PacketTable.COUNTED | PacketTable.UP);

        table.turn(row);
        assertThat(table.flags(row)).isEqualTo(16 | PacketTable.COUNTED);
        table.turn(row);
        assertThat(table.flags(row)).isEqualTo(16 | PacketTable.COUNTED | PacketTable.UP);
        assertThat(table.length(row)).isEqualTo(1500);
        assertThat(table.identification(row)).isEqualTo(9);
    }
}
