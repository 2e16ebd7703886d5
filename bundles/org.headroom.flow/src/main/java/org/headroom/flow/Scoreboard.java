package org.headroom.flow;

import java.util.ArrayList;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Follows one direction of a TCP connection: what was sent, how often, and what the other side acknowledged (RFC 9293 §3.4, RFC
 * 2018). Which of several copies arrived, {@link Deliveries} tells.
 */
final class Scoreboard {

    /** More octets than any receiver can offer to take (RFC 7323 §2.3): who acknowledges them means another connection. */
    private static final long LARGEST_WINDOW = 1L << 30;

    private final Outstanding outstanding = new Outstanding();
    /** Holes by start: those that nothing filled, and of them those that were not acknowledged either. */
    private final TreeMap<Long, Hole> unfilled = new TreeMap<>();

    private final TreeMap<Long, Hole> open = new TreeMap<>();
    private final Deliveries deliveries = new Deliveries();

    private Half half = new Half(Direction.CLIENT_TO_SERVER);
    private boolean keepAll;
    /** Of the outstanding ranges those that were sent more than once. */
    private int repeated;

    private boolean begun;
    /** Whether anything was: until then a capture that began in mid-stream does not tell where its sender stands. */
    private boolean acknowledged;

    private int origin;
    private long roundTrip;

    /** Starts on another flow. */
    void begin(Half of, boolean keepsAll) {
        half = of;
        keepAll = keepsAll;
        outstanding.clear();
        unfilled.clear();
        open.clear();
        deliveries.begin(of);
        repeated = 0;
        begun = false;
        acknowledged = false;
        origin = 0;
        roundTrip = 0;
    }

    /**
     * What the handshake tells.
     *
     * @param roundTripNanos between the ends
     * @param answerNanos of it, between here and the receiver: next to nothing where the capture was taken beside it
     */
    void roundTrip(long roundTripNanos, long answerNanos) {
        roundTrip = roundTripNanos;
        deliveries.handshake(answerNanos);
    }

    boolean begun() {
        return begun;
    }

    /** Relative sequence number of an absolute one, near the highest seen. */
    long relative(int sequence) {
        if (!begun) {
            begun = true;
            origin = sequence;
            deliveries.origin(sequence);
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
                deliveries.whole(range, row, nanos);
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
        split(left, right);
        for (int i = outstanding.placeOf(left);
                i < outstanding.size() && outstanding.at(i).start() < right;
                i++) {
            var range = outstanding.at(i);
            if (!range.selectively && range.end() <= right) {
                range.selectively = true;
                deliveries.whole(range, row, nanos);
            }
        }
        partly(left, left, right, nanos);
    }

    /** What was captured as one packet was several segments on the wire, glued together by offload, where the receiver has the last of it alone. */
    private void split(long left, long right) {
        var place = reaching(left);
        if (place < 0) {
            return;
        }
        var range = outstanding.at(place);
        var inside = range.start() < left && left < range.end() && range.end() <= right;
        if (inside && !range.repeated() && !range.selectively) {
            outstanding.put(range.upTo(left));
            outstanding.put(new SentRange(range.first().from(left)));
        }
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
                deliveries.partly(range, left, from, right, nanos);
            }
        }
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
        deliveries.end();
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
        var lost = answersSeen && (repeated || passed || stuckBefore || deliveries.refused(range.first()));
        for (var tx : range.transmissions()) {
            if (tx.fate == Fate.UNKNOWN) {
                deliveries.settle(tx, lost ? Fate.LOST : Fate.UNKNOWN);
            }
        }
        if (repeated || lost) {
            half.addTroubled(range);
        }
    }
}
