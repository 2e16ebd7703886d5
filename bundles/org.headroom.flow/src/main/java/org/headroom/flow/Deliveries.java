package org.headroom.flow;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;

/**
 * Tells which of several copies of the same octets arrived, in one direction of a TCP connection. An acknowledgment does not say which
 * one it answers (RFC 6298 §3).
 *
 * <p>Of every octet the transmission that came last counts as the one that got it there: a big packet that is followed by smaller ones
 * with the same octets, and only then acknowledged, did not arrive. But for those that were sent too late to be answered yet, and those
 * that a router refused.
 */
final class Deliveries {

    /** Times the quickest answer: whoever takes longer answers something else. */
    private static final int LATEST_ANSWER = 4;

    private final Refusals refusals = new Refusals();
    /** Has room to grow; the half keeps a copy that has none. */
    private final Sizes sizes = new Sizes();

    private Half half = new Half(Direction.CLIENT_TO_SERVER);
    /** The sequence number to which the others are relative. */
    private int origin;
    /** How soon the receiver may answer what passes here: the handshake may have taken longer. Not known yet where negative. */
    private long answerTime;

    private boolean handshakeSeen;

    /** Starts on another flow. */
    void begin(Half of) {
        half = of;
        sizes.clear();
        half.sizes = sizes;
        refusals.begin(of.tooBig);
        origin = 0;
        answerTime = -1;
        handshakeSeen = false;
    }

    void origin(int sequence) {
        origin = sequence;
    }

    /** The handshake's answer took so long. */
    void handshake(long answerNanos) {
        answerTime = answerNanos;
        handshakeSeen = true;
    }

    /** All of a range is acknowledged. */
    void whole(SentRange range, int row, long nanos) {
        if (range.repeated()) {
            oneOfSeveral(range, nanos);
        } else {
            onlyOne(range, nanos);
        }
        range.deliveredNanos = nanos;
        range.deliveredRow = row;
        if (half.largestArrival == null || half.largestArrival.deliveredLength() < range.deliveredLength) {
            half.largestArrival = range;
        }
    }

    private void onlyOne(SentRange range, long nanos) {
        var tx = range.first();
        var after = Math.max(0, nanos - tx.nanos());
        answerTime = answerTime < 0 ? after : Math.min(answerTime, after);
        range.deliveredLength = tx.proves;
        if (tx.fate == Fate.UNKNOWN) {
            settle(tx, Fate.DELIVERED);
        }
    }

    private void oneOfSeveral(SentRange range, long nanos) {
        var last = carrier(range, nanos);
        var missing = new Octets(range.start(), range.end());
        var brought = new HashSet<Transmission>();
        for (var tx : likeliestFirst(range.transmissions(), last)) {
            if (missing.takenBy(tx)) {
                range.deliveredLength = Math.max(range.deliveredLength, tx.proves);
                brought.add(tx);
            }
        }
        for (var tx : range.transmissions().reversed()) {
            if (tx.fate == Fate.UNKNOWN) {
                var onItsWay = tx.row() > range.transmissions().get(last).row() && !refused(tx);
                settle(tx, brought.contains(tx) || onItsWay ? Fate.DELIVERED : Fate.LOST);
            }
        }
    }

    /** Those that the acknowledgment can answer, the last of them first; then later ones; then what a router refused. */
    private List<Transmission> likeliestFirst(List<Transmission> transmissions, int last) {
        var answerable = transmissions.subList(0, last + 1).reversed();
        var later = transmissions.subList(last + 1, transmissions.size());
        var passed = Stream.concat(answerable.stream(), later.stream()).filter(tx -> !refused(tx));
        return Stream.concat(passed, answerable.stream().filter(this::refused)).toList();
    }

    /**
     * Smaller copies of part of a range arrive although the range as a whole did not.
     *
     * @param left before it nothing is known of what arrived
     * @param from behind it the receiver acknowledges for the first time
     * @param right up to it the receiver acknowledges
     */
    void partly(SentRange range, long left, long from, long right, long nanos) {
        var missing = new Octets(Math.max(from, range.start()), Math.min(right, range.end()));
        for (int i = carrier(range, nanos); i >= 0; i--) {
            var tx = range.transmissions().get(i);
            var inside = tx.start() >= left && tx.end() <= right && tx.end() - tx.start() < range.end() - range.start();
            if (inside && !refused(tx) && missing.takenBy(tx) && tx.fate == Fate.UNKNOWN) {
                settle(tx, Fate.DELIVERED);
            }
        }
    }

    /** Place of the last transmission that the acknowledgment can answer. */
    private int carrier(SentRange range, long nanos) {
        var transmissions = range.transmissions();
        var last = transmissions.size() - 1;
        while (last > 0
                && nanos - transmissions.get(last).nanos() < answerTime / 2
                && inTime(transmissions.get(last - 1), nanos)) {
            last--;
        }
        return last;
    }

    /** Without a handshake the quickest answer so far may have been a slow one: then what was sent long ago is not what is answered. */
    private boolean inTime(Transmission tx, long nanos) {
        return handshakeSeen || nanos - tx.nanos() <= LATEST_ANSWER * answerTime;
    }

    /** Whether a router says that it did not let this very copy pass: what is acknowledged later came by another one. */
    boolean refused(Transmission tx) {
        return refusals.holds(tx, origin + (int) tx.start());
    }

    void settle(Transmission tx, Fate fate) {
        tx.fate = fate;
        half.sizes.add(tx);
    }

    /** The flow ends. */
    void end() {
        half.sizes = sizes.copy();
    }

    /** Octets that no transmission looked at so far carries. */
    private static final class Octets {

        private record Run(long start, long end) {

            boolean meets(Transmission tx) {
                return tx.start() < end && tx.end() > start;
            }
        }

        private List<Run> runs;

        Octets(long start, long end) {
            runs = List.of(new Run(start, end));
        }

        /** Takes away those that the transmission carries; whether there were any. */
        boolean takenBy(Transmission tx) {
            var left = new ArrayList<Run>(runs.size() + 1);
            var some = false;
            for (var run : runs) {
                some |= run.meets(tx);
                add(left, run.start, Math.min(run.end, tx.start()));
                add(left, Math.max(run.start, tx.end()), run.end);
            }
            runs = left;
            return some;
        }

        private static void add(List<Run> runs, long start, long end) {
            if (start < end) {
                runs.add(new Run(start, end));
            }
        }
    }
}
