package org.headroom.flow;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Walks the rows of a flow and works out, per direction, what was sent and what arrived; used for one flow after the other. */
final class FlowReader {

    private static final int SYN = 2;
    private static final int FIN = 1;
    private static final int RST = 4;
    private static final int ACK = 16;

    private static final int AHEAD = 4;

    private static final Flow NONE = new Flow(-1, false, 4, new Endpoint("", 0), new Endpoint("", 0), false);

    private final Traffic traffic;
    private final PacketTable table;
    private final Scoreboard up = new Scoreboard();
    private final Scoreboard down = new Scoreboard();
    private final Observations observations;
    /** By the number of the packet; null where it carries no data. */
    private @Nullable Transmission[] sent = new @Nullable Transmission[128];

    /** Asks memory for rows before they are needed. */
    private int fetched;

    private Flow flow = NONE;
    private boolean aIsClient;
    private long synNanos;
    private long synAckNanos;
    private boolean clientSack;
    private boolean serverSack;

    FlowReader(Traffic traffic) {
        this.traffic = traffic;
        this.table = traffic.table();
        this.observations = new Observations(table, traffic.timeless());
    }

    /** Works out a flow; {@code keepAll} for its trace, which shows every packet. */
    void read(Flow next, int[] rows, boolean fromAIsUp, boolean keepAll) {
        begin(next, fromAIsUp, keepAll);
        for (int i = 0; i < rows.length; i++) {
            fetched += table.flags(rows[Math.min(i + AHEAD, rows.length - 1)]);
            take(rows[i]);
        }
        end();
    }

    private void end() {
        up.end(flow.serverToClient().seen(), flow.sackPermitted, flow.serverToClient().lastNanos);
        down.end(flow.clientToServer().seen(), flow.sackPermitted, flow.clientToServer().lastNanos);
        closeWindows(flow.clientToServer());
        closeWindows(flow.serverToClient());
    }

    private void begin(Flow next, boolean fromAIsUp, boolean keepAll) {
        Arrays.fill(sent, 0, Math.min(sent.length, observations.packets()), null);
        flow = next;
        aIsClient = fromAIsUp;
        up.begin(flow.clientToServer(), keepAll);
        down.begin(flow.serverToClient(), keepAll);
        observations.begin(flow.version() == 4);
        synNanos = Long.MIN_VALUE;
        synAckNanos = Long.MIN_VALUE;
        clientSack = false;
        serverSack = false;
    }

    private void take(int row) {
        var flags = table.flags(row);
        var fromClient = (flags & PacketTable.REVERSE) == 0 == aIsClient;
        var half = fromClient ? flow.clientToServer() : flow.serverToClient();
        half.use(table.leg(row));
        var copied = observations.copyOf(row);
        if ((flags & SYN) != 0 && flow.tcp()) {
            syn(row, fromClient, copied < 0 ? -1 : observations.row(copied));
        }
        if (copied >= 0) {
            again(row, copied);
            return;
        }
        count(half, row, flags);
        if (!flow.tcp()) {
            datagram(half, row);
        } else if ((flags & PacketTable.CUT) != 0) {
            half.cut++;
        } else {
            segment(half, fromClient ? up : down, row, flags);
            answer(fromClient ? flow.serverToClient() : flow.clientToServer(), fromClient ? down : up, row, flags);
        }
    }

    private void again(int row, int packet) {
        var tx = packet < sent.length ? sent[packet] : null;
        if (tx != null) {
            tx.observed(new Transmission.Observation(row, table.leg(row), table.timeToLive(row), table.length(row)));
        }
    }

    /** Remembers the packet taken last under its number, in case it is observed again. */
    private void remember(Transmission tx) {
        var packet = observations.packets() - 1;
        if (packet >= sent.length) {
            sent = Arrays.copyOf(sent, Math.max(sent.length * 2, packet + 1));
        }
        sent[packet] = tx;
    }

    private void count(Half half, int row, int flags) {
        if (half.packets++ == 0) {
            half.firstTimeToLive = table.timeToLive(row);
        }
        half.octets += table.length(row);
        half.quietNanos = half.lastNanos == Long.MIN_VALUE ? 0 : table.nanos(row) - half.lastNanos;
        half.firstNanos = Math.min(half.firstNanos, table.nanos(row));
        half.lastNanos = Math.max(half.lastNanos, table.nanos(row));
        if ((flags & RST) != 0 && flow.tcp() && half.resetRow < 0) {
            half.resetRow = row;
        }
        if ((flags & FIN) != 0 && flow.tcp() && half.finRow < 0) {
            half.finRow = row;
        }
    }

    private void syn(int row, boolean fromClient, int first) {
        if ((table.flags(row) & PacketTable.CUT) != 0) {
            return;
        }
        var opening = Opening.of(traffic.syns(), row);
        var half = fromClient ? flow.clientToServer() : flow.serverToClient();
        if (half.mssRow < 0 && opening.mss() >= 0) {
            half.mss = opening.mss();
            half.mssRow = row;
        }
        clientSack |= fromClient && opening.sackPermitted();
        serverSack |= !fromClient && opening.sackPermitted();
        flow.sackPermitted = clientSack && serverSack;
        flow.timestamps = opening.timestamps();
        flow.syns.add(new Flow.Syn(
                row,
                table.nanos(row),
                fromClient,
                opening.mss(),
                opening.optionsWhole(),
                table.leg(row),
                table.timeToLive(row),
                first));
        if (fromClient && first < 0 && synAckNanos == Long.MIN_VALUE) {
            synNanos = table.nanos(row);
        } else if (!fromClient && first < 0 && synAckNanos == Long.MIN_VALUE) {
            synAckNanos = table.nanos(row);
        }
    }

    private void segment(Half half, Scoreboard board, int row, int flags) {
        var payload = Math.max(0, table.length(row) - table.headers(row));
        var wasBegun = board.begun();
        half.firstSequence |= !wasBegun;
        var start = board.relative(table.sequence(row));
        var end = start + payload + ((flags & SYN) != 0 ? 1 : 0) + ((flags & FIN) != 0 ? 1 : 0);
        if (!wasBegun && (flags & SYN) == 0) {
            half.next = start;
            half.acked = start;
        }
        if ((flags & RST) != 0) {
            return;
        }
        if (end == start || probes(half, start, end, payload)) {
            half.keepAlives += start < half.next && half.next - start == 1 && end - start <= 1 ? 1 : 0;
            small(half, row);
            if (end == start && start > half.next) {
                board.skipped(start, row);
                half.next = start;
            }
            return;
        }
        var tx = new Transmission(table, row, start, end, payload);
        remember(tx);
        sizes(half, tx);
        board.sent(tx);
    }

    /** A keep-alive or window probe carries at most one octet, just below what comes next (RFC 9293 §3.8.4, RFC 1122 §4.2.3.6). */
    private static boolean probes(Half half, long start, long end, int payload) {
        return payload <= 1 && end - start == payload && start == half.next - 1 && half.next > 1;
    }

    private void small(Half half, int row) {
        half.largestSent = Math.max(half.largestSent, table.length(row));
    }

    private void sizes(Half half, Transmission tx) {
        if (superPacket(half, tx)) {
            half.aggregated++;
        } else {
            half.largestSent = Math.max(half.largestSent, tx.length());
        }
        half.largestPayload = Math.max(half.largestPayload, tx.payload());
        if (!tx.dontFragment() && half.largestSent > 0) {
            half.dfCleared = true;
        }
    }

    /**
     * Offload glues segments of one connection together before the capture sees them: larger than the MSS in force allows, or
     * than any link carries.
     */
    private boolean superPacket(Half half, Transmission tx) {
        var mss = flow.answering(half).mss;
        return tx.length() > 9216 || mss > 0 && tx.payload() > mss && tx.length() > 1500;
    }

    private void answer(Half other, Scoreboard board, int row, int flags) {
        if ((flags & ACK) == 0 || (flags & RST) != 0) {
            return;
        }
        if ((flags & PacketTable.ZERO_WINDOW) != 0) {
            closed(other, row);
        } else {
            opened(other, row);
        }
        roundTrip(other, row, flags);
        var nanos = table.nanos(row);
        var wasBegun = board.begun();
        var ack = board.relative(table.acknowledgment(row));
        if (!wasBegun) {
            other.next = ack;
            other.acked = ack;
        }
        board.acknowledged(ack, row, nanos);
        if ((flags & PacketTable.SACK) != 0) {
            var blocks = traffic.sacks().of(row);
            for (int i = 0; i + 1 < blocks.length; i += 2) {
                board.selectively(board.relative(blocks[i]), board.relative(blocks[i + 1]), row, nanos);
            }
        }
    }

    /** SYN to the client's first acknowledgment, wherever in between this capture was taken. */
    private void roundTrip(Half other, int row, int flags) {
        if (flow.roundTripNanos == 0
                && other.direction() == Direction.SERVER_TO_CLIENT
                && (flags & SYN) == 0
                && synNanos != Long.MIN_VALUE
                && synAckNanos != Long.MIN_VALUE) {
            flow.roundTripNanos = Math.max(1, table.nanos(row) - synNanos);
            up.roundTrip(flow.roundTripNanos);
            down.roundTrip(flow.roundTripNanos);
        }
    }

    private void closed(Half other, int row) {
        var windows = other.closedWindows;
        if (windows.isEmpty() || windows.getLast().opened()) {
            other.addClosedWindow(new Half.ClosedWindow(row, table.nanos(row), table.nanos(row), false));
        } else {
            var window = windows.removeLast();
            windows.add(new Half.ClosedWindow(window.row(), window.fromNanos(), table.nanos(row), false));
        }
    }

    private void opened(Half other, int row) {
        var windows = other.closedWindows;
        if (!windows.isEmpty() && !windows.getLast().opened()) {
            var window = windows.removeLast();
            windows.add(new Half.ClosedWindow(window.row(), window.fromNanos(), table.nanos(row), true));
        }
    }

    private void closeWindows(Half half) {
        if (half.closedWindows.isEmpty()) {
            return;
        }
        half.closedWindows.removeIf(w -> w.toNanos() <= w.fromNanos() && w.opened());
    }

    private void datagram(Half half, int row) {
        half.largestSent = Math.max(half.largestSent, table.length(row));
        var tx = new Transmission(table, row, -1, -1, Math.max(0, table.length(row) - table.headers(row)));
        remember(tx);
        half.dataPackets++;
        half.add(tx);
    }

    static int[] rows(PacketTable table, int first, boolean sort) {
        var rows = new int[16];
        var n = 0;
        for (int row = first; row >= 0; row = table.next(row)) {
            if (n == rows.length) {
                rows = Arrays.copyOf(rows, n * 2);
            }
            rows[n++] = row;
        }
        var result = Arrays.copyOf(rows, n);
        return sort ? sorted(table, result) : result;
    }

    private static int[] sorted(PacketTable table, int[] rows) {
        return Arrays.stream(rows)
                .boxed()
                .sorted((a, b) -> Long.compare(table.nanos(a), table.nanos(b)))
                .mapToInt(Integer::intValue)
                .toArray();
    }
}
