package org.headroom.flow;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CellsTest {

    private static final long FARTHEST = (1L << 62) - 1;

    @Test
    void timesAsFarApartAsRecordsMayBeHaveTheirColumns() {
        var cells = new Cells(Direction.CLIENT_TO_SERVER, -FARTHEST, FARTHEST, 4, new int[] {0, 9000});

        assertThat(cells.column(-FARTHEST)).isZero();
        assertThat(cells.column(-(1L << 60))).isEqualTo(1);
        assertThat(cells.column(FARTHEST / 4)).isEqualTo(2);
        assertThat(cells.column(FARTHEST - (1L << 60))).isEqualTo(3);
        assertThat(cells.column(FARTHEST)).as("behind the end").isEqualTo(-1);
    }
}
