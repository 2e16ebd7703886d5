package org.headroom.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What one direction sent, how often, and what became of it; relative sequence numbers, times in milliseconds. */
class ScoreboardTest {

    private static final long MILLISECOND = 1_000_000L;

    private final ColumnStore store = ColumnStore.forInput(0);
    private final PacketTable table = new PacketTable(store);
    private final RowWriter rows = new RowWriter(table);
    private final Half half = new Half(Direction.CLIENT_TO_SERVER);
    private final Scoreboard board = new Scoreboard();

    /** After a SYN that was acknowledged. */
    @BeforeEach
    void begin() {
        board.begin(half, false);
        half.next = 1;
        half.acked = 1;
    }

    @AfterEach
    void close() {
        store.close();
    }

    private Transmission send(long start, int octets, long millis) {
        var sizes = PacketTable.sizes(40 + octets, 40, 64, rows.rows() + 1, 0);
        var row = rows.add(millis * MILLISECOND, 0, sizes, 0);
        var tx = new Transmission(table.read(row, new PacketRow()), start, start + octets);
        board.sent(tx);
        return tx;
    }

    private void acknowledge(long ack, long millis) {
        board.acknowledged(ack, 900, millis * MILLISECOND);
    }

    private void sack(long left, long right, long millis) {
        board.selectively(left, right, 901, millis * MILLISECOND);
    }

    private void end() {
        board.end(true, true, Long.MAX_VALUE);
    }

    @Test
    void whatIsBeyondAnyWindowIsNotAcknowledged() {
        acknowledge(2 + (1L << 30), 1);
        assertThat(half.ackedUnseen()).isZero();

        acknowledge(1 + (1L << 30), 2);
        assertThat(half.ackedUnseen()).isEqualTo(1L << 30);
    }

    @Test
    void relativeNumbersGoOnWhereSequenceNumbersBeginAgain() {
        half.next = 0;
        var first = 0xffff_ff00;

        assertThat(board.relative(first)).isZero();
        half.next = 0x100;
        assertThat(board.relative(0)).isEqualTo(0x100);
        assertThat(board.relative(0x20)).isEqualTo(0x120);
        assertThat(board.relative(0xffff_ff80)).as("an old one").isEqualTo(0x80);
        half.next = 0x1_0000_0100L;
        assertThat(board.relative(0x20)).as("one turn later").isEqualTo(0x1_0000_0120L);
    }

    @Test
    void whatAnAcknowledgmentCoversIsDelivered() {
        var first = send(1, 100, 0);
        var second = send(101, 200, 1);

        acknowledge(101, 20);

        assertThat(first.fate()).isEqualTo(Fate.DELIVERED);
        assertThat(second.fate()).isEqualTo(Fate.UNKNOWN);
        assertThat(half.acked()).isEqualTo(101);
        assertThat(half.largestDelivered()).isEqualTo(140);
        acknowledge(300, 21);
        assertThat(second.fate()).as("its last octet is not covered").isEqualTo(Fate.UNKNOWN);
        acknowledge(301, 22);
        assertThat(second.fate()).isEqualTo(Fate.DELIVERED);
        assertThat(half.troubled()).isEmpty();
    }

    @Test
    void anOldAcknowledgmentTakesNothingBack() {
        send(1, 100, 0);
        acknowledge(101, 20);
        acknowledge(51, 21);

        assertThat(half.acked()).isEqualTo(101);
        assertThat(half.ackedUnseen()).isZero();
    }

    @Test
    void aSackBlockDeliversWhatItHoldsWhole() {
        var lost = send(1, 1000, 0);
        var second = send(1001, 100, 1);
        var third = send(1101, 100, 2);

        sack(1001, 1150, 20);

        assertThat(second.fate()).isEqualTo(Fate.DELIVERED);
        assertThat(third.fate()).isEqualTo(Fate.UNKNOWN);
        assertThat(half.largestArrival().selectively()).isTrue();
        board.end(true, false, Long.MAX_VALUE);
        assertThat(lost.fate()).isEqualTo(Fate.LOST);
        assertThat(half.stuck()).hasSize(1);
        assertThat(half.stuck().getFirst().first()).isSameAs(lost);
    }

    @Test
    void theLastOfSeveralSegmentsThatOffloadGluedTogetherMayArriveAlone() {
        send(1, 2660, 0);
        sack(1461, 2661, 20);
        sack(1461, 2661, 21);
        var again = send(1, 1460, 40);
        sack(1, 1461, 60);
        end();

        assertThat(half.sizes().deliveredUpTo(1240)).isEqualTo(1);
        assertThat(half.sizes().largestDelivered()).isEqualTo(1500);
        assertThat(again.fate()).isEqualTo(Fate.DELIVERED);
        assertThat(half.stuck()).isEmpty();
    }

    @Test
    void whatLiesBehindTheLastSackBlockIsNotKnownToBeLost() {
        send(1, 1000, 0);
        send(1001, 100, 1);
        var last = send(1101, 100, 2);
        sack(1001, 1101, 20);

        board.end(true, false, Long.MAX_VALUE);

        assertThat(last.fate()).isEqualTo(Fate.UNKNOWN);
        assertThat(half.troubled()).hasSize(1);
    }

    @Test
    void behindAHoleThatIsNeverFilledNothingElseArrivedEither() {
        var lost = send(1, 1000, 0);
        send(1, 1000, 300);
        var behind = send(1001, 1000, 301);

        board.end(true, true, 400 * MILLISECOND);

        assertThat(lost.fate()).isEqualTo(Fate.LOST);
        assertThat(behind.fate()).as("the answers go on, and report nothing").isEqualTo(Fate.LOST);
    }

    @Test
    void withoutSackOrALaterAnswerWhatLiesBehindAHoleMayHaveArrived() {
        send(1, 1000, 0);
        send(1, 1000, 300);
        var behind = send(1001, 1000, 301);

        board.end(true, false, 400 * MILLISECOND);

        assertThat(behind.fate()).isEqualTo(Fate.UNKNOWN);

        var other = new Half(Direction.CLIENT_TO_SERVER);
        board.begin(other, false);
        other.next = 1;
        send(1, 1000, 0);
        send(1, 1000, 300);
        var last = send(1001, 1000, 301);
        board.end(true, true, 301 * MILLISECOND);
        assertThat(last.fate()).isEqualTo(Fate.UNKNOWN);
    }

    @Test
    void aSackBlockBelowTheAcknowledgmentReportsADuplicate() {
        send(1, 100, 0);
        send(101, 100, 1);
        acknowledge(101, 20);

        sack(1, 201, 21);

        assertThat(half.sizes().deliveredUpTo(1500)).isEqualTo(1);
    }

    @Test
    void theSmallerPiecesThatCameLastGotTheOctetsThere() {
        var big = send(1, 1460, 0);
        var again = send(1, 1460, 300);
        var head = send(1, 1000, 900);
        var tail = send(1001, 460, 901);

        acknowledge(1461, 920);

        assertThat(big.fate()).isEqualTo(Fate.LOST);
        assertThat(again.fate()).isEqualTo(Fate.LOST);
        assertThat(head.fate()).isEqualTo(Fate.DELIVERED);
        assertThat(tail.fate()).isEqualTo(Fate.DELIVERED);
        assertThat(half.troubled()).hasSize(1);
        var range = half.troubled().getFirst();
        assertThat(range.delivered()).isTrue();
        assertThat(range.deliveredLength()).isEqualTo(1040);
        assertThat(range.length()).isEqualTo(1500);
        assertThat(range.longerThan(1100)).containsExactly(big, again);
        assertThat(head.copy()).isEqualTo(3);
        assertThat(tail.copy()).as("the third time that these octets go").isEqualTo(3);
        assertThat(tail.original()).isEqualTo(big.row());
        assertThat(half.largestDelivered()).isEqualTo(1040);
        assertThat(half.largestArrival()).isSameAs(range);
        assertThat(half.retransmissions()).isEqualTo(3);
        assertThat(half.needless()).isZero();
    }

    @Test
    void ofAPieceThatWentTwiceTheLastGotThere() {
        send(1, 1460, 0);
        var head = send(1, 1000, 300);
        var tail = send(1001, 460, 301);
        var headAgain = send(1, 1000, 900);

        acknowledge(1461, 920);

        assertThat(head.fate()).isEqualTo(Fate.LOST);
        assertThat(tail.fate()).isEqualTo(Fate.DELIVERED);
        assertThat(headAgain.fate()).isEqualTo(Fate.DELIVERED);
    }

    @Test
    void whatTheSmallerPiecesLeaveOutTheLargerOneBrought() {
        var big = send(1, 1460, 0);
        send(1, 500, 300);
        send(900, 561, 301);

        acknowledge(1461, 920);

        assertThat(big.fate()).isEqualTo(Fate.DELIVERED);
        assertThat(half.largestDelivered()).isEqualTo(1500);
    }

    @Test
    void aPieceThatIsAcknowledgedOnItsOwnArrived() {
        send(1, 1460, 0);
        send(1, 1460, 300);
        var head = send(1, 1000, 900);
        var tail = send(1001, 460, 901);

        acknowledge(1001, 920);

        assertThat(head.fate()).isEqualTo(Fate.DELIVERED);
        assertThat(tail.fate()).isEqualTo(Fate.UNKNOWN);
        assertThat(half.largestDelivered()).isEqualTo(1040);
    }

    @Test
    void anAnswerThatComesTooSoonForTheCopyAnswersTheOriginal() {
        board.roundTrip(100 * MILLISECOND, 100 * MILLISECOND);
        var first = send(1, 1000, 0);
        var copy = send(1, 1000, 90);

        acknowledge(1001, 110);

        assertThat(first.fate()).isEqualTo(Fate.DELIVERED);
        assertThat(copy.fate()).isEqualTo(Fate.DELIVERED);
        assertThat(half.sizes().lostUpTo(1500)).isZero();
    }

    @Test
    void anAnswerInTimeForTheCopySaysThatTheOriginalWasLost() {
        board.roundTrip(100 * MILLISECOND, 100 * MILLISECOND);
        var first = send(1, 1000, 0);
        var copy = send(1, 1000, 90);

        acknowledge(1001, 140);

        assertThat(first.fate()).isEqualTo(Fate.LOST);
        assertThat(copy.fate()).isEqualTo(Fate.DELIVERED);
    }

    @Test
    void theReceiverMayAnswerSoonerThanInTheHandshake() {
        board.roundTrip(100 * MILLISECOND, 100 * MILLISECOND);
        send(1, 1000, 0);
        acknowledge(1001, 30);
        var first = send(1001, 1000, 40);
        var copy = send(1001, 1000, 90);

        acknowledge(2001, 120);

        assertThat(first.fate()).isEqualTo(Fate.LOST);
        assertThat(copy.fate()).isEqualTo(Fate.DELIVERED);
    }

    @Test
    void ofPartlyAcknowledgedCopiesTheLastThatCarryTheOctetsArrived() {
        send(1, 1460, 0);
        var larger = send(1, 1440, 100);
        var smaller = send(1, 1300, 200);
        var rest = send(1301, 140, 201);

        acknowledge(1301, 240);
        acknowledge(1441, 241);

        assertThat(smaller.fate()).isEqualTo(Fate.DELIVERED);
        assertThat(rest.fate()).isEqualTo(Fate.DELIVERED);
        assertThat(larger.fate()).isEqualTo(Fate.UNKNOWN);
        assertThat(half.sizes().largestDelivered()).isEqualTo(1340);

        send(1441, 20, 250);
        acknowledge(1461, 300);
        assertThat(larger.fate()).isEqualTo(Fate.LOST);
    }

    /** Routers refuse packets of 1500 octets with these identifications, see {@link #send}, once all was sent. */
    private void refused(int... identifications) {
        for (var identification : identifications) {
            var quote = new TooBig.Quote(
                    "192.0.2.1",
                    "192.0.2.2",
                    6,
                    1,
                    2,
                    1,
                    identification,
                    1500,
                    64,
                    true,
                    List.of(),
                    "192.0.2.1",
                    "192.0.2.2",
                    1500,
                    0,
                    false);
            half.addTooBig(new TooBig(100, 0, 4, 1480, "192.0.2.9", "192.0.2.1", 64, 7, 56, false, quote, List.of(0)));
        }
        begin();
        board.roundTrip(100 * MILLISECOND, 100 * MILLISECOND);
    }

    @Test
    void aCopyThatARouterRefusedDidNotArrive() {
        refused(1);
        var big = send(1, 1460, 0);
        var head = send(1, 1440, 90);
        var tail = send(1441, 20, 90);

        // too soon for the copies, if the handshake is to be believed
        acknowledge(1461, 110);

        assertThat(big.fate()).isEqualTo(Fate.LOST);
        assertThat(head.fate()).isEqualTo(Fate.DELIVERED);
        assertThat(tail.fate()).isEqualTo(Fate.DELIVERED);
        assertThat(half.largestDelivered()).isEqualTo(1480);
    }

    @Test
    void anAcknowledgmentProvesMoreThanAMessageWhereNothingElseWasSent() {
        refused(1, 2);
        send(1, 1460, 0);
        var again = send(1, 1460, 90);

        acknowledge(1461, 300);

        assertThat(again.fate()).isEqualTo(Fate.DELIVERED);
    }

    @Test
    void whatARouterRefusedAndNobodyAcknowledgesIsLost() {
        refused(1);
        var big = send(1, 1460, 0);
        var other = send(1461, 1460, 1);

        board.end(true, false, Long.MAX_VALUE);

        assertThat(big.fate()).isEqualTo(Fate.LOST);
        assertThat(half.stuck()).extracting(SentRange::first).containsExactly(big);
        assertThat(other.fate()).isEqualTo(Fate.UNKNOWN);
    }

    /** Without a handshake: 7 ms pass between a packet and its answer. */
    @Test
    void theQuickestAnswerTellsWhichCopyIsAnswered() {
        send(1, 100, 0);
        acknowledge(101, 7);
        var first = send(101, 1000, 10);
        var hasty = send(101, 1000, 16);
        acknowledge(1101, 17);

        assertThat(first.fate()).isEqualTo(Fate.DELIVERED);
        assertThat(hasty.fate()).as("on its way").isEqualTo(Fate.DELIVERED);
        var lost = send(1101, 1000, 100);
        var repeated = send(1101, 1000, 300);
        acknowledge(2101, 302);

        assertThat(lost.fate()).as("nobody takes so long").isEqualTo(Fate.LOST);
        assertThat(repeated.fate()).isEqualTo(Fate.DELIVERED);
    }

    @Test
    void octetsThatWereAcknowledgedAlreadyAreSentNeedlessly() {
        send(1, 1000, 0);
        acknowledge(1001, 20);
        var again = send(1, 1000, 30);

        assertThat(half.retransmissions()).isEqualTo(1);
        assertThat(half.needless()).isEqualTo(1);
        assertThat(again.fate()).isEqualTo(Fate.DELIVERED);
        end();
        assertThat(half.troubled()).isEmpty();
    }

    @Test
    void aCopyOfWhatWasSackedIsNeedless() {
        send(1, 1000, 0);
        send(1001, 100, 1);
        sack(1001, 1101, 20);
        send(1001, 100, 30);

        assertThat(half.needless()).isEqualTo(1);
        assertThat(half.retransmissions()).isEqualTo(1);
    }

    @Test
    void aCopyThatBringsMoreIsBoth() {
        send(1, 500, 0);
        send(1, 800, 300);

        assertThat(half.next()).isEqualTo(801);
        assertThat(half.retransmissions()).isEqualTo(1);
        acknowledge(501, 320);
        assertThat(half.troubled()).hasSize(1);
        end();
        assertThat(half.stuck()).isEmpty();
    }

    @Test
    void octetsThatTheSenderIsPastAreAHole() {
        send(1, 100, 0);
        send(1101, 100, 10);

        assertThat(half.holes()).hasSize(1);
        var hole = half.holes().getFirst();
        assertThat(hole.start()).isEqualTo(101);
        assertThat(hole.octets()).isEqualTo(1000);
        assertThat(hole.filled()).isFalse();
        assertThat(hole.noticedRow()).isEqualTo(1);
    }

    @Test
    void aHoleIsFilledByWhatComesLateAndThatIsNoRetransmission() {
        send(1, 100, 0);
        send(1101, 100, 10);
        var late = send(101, 1000, 20);

        assertThat(half.holes()).hasSize(1);
        assertThat(half.holes().getFirst().filled()).isTrue();
        assertThat(half.holes().getFirst().filledRow()).isEqualTo(late.row());
        assertThat(half.retransmissions()).isZero();
        acknowledge(1201, 30);
        assertThat(late.fate()).isEqualTo(Fate.DELIVERED);
        assertThat(half.ackedUnseen()).isZero();
    }

    @Test
    void whatIsLeftOnEitherSideOfAFilledPartStaysOpen() {
        send(1, 100, 0);
        send(1101, 100, 10);
        send(401, 300, 20);

        assertThat(half.holes().stream().filter(h -> !h.filled()))
                .extracting(Hole::start, Hole::end)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple(101L, 401L),
                        org.assertj.core.groups.Tuple.tuple(701L, 1101L));
        send(101, 300, 30);
        send(701, 400, 31);
        assertThat(half.holes()).allMatch(Hole::filled);
    }

    @Test
    void aHoleThatIsAcknowledgedIsTheCapturesOwn() {
        send(1, 100, 0);
        send(1101, 100, 10);
        acknowledge(1101, 20);

        assertThat(half.holes().getFirst().filled()).isFalse();
        assertThat(half.ackedUnseen()).isEqualTo(1000);
    }

    @Test
    void anAcknowledgmentBeyondAllThatWasSeenIsCounted() {
        send(1, 100, 0);
        acknowledge(5101, 20);

        assertThat(half.ackedUnseen()).isEqualTo(5000);
        assertThat(half.next()).isEqualTo(5101);
    }

    @Test
    void withoutAnswersNothingIsKnownToBeLost() {
        var first = send(1, 1000, 0);
        var copy = send(1, 1000, 300);

        board.end(false, false, Long.MIN_VALUE);

        assertThat(first.fate()).isEqualTo(Fate.UNKNOWN);
        assertThat(copy.fate()).isEqualTo(Fate.UNKNOWN);
        assertThat(half.sizes().lostUpTo(1500)).isZero();
        assertThat(half.troubled()).hasSize(1);
    }

    @Test
    void whatWasSentOnceAndNotYetAnsweredIsNoTrouble() {
        var tx = send(1, 1000, 0);
        end();

        assertThat(tx.fate()).isEqualTo(Fate.UNKNOWN);
        assertThat(half.troubled()).isEmpty();
    }

    @Test
    void troubleIsToldInOrderOfFirstTransmission() {
        send(1, 1000, 0);
        send(1001, 100, 1);
        send(1001, 100, 200);
        send(1, 1000, 300);
        sack(1001, 1101, 320);
        acknowledge(1001, 330);
        end();

        assertThat(half.troubled()).extracting(SentRange::start).containsExactly(1L, 1001L);
    }

    @Test
    void anotherFlowBeginsWithNothing() {
        send(1, 1000, 0);
        send(2001, 100, 1);
        board.roundTrip(MILLISECOND, MILLISECOND);
        var next = new Half(Direction.SERVER_TO_CLIENT);
        board.begin(next, true);

        assertThat(board.begun()).isFalse();
        assertThat(board.relative(77)).isZero();
        board.end(true, true, Long.MAX_VALUE);
        assertThat(next.troubled()).isEmpty();
        assertThat(next.all()).isEmpty();
    }

    @Test
    void aPieceIsAcknowledgedOnItsOwnWhateverWentBefore() {
        for (int segment = 0; segment < 3; segment++) {
            send(1 + segment * 100, 100, segment);
            acknowledge(101 + segment * 100, 20 + segment);
        }
        send(301, 1460, 100);
        var head = send(301, 1000, 400);

        acknowledge(1301, 420);

        assertThat(head.fate()).isEqualTo(Fate.DELIVERED);
    }

    @Test
    void theTailOfASegmentSentAgainIsACopyOfIt() {
        var first = send(1, 1460, 0);
        send(1461, 1000, 1);
        var tail = send(1001, 460, 300);

        assertThat(tail.copy()).isEqualTo(2);
        assertThat(tail.original()).isEqualTo(first.row());
        assertThat(half.retransmissions()).isEqualTo(1);
        assertThat(half.needless()).isZero();
    }

    @Test
    void ofATailThatWentTwiceTheLastGotThereAndTheHeadCameWithTheFirst() {
        var first = send(1, 1460, 0);
        var tail = send(1001, 460, 300);
        var tailAgain = send(1001, 460, 900);

        acknowledge(1461, 920);

        assertThat(tailAgain.fate()).isEqualTo(Fate.DELIVERED);
        assertThat(tail.fate()).isEqualTo(Fate.LOST);
        assertThat(first.fate()).isEqualTo(Fate.DELIVERED);
    }

    @Test
    void whatGoesAgainBesideAHoleDoesNotFillIt() {
        send(1, 100, 0);
        send(201, 100, 1);
        acknowledge(301, 20);
        send(201, 100, 300);
        end();

        assertThat(half.retransmissions()).isEqualTo(1);
        assertThat(half.needless()).isEqualTo(1);
        assertThat(half.holes()).hasSize(1).allMatch(h -> h.octets() == 100);
    }

    @Test
    void copiesAreCountedByTheFirstOctetThatTheyCarry() {
        send(1, 1000, 0);
        assertThat(send(1, 500, 1).copy()).isEqualTo(2);
        assertThat(send(501, 500, 2).copy()).isEqualTo(2);
        assertThat(send(401, 200, 3).copy()).isEqualTo(3);
        assertThat(send(501, 500, 4).copy()).isEqualTo(4);
        assertThat(send(1, 1000, 5).copy()).isEqualTo(3);
        assertThat(send(601, 1, 6).copy()).isEqualTo(5);
    }

    /** Each compared to all before it, they would not end. */
    @Test
    void aSegmentMayGoAgainAHundredThousandTimes() {
        send(1, 1000, 0);
        for (int i = 2; i < 200_000; i++) {
            assertThat(send(1, 1000, i).copy()).isEqualTo(i);
        }
    }
}
