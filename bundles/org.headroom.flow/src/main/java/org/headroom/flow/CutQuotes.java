package org.headroom.flow;

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

    private final FlowTable flows;
    private final PacketTable table;

    CutQuotes(FlowTable flows, PacketTable table) {
        this.flows = flows;
        this.table = table;
    }

    /** The row that a message quotes, among those before its own; -1 where the quote is none of these, or names no packet. */
    int find(Packet quoted, int messageRow) {
        if (!quoted.cut() || quoted.ips() != 1 || quoted.transport() != Packet.Transport.NONE) {
            return PacketTable.NONE;
        }
        var ip = quoted.ip();
        return ip.fragmentOffset() == 0 && (ip.version() == 6 || ip.identification() != 0)
                ? find(ip, messageRow)
                : PacketTable.NONE;
    }

    private int find(Ip quote, int messageRow) {
        var time = table.nanos(messageRow);
        var earliest = time - LONGEST_ANSWER_NANOS;
        var found = PacketTable.NONE;
        for (int row = messageRow - 1; row >= Math.max(0, messageRow - MOST_ROWS_BACK); row--) {
            if (!matches(quote, row)) {
                continue;
            }
            if (table.nanos(row) < earliest) {
                return found;
            }
            if (quote.version() == 4) {
                return row;
            }
            if (found < 0) {
                found = row;
                earliest = Math.max(earliest, time - CLEARLY_OLDER * (time - table.nanos(row)));
            } else if (table.flow(row) != table.flow(found)) {
                return PacketTable.NONE;
            }
        }
        return found;
    }

    private boolean matches(Ip quote, int row) {
        var named = quote.version() == 4
                ? table.identification(row) == quote.identification()
                : table.length(row) == quote.length();
        if (!named) {
            return false;
        }
        var flow = table.flow(row);
        return flow >= 0
                && flows.protocol(flow) == quote.protocol()
                && sameAddresses(quote, flow, (table.flags(row) & PacketTable.REVERSE) != 0);
    }

    private boolean sameAddresses(Ip quote, int flow, boolean fromB) {
        var sourceHigh = fromB ? flows.bHigh(flow) : flows.aHigh(flow);
        var sourceLow = fromB ? flows.bLow(flow) : flows.aLow(flow);
        var high = fromB ? flows.aHigh(flow) : flows.bHigh(flow);
        var low = fromB ? flows.aLow(flow) : flows.bLow(flow);
        return sourceHigh == quote.sourceHigh()
                && sourceLow == quote.sourceLow()
                && (high & known(quote.destinationOctets())) == quote.destinationHigh()
                && (low & known(quote.destinationOctets() - 8)) == quote.destinationLow();
    }

    /** A mask of the first octets of eight. */
    private static long known(int octets) {
        return octets <= 0 ? 0 : octets >= 8 ? -1 : -1L << (8 - octets) * 8;
    }
}
