package org.headroom.flow;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Follows one direction of a TCP connection: what was sent, how often, and what the other side acknowledged (RFC 9293 §3.4, RFC
 * 2018).
 *
 * <p>Of every octet the transmission that came last counts as the one that got it there: a big packet that is followed by smaller ones
 * with the same octets, and only then acknowledged, did not arrive.
 */
final class Scoreboard {

    /** More octets than any receiver can offer to take (RFC 7323 §2.3): who acknowledges them means another connection. */
    private static final long LARGEST_WINDOW = 1L << 30;

    /** Times the quickest answer: whoever takes longer answers something else. */
    private static final int LATEST_ANSWER = 4;

    private final Outstanding outstanding = new Outstanding();
    /** Holes by start: those that nothing filled, and of them those that were not acknowledged either. */
    private final TreeMap<Long, Hole> unfilled = new TreeMap<>();

    private final TreeMap<Long, Hole> open = new TreeMap<>();
    private final Refusals refusals = new Refusals();
    /** Has room to grow; the half keeps a copy that has none. */
    private final Sizes sizes = new Sizes();

    private Half half = new Half(Direction.CLIENT_TO_SERVER);
    private boolean keepAll;
    /** Of the outstanding ranges those that were sent more than once. */
    private int repeated;

    private boolean begun;
    /** Whether anything was: until then a capture that began in mid-stream does not tell where its sender stands. */
    private boolean acknowledged;

    private int origin;
    private long roundTrip;
    /** How soon the receiver may answer what passes here: the handshake may have taken longer. Not known yet where negative. */
    private long answerTime;

    /** Starts on another flow. */
    void begin(Half of, boolean keepsAll) {
        half = of;
        keepAll = keepsAll;
        outstanding.clear();
        sizes.clear();
        half.sizes = sizes;
        unfilled.clear();
        open.clear();
        refusals.begin(of.tooBig);
        repeated = 0;
        begun = false;
        acknowledged = false;
        origin = 0;
        roundTrip = 0;
        answerTime = -1;
    }

    /**
     * What the handshake tells.
     *
     * @param roundTripNanos between the ends
     * @param answerNanos of it, between here and the receiver: next to nothing where the capture was taken beside it
     */
    void roundTrip(long roundTripNanos, long answerNanos) {
        roundTrip = roundTripNanos;
        answerTime = answerNanos;
    }

    boolean begun() {
        return begun;
    }

    /** Relative sequence number of an absolute one, near the highest seen. */
    long relative(int sequence) {
        if (!begun) {
            begun = true;
            origin = sequence;
        }
        return half.next + (sequence - (origin + (int) half.next));
    }

    /** Takes a transmission of new or old octets. */
    void sent(Transmission tx) {
        half.dataPackets += tx.payload() > 0 ? 1 : 0;
        if (keepAll) {
            half.add(tx);
        }
        if (tx.start() >= half.next) {
            ahead(tx);
        } else {
            again(tx);
        }
    }

    private void ahead(Transmission tx) {
        if (tx.start() > half.next && (half.next > 0 || half.firstSequence)) {
            skipped(tx.start(), tx.row());
        }
        outstanding.put(new SentRange(tx));
        half.next = tx.end();
    }

    /** The sender is past octets that did not come. */
    void skipped(long until, int noticedRow) {
        open(new Hole(half.next, until, noticedRow, half.quietNanos));
    }

    private void open(Hole hole) {
        half.addHole(hole);
        unfilled.put(hole.start(), hole);
        open.put(hole.start(), hole);
    }

    private void again(Transmission tx) {
        if (!acknowledged) {
            half.acked = Math.min(half.acked, tx.start());
        }
        var known = false;
        for (int i = Math.max(0, reaching(tx.start()));
                i < outstanding.size() && outstanding.at(i).start() < tx.end();
                i++) {
            var range = outstanding.at(i);
            if (range.end() > tx.start() && !range.selectively) {
                known = true;
                copy(range, tx);
            } else if (range.end() > tx.start()) {
                known = true;
                half.needless++;
            }
        }
        var filled = fill(tx);
        if (!known && (filled || tx.start() >= half.acked)) {
            if (!outstanding.starts(tx.start())) {
                outstanding.put(new SentRange(tx));
            }
        } else if (known) {
            half.retransmissions++;
        } else {
            half.retransmissions++;
            half.needless++;
            tx.fate = Fate.DELIVERED;
        }
        if (tx.end() > half.next) {
            outstanding.put(new SentRange(tx, half.next));
            half.next = tx.end();
        }
    }

    private void copy(SentRange range, Transmission tx) {
        repeated += range.repeated() ? 0 : 1;
        tx.copy = Math.max(tx.copy, range.again(tx));
        tx.original = Math.min(tx.original, range.first().original());
    }

    /** Place of the last range that starts at {@code start} or before: it may reach beyond it; -1 without one. */
    private int reaching(long start) {
        var place = outstanding.placeOf(start);
        return place < outstanding.size() && outstanding.at(place).start() == start ? place : place - 1;
    }

    /** What arrives late fills the holes it belongs to; what is left on either side stays open. */
    private boolean fill(Transmission tx) {
        if (unfilled.isEmpty()) {
            return false;
        }
        var first = unfilled.floorKey(tx.start());
        var touched = unfilled.subMap(first == null ? tx.start() : first, true, tx.end(), false).values().stream()
                .filter(h -> h.end() > tx.start())
                .toList();
        var rest = new ArrayList<Hole>(2);
        for (var hole : touched) {
            unfilled.remove(hole.start());
            open.remove(hole.start());
            hole.before(tx.start()).ifPresent(rest::add);
            hole.after(tx.end()).ifPresent(rest::add);
            hole.fill(tx);
        }
        rest.forEach(this::open);
        return !touched.isEmpty();
    }

    /** Takes a cumulative acknowledgment of everything below {@code ack}. */
    void acknowledged(long ack, int row, long nanos) {
        if (!acknowledged) {
            acknowledged = true;
            half.acked = Math.min(half.acked, ack);
        }
        if (ack <= half.acked) {
            return;
        }
        if (ack - half.next > LARGEST_WINDOW) {
            return;
        }
        if (ack > half.next) {
            half.ackedUnseen += half.next == 0 ? 0 : ack - half.next;
            half.next = ack;
        }
        var before = half.acked;
        half.acked = ack;
        while (outstanding.size() > 0 && outstanding.at(0).end() <= ack) {
            var range = outstanding.at(0);
            outstanding.removeFirst();
            repeated -= range.repeated() ? 1 : 0;
            if (!range.selectively) {
                deliver(range, row, nanos);
            }
            leave(range);
        }
        partly(Long.MIN_VALUE, before, ack, nanos);
        while (!open.isEmpty() && open.firstEntry().getValue().end() <= ack) {
            half.ackedUnseen += open.pollFirstEntry().getValue().octets();
        }
    }

    /** Takes a SACK block (RFC 2018 §4). */
    void selectively(long left, long right, int row, long nanos) {
        if (left < half.acked) {
            return;
        }
        for (int i = outstanding.placeOf(left);
                i < outstanding.size() && outstanding.at(i).start() < right;
                i++) {
            var range = outstanding.at(i);
            if (!range.selectively && range.end() <= right) {
                range.selectively = true;
                deliver(range, row, nanos);
            }
        }
        partly(left, left, right, nanos);
    }

    /**
     * Smaller copies of part of a range arrive although the range as a whole did not.
     *
     * @param left before it nothing is known of what arrived
     * @param from behind it the receiver acknowledges for the first time
     */
    private void partly(long left, long from, long right, long nanos) {
        for (int i = 0;
                repeated > 0 && i < outstanding.size() && outstanding.at(i).start() < right;
                i++) {
            var range = outstanding.at(i);
            if (!range.selectively && range.repeated()) {
                var missing = new Octets(Math.max(from, range.start()), Math.min(right, range.end()));
                partly(range, left, right, missing, carrier(range, nanos));
            }
        }
    }

    private void partly(SentRange range, long left, long right, Octets acknowledged, int last) {
        var missing = List.of(acknowledged);
        for (int i = last; i >= 0 && !missing.isEmpty(); i--) {
            var tx = range.transmissions().get(i);
            var inside = tx.start() >= left && tx.end() <= right && tx.end() - tx.start() < range.end() - range.start();
            if (inside && missing.stream().anyMatch(m -> m.meets(tx)) && !refused(tx)) {
                missing = missing.stream().flatMap(m -> m.without(tx)).toList();
                if (tx.fate == Fate.UNKNOWN) {
                    settle(tx, Fate.DELIVERED);
                }
            }
        }
    }

    private void deliver(SentRange range, int row, long nanos) {
        if (range.repeated()) {
            deliverOneOfSeveral(range, nanos);
        } else {
            range.deliveredLength = range.first().proves;
            answered(Math.max(0, nanos - range.first().nanos()));
            if (range.first().fate == Fate.UNKNOWN) {
                settle(range.first(), Fate.DELIVERED);
            }
        }
        range.deliveredNanos = nanos;
        range.deliveredRow = row;
        if (half.largestArrival == null || half.largestArrival.deliveredLength() < range.deliveredLength) {
            half.largestArrival = range;
        }
    }

    private void answered(long after) {
        answerTime = answerTime < 0 ? after : Math.min(answerTime, after);
    }

    private void deliverOneOfSeveral(SentRange range, long nanos) {
        var last = carrier(range, nanos);
        var missing = List.of(new Octets(range.start(), range.end()));
        var brought = new HashSet<Transmission>();
        for (var tx : likeliestFirst(range.transmissions(), last)) {
            if (missing.stream().anyMatch(m -> m.meets(tx))) {
                missing = missing.stream().flatMap(m -> m.without(tx)).toList();
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

    /** Whether a router says that it did not let this very copy pass: what is acknowledged later came by another one. */
    private boolean refused(Transmission tx) {
        return refusals.holds(tx, origin + (int) tx.start());
    }

    /** Octets that no transmission looked at so far carries. */
    private record Octets(long start, long end) {

        boolean meets(Transmission tx) {
            return tx.start() < end && tx.end() > start;
        }

        Stream<Octets> without(Transmission tx) {
            return meets(tx)
                    ? Stream.of(new Octets(start, tx.start()), new Octets(tx.end(), end))
                            .filter(o -> o.start < o.end)
                    : Stream.of(this);
        }
    }

    /** The last transmission that the acknowledgment can answer. */
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
        return roundTrip > 0 || nanos - tx.nanos() <= LATEST_ANSWER * answerTime;
    }

    private void settle(Transmission tx, Fate fate) {
        tx.fate = fate;
        half.sizes.add(tx);
    }

    private void leave(SentRange range) {
        if (range.repeated()) {
            half.addTroubled(range);
        }
    }

    /**
     * The capture ends: what is still outstanding is lost where it was sent several times, where the other side reported what
     * came behind it and not this, or where a router refused it.
     */
    void end(boolean answersSeen, boolean sackPermitted, long lastAnswerNanos) {
        var behind = lastReported();
        for (int i = 0; i < outstanding.size(); i++) {
            var range = outstanding.at(i);
            if (range.selectively) {
                leave(range);
            } else {
                abandon(range, answersSeen, behind, sackPermitted, lastAnswerNanos);
            }
        }
        half.sizes = sizes.copy();
        half.sequences = new Sequences(begun && half.firstSequence, origin, half.next);
        if (half.troubled.size() > 1) {
            half.troubled.sort(
                    (a, b) -> Long.compare(a.first().nanos(), b.first().nanos()));
        }
    }

    private @Nullable SentRange lastReported() {
        for (int i = outstanding.size() - 1; i >= 0; i--) {
            if (outstanding.at(i).selectively) {
                return outstanding.at(i);
            }
        }
        return null;
    }

    private void abandon(
            SentRange range,
            boolean answersSeen,
            @Nullable SentRange behind,
            boolean sackPermitted,
            long lastAnswerNanos) {
        var repeated = range.repeated();
        var passed = behind != null && behind.start() > range.start();
        var stuckBefore = sackPermitted
                && !half.troubled.isEmpty()
                && !half.troubled.getLast().delivered()
                && lastAnswerNanos > range.last().nanos() + roundTrip;
        var lost = answersSeen && (repeated || passed || stuckBefore || refused(range.first()));
        for (var tx : range.transmissions()) {
            if (tx.fate == Fate.UNKNOWN) {
                settle(tx, lost ? Fate.LOST : Fate.UNKNOWN);
            }
        }
        if (repeated || lost) {
            half.addTroubled(range);
        }
    }
}
