package org.headroom.flow;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the numbers of packets tell about those that offload glued together; 40 octets of headers, MSS 1460. */
class PiecesTest {

    private static final int FULL = 1460;

    private final ColumnStore store = ColumnStore.forInput(0);
    private final PacketTable table = new PacketTable(store);
    private final RowWriter rows = new RowWriter(table);
    private final Pieces pieces = new Pieces();

    @BeforeEach
    void begin() {
        pieces.begin();
    }

    @AfterEach
    void close() {
        store.close();
    }

    /** A packet of so many octets of data that has this number and is behind three that follow each other. */
    private Transmission glued(int payload, int full, int identification) {
        for (int i = 3; i > 0; i--) {
            pieces.next(identification - i);
        }
        pieces.next(identification);
        var row = rows.add(0, 0, PacketTable.sizes(40 + payload, 40, 64, identification, 0), 0);
        var tx = new Transmission(table.read(row, new PacketRow()), 1, 1 + payload);
        pieces.glued(tx, full);
        return tx;
    }

    @Test
    void fullPiecesAreWhatTheMssSays() {
        var tx = glued(3 * FULL, FULL, 100);
        pieces.next(103);

        assertThat(tx.piece()).isZero();
    }

    @Test
    void ofMorePiecesEachIsSmaller() {
        var tx = glued(3 * FULL, FULL, 100);
        pieces.next(104);

        assertThat(tx.piece()).isEqualTo(40 + 1095);
        assertThat(tx.proves).isEqualTo(40 + 1095);
    }

    @Test
    void numbersThatBeginAgainGoOn() {
        var tx = glued(3 * FULL, FULL, 0xffff);
        pieces.next(3);

        assertThat(tx.piece()).isEqualTo(40 + 1095);
    }

    @Test
    void onePieceIsAsLargeAsItLooksWhereNoMssIsKnown() {
        var tx = glued(8960, 8960, 100);
        pieces.next(101);

        assertThat(tx.piece()).isEqualTo(9000);
    }

    /** Zero in each, at random, or counted over all that a host sends. */
    @Test
    void aStackThatCountsOtherwiseTellsNothing() {
        for (var step : new int[] {0, 1, 500, -20}) {
            begin();
            var tx = glued(3 * FULL, FULL, 1000);
            pieces.next(1000 + step);
            assertThat(tx.piece()).as("step %d", step).isZero();
        }
        begin();
        pieces.next(7);
        pieces.next(4711);
        var tx = new Transmission(
                table.read(rows.add(0, 0, PacketTable.sizes(40 + 3 * FULL, 40, 64, 815, 0), 0), new PacketRow()),
                1,
                4381);
        pieces.next(815);
        pieces.glued(tx, FULL);
        pieces.next(819);
        assertThat(tx.piece()).as("not counted before").isZero();
    }
}
