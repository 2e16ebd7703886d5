package org.headroom.flow;

import java.util.Arrays;
import org.headroom.packet.wire.ControlBit;
import org.jspecify.annotations.Nullable;

/** Walks the rows of a flow and works out, per direction, what was sent and what arrived; used for one flow after the other. */
final class FlowReader {

    private static final int SYN = ControlBit.SYN.mask();
    private static final int FIN = ControlBit.FIN.mask();
    private static final int RST = ControlBit.RST.mask();
    private static final int ACK = ControlBit.ACK.mask();

    private static final int AHEAD = 64;

    /** Octets of IP that a packet has at most on most links. */
    private static final int ETHERNET = 1500;

    private static final Flow NONE = new Flow(-1, false, 4, new Endpoint("", 0), new Endpoint("", 0), false);

    private final Traffic traffic;
    private final PacketTable table;
    private final Scoreboard up = new Scoreboard();
    private final Scoreboard down = new Scoreboard();
    private final Pieces upPieces = new Pieces();
    private final Pieces downPieces = new Pieces();
    private final Observations observations;
    /** The one that is looked at. */
    private final PacketRow row = new PacketRow();

    /** By the number of the packet; null where it carries no data. */
    private @Nullable Transmission[] sent = new @Nullable Transmission[128];

    /** What {@link #fetch} read, kept so that nobody leaves the reads out as useless. */
    private int fetched;

    private Flow flow = NONE;
    private boolean keepAll;
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

    /** Works out a flow; {@code keepsAll} for its trace, which shows every packet. */
    void read(Flow next, int[] rows, boolean fromAIsUp, boolean keepsAll) {
        begin(next, fromAIsUp, keepsAll);
        for (int i = 0; i < rows.length; i++) {
            if (i % AHEAD == 0) {
                fetch(rows, i);
            }
            take(table.read(rows[i], row).flags());
        }
        end();
    }

    /** Rows lie far apart: memory answers many requests that do not wait for each other as fast as one. */
    private void fetch(int[] rows, int from) {
        var sum = 0;
        for (int i = from; i < Math.min(from + AHEAD, rows.length); i++) {
            sum += table.flags(rows[i]);
        }
        fetched = sum;
    }

    private void end() {
        up.end(flow.serverToClient().seen(), flow.sackPermitted, flow.serverToClient().lastNanos);
        down.end(flow.clientToServer().seen(), flow.sackPermitted, flow.clientToServer().lastNanos);
        forgetMomentary(flow.clientToServer());
        forgetMomentary(flow.serverToClient());
    }

    private void begin(Flow next, boolean fromAIsUp, boolean keepsAll) {
        Arrays.fill(sent, 0, Math.min(sent.length, observations.packets()), null);
        flow = next;
        keepAll = keepsAll;
        aIsClient = fromAIsUp;
        up.begin(flow.clientToServer(), keepAll);
        down.begin(flow.serverToClient(), keepAll);
        upPieces.begin();
        downPieces.begin();
        observations.begin(flow.version() == 4, flow.tcp());
        synNanos = Long.MIN_VALUE;
        synAckNanos = Long.MIN_VALUE;
        clientSack = false;
        serverSack = false;
    }

    private void take(int flags) {
        var fromClient = (flags & PacketTable.REVERSE) == 0 == aIsClient;
        var half = fromClient ? flow.clientToServer() : flow.serverToClient();
        half.use(row.leg());
        var copied = observations.copyOf(row);
        if ((flags & SYN) != 0 && flow.tcp()) {
            syn(fromClient, copied < 0 ? -1 : observations.row(copied));
        }
        if (copied >= 0) {
            again(copied);
            return;
        }
        count(half, flags);
        if (!flow.tcp()) {
            datagram(half);
        } else if ((flags & PacketTable.CUT) != 0) {
            half.cut++;
        } else {
            pieces(half).next(row.identification());
            segment(half, fromClient ? up : down, flags);
            answer(fromClient ? flow.serverToClient() : flow.clientToServer(), fromClient ? down : up, flags);
        }
    }

    private Pieces pieces(Half half) {
        return half.direction() == Direction.CLIENT_TO_SERVER ? upPieces : downPieces;
    }

    private void again(int packet) {
        var tx = packet < sent.length ? sent[packet] : null;
        if (tx != null) {
            tx.observed(new Transmission.Observation(row.number(), row.leg(), row.timeToLive(), row.length()));
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

    private void count(Half half, int flags) {
        if (half.packets++ == 0) {
            half.firstTimeToLive = row.timeToLive();
        }
        half.octets += row.length();
        half.quietNanos = half.lastNanos == Long.MIN_VALUE ? 0 : row.nanos() - half.lastNanos;
        half.firstNanos = Math.min(half.firstNanos, row.nanos());
        half.lastNanos = Math.max(half.lastNanos, row.nanos());
        if ((flags & RST) != 0 && flow.tcp() && half.resetRow < 0) {
            half.resetRow = row.number();
        }
        if ((flags & FIN) != 0 && flow.tcp() && half.finRow < 0) {
            half.finRow = row.number();
        }
    }

    private void syn(boolean fromClient, int first) {
        if (row.has(PacketTable.CUT)) {
            return;
        }
        var opening = Opening.of(traffic.syns(), row.number());
        var half = fromClient ? flow.clientToServer() : flow.serverToClient();
        if (half.mssRow < 0 && opening.mss() >= 0) {
            half.mss = opening.mss();
            half.mssRow = row.number();
        }
        clientSack |= fromClient && opening.sackPermitted();
        serverSack |= !fromClient && opening.sackPermitted();
        flow.sackPermitted = clientSack && serverSack;
        flow.timestamps = opening.timestamps();
        flow.syns.add(new Flow.Syn(row.number(), row.nanos(), fromClient, opening, row.leg(), row.timeToLive(), first));
        if (fromClient && first < 0 && synAckNanos == Long.MIN_VALUE) {
            synNanos = row.nanos();
        } else if (!fromClient && first < 0 && synAckNanos == Long.MIN_VALUE) {
            synAckNanos = row.nanos();
        }
    }

    private void segment(Half half, Scoreboard board, int flags) {
        var payload = row.payload();
        var wasBegun = board.begun();
        half.firstSequence |= !wasBegun;
        var start = board.relative(row.sequence());
        var end = start + payload + ((flags & SYN) != 0 ? 1 : 0) + ((flags & FIN) != 0 ? 1 : 0);
        if ((flags & SYN) != 0 && opensAnother(start) || start > half.endOfStream) {
            return;
        }
        if (!wasBegun && (flags & SYN) == 0) {
            half.next = start;
            half.acked = start;
        }
        if ((flags & RST) != 0) {
            return;
        }
        if ((flags & FIN) != 0) {
            half.endOfStream = Math.min(half.endOfStream, end);
        }
        if (end == start || probes(half, start, end, payload)) {
            half.keepAlives += start < half.next && half.next - start == 1 && end - start <= 1 ? 1 : 0;
            small(half);
            if (end == start && start > half.next) {
                board.skipped(start, row.number());
                half.next = start;
            }
            return;
        }
        var tx = new Transmission(row, start, end);
        remember(tx);
        sizes(half, tx);
        board.sent(tx);
    }

    /**
     * Whether a SYN with this relative sequence number is not of the connection that is followed: of what a SYN itself begins it is number
     * 0, of what begins behind it, -1. A box in between, or a server that forgot its first answer, opens with two numbers.
     */
    private static boolean opensAnother(long start) {
        return start != 0 && start != -1;
    }

    /** A keep-alive or window probe carries at most one octet, just below what comes next (RFC 9293 §3.8.4, RFC 1122 §4.2.3.6). */
    private static boolean probes(Half half, long start, long end, int payload) {
        return payload <= 1 && end - start == payload && start == half.next - 1 && half.next > 1;
    }

    private void small(Half half) {
        half.largestSent = Math.max(half.largestSent, row.length());
    }

    private void sizes(Half half, Transmission tx) {
        if (superPacket(half, tx)) {
            half.aggregated++;
            half.largestGlued = Math.max(half.largestGlued, glued(half));
            tx.proves = evenly(half, tx) || half.retransmissions == 0 ? glued(half) : 0;
            var full = flow.answering(half).mss - (tx.length() - tx.payload() - flow.fixedHeaders());
            if (flow.version() == 4 && full > 0) {
                pieces(half).glued(tx, full);
            }
        } else {
            half.largestSent = Math.max(half.largestSent, tx.length());
            if (flow.version() == 4 && flow.answering(half).mss < 0 && tx.length() > ETHERNET) {
                pieces(half).glued(tx, tx.payload());
            }
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
        return tx.length() > Mtu.LARGEST_FRAME || mss > 0 && tx.payload() > mss && tx.length() > ETHERNET;
    }

    /** Whether it consists of full segments. A sender that had to send again may have gone down to smaller ones, which nobody can tell from outside. */
    private boolean evenly(Half half, Transmission tx) {
        var options = tx.length() - tx.payload() - flow.fixedHeaders();
        return Mtu.fullSegments(tx.payload(), flow.answering(half).mss, options);
    }

    /** Octets of IP of each: the MSS leaves the options out of account (RFC 6691 §2). */
    private int glued(Half half) {
        var mss = flow.answering(half).mss;
        return mss > 0 ? mss + flow.fixedHeaders() : ETHERNET;
    }

    private void answer(Half other, Scoreboard board, int flags) {
        if ((flags & ACK) == 0 || (flags & RST) != 0) {
            return;
        }
        if ((flags & PacketTable.ZERO_WINDOW) != 0) {
            closed(other);
        } else {
            opened(other);
        }
        roundTrip(other, flags);
        var nanos = row.nanos();
        var wasBegun = board.begun();
        var ack = board.relative(row.acknowledgment());
        if (!wasBegun) {
            other.next = ack;
            other.acked = ack;
        }
        board.acknowledged(ack, row.number(), nanos);
        if ((flags & PacketTable.SACK) != 0) {
            var blocks = traffic.sacks().of(row.number());
            for (int i = 0; i + 1 < blocks.length; i += 2) {
                board.selectively(board.relative(blocks[i]), board.relative(blocks[i + 1]), row.number(), nanos);
            }
        }
    }

    /** SYN to the client's first acknowledgment, wherever in between this capture was taken. */
    private void roundTrip(Half other, int flags) {
        if (flow.roundTripNanos == 0
                && other.direction() == Direction.SERVER_TO_CLIENT
                && (flags & SYN) == 0
                && synNanos != Long.MIN_VALUE
                && synAckNanos != Long.MIN_VALUE) {
            flow.roundTripNanos = Math.max(1, row.nanos() - synNanos);
            up.roundTrip(flow.roundTripNanos, synAckNanos - synNanos);
            down.roundTrip(flow.roundTripNanos, row.nanos() - synAckNanos);
        }
    }

    private void closed(Half other) {
        var windows = other.closedWindows;
        if (windows.isEmpty() || windows.getLast().opened()) {
            other.addClosedWindow(new Half.ClosedWindow(row.number(), row.nanos(), row.nanos(), false));
        } else {
            var window = windows.removeLast();
            windows.add(new Half.ClosedWindow(window.row(), window.fromNanos(), row.nanos(), false));
        }
    }

    private void opened(Half other) {
        var windows = other.closedWindows;
        if (!windows.isEmpty() && !windows.getLast().opened()) {
            var window = windows.removeLast();
            windows.add(new Half.ClosedWindow(window.row(), window.fromNanos(), row.nanos(), true));
        }
    }

    /** A window that opened again at the same instant held nobody up. */
    private void forgetMomentary(Half half) {
        if (half.closedWindows.isEmpty()) {
            return;
        }
        half.closedWindows.removeIf(w -> w.toNanos() <= w.fromNanos() && w.opened());
    }

    private void datagram(Half half) {
        small(half);
        half.dataPackets++;
        if (keepAll) {
            var tx = new Transmission(row, -1, -1);
            remember(tx);
            half.add(tx);
        }
    }

    /**
     * The rows of a flow.
     *
     * @param last the last in the order of the file
     * @param count how many there are
     * @param sort whether that is not the order of their times
     */
    static int[] rows(PacketTable table, int last, int count, boolean sort) {
        var rows = new int[count];
        var row = last;
        for (int i = count - 1; i >= 0; i--) {
            rows[i] = row;
            row = table.before(row);
        }
        return sort ? sorted(table, rows) : rows;
    }

    private static int[] sorted(PacketTable table, int[] rows) {
        return Arrays.stream(rows)
                .boxed()
                .sorted((a, b) -> Long.compare(table.nanos(a), table.nanos(b)))
                .mapToInt(Integer::intValue)
                .toArray();
    }
}
