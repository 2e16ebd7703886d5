package org.headroom.flow;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.IntUnaryOperator;
import org.headroom.packet.wire.Ip;
import org.headroom.packet.wire.Packet;

/**
 * ICMP errors whose quote was cut off before the ports, as captures of 64 or 96 octets do, and the segments that they are about.
 *
 * <p>The quoted IP header still names the packet: in IPv4 by addresses and identification; in IPv6, which has none, by addresses and
 * length, where one flow alone sent such a packet just before. Two candidates are none.
 */
final class CutQuotes {

    private static final long LONGEST_ANSWER_NANOS = 2_000_000_000L;
    private static final int MOST_ROWS_BACK = 4096;
    /** An answer takes about as long each time: a packet so much older than another is not the one. */
    private static final int CLEARLY_OLDER = 4;

    /** So many are worth a second thread. */
    private static final int MANY = 100;

    private record Beginning(
            int version,
            long sourceHigh,
            long sourceLow,
            long destinationHigh,
            long destinationLow,
            int destinationOctets,
            int protocol,
            int identification,
            int length) {}

    private final FlowTable flows;
    private final PacketTable table;
    private final Map<Integer, Beginning> quotes = new HashMap<>();

    CutQuotes(FlowTable flows, PacketTable table) {
        this.flows = flows;
        this.table = table;
    }

    /** Keeps the quote of a message, if it is one of these. */
    void add(int index, Packet quoted) {
        if (!quoted.cut() || quoted.ips() != 1 || quoted.transport() != Packet.Transport.NONE) {
            return;
        }
        var ip = quoted.ip();
        if (ip.fragmentOffset() == 0 && (ip.version() == 6 || ip.identification() != 0)) {
            quotes.put(index, beginning(ip));
        }
    }

    private static Beginning beginning(Ip ip) {
        return new Beginning(
                ip.version(),
                ip.sourceHigh(),
                ip.sourceLow(),
                ip.destinationHigh(),
                ip.destinationLow(),
                ip.destinationOctets(),
                ip.protocol(),
                ip.identification(),
                ip.length());
    }

    /**
     * Hands over each message, by its index, with the row that it is about.
     *
     * @param look called now and then; may throw to stop
     */
    void resolve(IntUnaryOperator rowOfMessage, BiConsumer<Integer, Integer> found, Runnable look) {
        var indexes = quotes.keySet().stream().mapToInt(Integer::intValue).toArray();
        var rows = new int[indexes.length];
        SideBySide.work(
                indexes.length,
                indexes.length >= MANY,
                look,
                () -> (i, _) -> rows[i] =
                        find(Objects.requireNonNull(quotes.get(indexes[i])), rowOfMessage.applyAsInt(indexes[i])));
        quotes.clear();
        for (int i = 0; i < rows.length; i++) {
            if (rows[i] >= 0) {
                found.accept(indexes[i], rows[i]);
            }
        }
    }

    private int find(Beginning quote, int messageRow) {
        var time = table.nanos(messageRow);
        var earliest = time - LONGEST_ANSWER_NANOS;
        var found = -1;
        for (int row = messageRow - 1; row >= Math.max(0, messageRow - MOST_ROWS_BACK); row--) {
            if (!matches(quote, row)) {
                continue;
            }
            if (table.nanos(row) < earliest) {
                return found;
            }
            if (quote.version == 4) {
                return row;
            }
            if (found < 0) {
                found = row;
                earliest = Math.max(earliest, time - CLEARLY_OLDER * (time - table.nanos(row)));
            } else if (table.flow(row) != table.flow(found)) {
                return -1;
            }
        }
        return found;
    }

    private boolean matches(Beginning quote, int row) {
        var named = quote.version == 4
                ? table.identification(row) == quote.identification
                : table.length(row) == quote.length;
        if (!named) {
            return false;
        }
        var flow = table.flow(row);
        return flow >= 0
                && flows.protocol(flow) == quote.protocol
                && sameAddresses(quote, flow, (table.flags(row) & PacketTable.REVERSE) != 0);
    }

    private boolean sameAddresses(Beginning quote, int flow, boolean fromB) {
        var sourceHigh = fromB ? flows.bHigh(flow) : flows.aHigh(flow);
        var sourceLow = fromB ? flows.bLow(flow) : flows.aLow(flow);
        var high = fromB ? flows.aHigh(flow) : flows.bHigh(flow);
        var low = fromB ? flows.aLow(flow) : flows.bLow(flow);
        return sourceHigh == quote.sourceHigh
                && sourceLow == quote.sourceLow
                && (high & known(quote.destinationOctets)) == quote.destinationHigh
                && (low & known(quote.destinationOctets - 8)) == quote.destinationLow;
    }

    /** A mask of the first octets of eight. */
    private static long known(int octets) {
        return octets <= 0 ? 0 : octets >= 8 ? -1 : -1L << (8 - octets) * 8;
    }
}
