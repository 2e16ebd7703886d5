package org.headroom.flow;

import java.util.ArrayList;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Follows one direction of a TCP connection: what was sent, how often, and what the other side acknowledged (RFC 9293 §3.4, RFC
 * 2018).
 *
 * <p>A range of octets that was sent in several sizes counts as delivered by the smallest that came last: a big packet that is
 * followed by smaller ones with the same octets, and only then acknowledged, did not arrive.
 */
final class Scoreboard {

    private final Half half;
    private final boolean keepAll;
    private final TreeMap<Long, SentRange> outstanding = new TreeMap<>();
    private boolean begun;
    private int origin;
    private long roundTrip;

    Scoreboard(Half half, boolean keepAll) {
        this.half = half;
        this.keepAll = keepAll;
    }

    void roundTrip(long nanos) {
        roundTrip = nanos;
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
            half.all.add(tx);
        }
        if (tx.start() >= half.next) {
            ahead(tx);
        } else {
            again(tx);
        }
    }

    private void ahead(Transmission tx) {
        if (tx.start() > half.next && half.next > 0) {
            half.holes.add(new Hole(half.next, tx.start(), tx.row(), half.quietNanos));
        }
        outstanding.put(tx.start(), new SentRange(tx));
        half.next = tx.end();
    }

    private void again(Transmission tx) {
        var known = false;
        for (var range :
                outstanding.subMap(before(tx.start()), true, tx.end(), false).values()) {
            if (range.end() > tx.start() && !range.selectively) {
                known = true;
                copy(range, tx);
            } else if (range.end() > tx.start()) {
                known = true;
                half.needless++;
            }
        }
        var filled = fill(tx);
        if (filled && !known) {
            outstanding.putIfAbsent(tx.start(), new SentRange(tx));
        } else if (known) {
            half.retransmissions++;
        } else {
            half.retransmissions++;
            half.needless++;
            tx.fate = Fate.DELIVERED;
        }
        if (tx.end() > half.next) {
            outstanding.put(half.next, new SentRange(tx, half.next));
            half.next = tx.end();
        }
    }

    private static void copy(SentRange range, Transmission tx) {
        range.again(tx);
        tx.copy = Math.max(tx.copy, (int) range.transmissions().stream()
                .filter(t -> t.start() <= tx.start() && t.end() > tx.start())
                .count());
        tx.original = Math.min(tx.original, range.first().original());
    }

    /** Start of the range that may reach into {@code start} from before. */
    private long before(long start) {
        var floor = outstanding.floorKey(start);
        return floor == null ? start : floor;
    }

    /** What arrives late fills the hole it belongs to; what is left on either side stays open. */
    private boolean fill(Transmission tx) {
        var rest = new ArrayList<Hole>();
        for (var hole : half.holes) {
            if (!hole.filled && tx.start() < hole.end() && tx.end() > hole.start()) {
                hole.before(tx.start()).ifPresent(rest::add);
                hole.after(tx.end()).ifPresent(rest::add);
                hole.fill(tx);
            }
        }
        half.holes.addAll(rest);
        return half.holes.stream().anyMatch(h -> h.filledRow() == tx.row());
    }

    /** Takes a cumulative acknowledgment of everything below {@code ack}. */
    void acknowledged(long ack, int row, long nanos) {
        if (ack <= half.acked) {
            return;
        }
        if (ack > half.next) {
            half.ackedUnseen += half.next == 0 ? 0 : ack - half.next;
            half.next = ack;
        }
        half.acked = ack;
        while (!outstanding.isEmpty() && outstanding.firstEntry().getValue().end() <= ack) {
            var range = outstanding.pollFirstEntry().getValue();
            if (!range.selectively) {
                deliver(range, row, nanos);
            }
            leave(range);
        }
        partly(half.acked - Integer.MAX_VALUE, ack, ack);
        for (var hole : half.holes) {
            if (!hole.filled && !hole.acknowledged && hole.end() <= ack) {
                hole.acknowledged = true;
                half.ackedUnseen += hole.octets();
            }
        }
    }

    /** Takes a SACK block (RFC 2018 §4). */
    void selectively(long left, long right, int row, long nanos) {
        if (left < half.acked) {
            return;
        }
        for (var range : outstanding.subMap(left, true, right, false).values()) {
            if (!range.selectively && range.end() <= right) {
                range.selectively = true;
                deliver(range, row, nanos);
            }
        }
        partly(left, right, right);
    }

    /** Smaller copies of part of a range arrive although the range as a whole did not. */
    private void partly(long left, long right, long before) {
        for (var range : outstanding.headMap(before, false).values()) {
            if (range.selectively || range.transmissions().size() == 1) {
                continue;
            }
            for (var tx : range.transmissions()) {
                if (tx.fate == Fate.UNKNOWN
                        && tx.start() >= left
                        && tx.end() <= right
                        && tx.end() - tx.start() < range.end() - range.start()) {
                    settle(tx, Fate.DELIVERED);
                }
            }
        }
    }

    private void deliver(SentRange range, int row, long nanos) {
        var by = carrier(range, nanos);
        range.deliveredNanos = nanos;
        range.deliveredRow = row;
        range.deliveredLength = by.length();
        if (half.largestArrival == null || half.largestArrival.deliveredLength() < by.length()) {
            half.largestArrival = range;
        }
        for (var tx : range.transmissions()) {
            if (tx.fate == Fate.UNKNOWN) {
                settle(tx, tx == by || tx.nanos() >= by.nanos() ? Fate.DELIVERED : Fate.LOST);
            }
        }
    }

    /** Which transmission got the range there: the last that the acknowledgment can answer. */
    private Transmission carrier(SentRange range, long nanos) {
        var transmissions = range.transmissions();
        var by = transmissions.getLast();
        for (int i = transmissions.size() - 2; i >= 0 && nanos - by.nanos() < roundTrip / 2; i--) {
            by = transmissions.get(i);
        }
        return by;
    }

    private void settle(Transmission tx, Fate fate) {
        tx.fate = fate;
        half.sizes.add(tx);
    }

    private void leave(SentRange range) {
        if (range.transmissions().size() > 1) {
            half.troubled.add(range);
        }
    }

    /**
     * The capture ends: what is still outstanding is lost where it was sent several times, or where the other side reported what
     * came behind it and not this.
     */
    void end(boolean answersSeen, boolean sackPermitted, long lastAnswerNanos) {
        var reported = new ArrayList<SentRange>();
        for (var range : outstanding.values()) {
            if (range.selectively) {
                reported.add(range);
            }
        }
        var behind = reported.isEmpty() ? null : reported.getLast();
        for (var range : outstanding.values()) {
            if (range.selectively) {
                leave(range);
            } else {
                abandon(range, answersSeen, behind, sackPermitted, lastAnswerNanos);
            }
        }
        half.sequences = new Sequences(begun && half.firstSequence, origin, half.next);
        half.troubled.sort((a, b) -> Long.compare(a.first().nanos(), b.first().nanos()));
    }

    private void abandon(
            SentRange range,
            boolean answersSeen,
            @Nullable SentRange behind,
            boolean sackPermitted,
            long lastAnswerNanos) {
        var repeated = range.transmissions().size() > 1;
        var passed = behind != null && behind.start() > range.start();
        var stuckBefore = sackPermitted
                && !half.troubled.isEmpty()
                && !half.troubled.getLast().delivered()
                && lastAnswerNanos > range.last().nanos() + roundTrip;
        var lost = answersSeen && (repeated || passed || stuckBefore);
        for (var tx : range.transmissions()) {
            if (tx.fate == Fate.UNKNOWN) {
                settle(tx, lost ? Fate.LOST : Fate.UNKNOWN);
            }
        }
        if (repeated || lost) {
            half.troubled.add(range);
        }
    }
}
