package org.headroom.flow;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.headroom.packet.capture.Capture;
import org.headroom.packet.capture.CaptureInfo;
import org.headroom.packet.capture.HostNames;
import org.headroom.packet.capture.Record;
import org.headroom.packet.wire.ControlBit;
import org.jspecify.annotations.Nullable;

/**
 * One capture, read to its end: its flows, its ICMP messages, its tunnels and fragments.
 *
 * <p>Rows are packet numbers less 1. Flows are worked out when asked for; only those with signs of trouble need to be.
 */
public final class Traffic implements AutoCloseable {

    /**
     * A receive window that an end of a TCP flow may have offered.
     *
     * @param flow which
     * @param direction the one in which the offer travels
     * @param octets so many, or more
     */
    public record Offer(int flow, Direction direction, int octets) {}

    private static final int SYN = ControlBit.SYN.mask();

    private final Capture capture;
    private final Progress progress;
    private final List<String> skipped;
    private final ColumnStore store;
    private final PacketTable table;
    private final DensityCounter density;
    private final FlowTable flows;
    private final Suspicion suspicion;
    private final Hosts hosts;
    private final List<Leg> legs;
    private final LegStats legStats;
    private final SideLog sacks;
    private final SideLog syns;
    private final List<TooBig> tooBig;
    private final List<IcmpError> errors;
    private final List<Datagram> datagrams;
    private final List<Ping> pings;
    private final boolean unsorted;
    private final boolean timeless;
    private final Map<Integer, List<TooBig>> tooBigOfFlow = new HashMap<>();
    private final Map<Integer, List<IcmpError>> errorsOfFlow = new HashMap<>();

    Traffic(
            Capture capture,
            Progress progress,
            List<String> skipped,
            ColumnStore store,
            PacketTable table,
            DensityCounter density,
            FlowTable flows,
            List<Leg> legs,
            LegStats legStats,
            SideLog sacks,
            SideLog syns,
            List<TooBig> tooBig,
            List<IcmpError> errors,
            List<Datagram> datagrams,
            List<Ping> pings,
            boolean unsorted,
            boolean timeless) {
        this.capture = capture;
        this.progress = progress;
        this.skipped = skipped;
        this.store = store;
        this.table = table;
        this.density = density;
        this.flows = flows;
        this.legs = legs;
        this.legStats = legStats;
        this.sacks = sacks;
        this.syns = syns;
        this.tooBig = tooBig;
        this.errors = errors;
        this.datagrams = datagrams;
        this.pings = pings;
        this.unsorted = unsorted;
        this.timeless = timeless;
        this.suspicion = new Suspicion(flows);
        this.hosts = new Hosts(flows, capture.names());
        tooBig.stream().filter(m -> m.quote().flow() >= 0).forEach(m -> tooBigOfFlow
                .computeIfAbsent(m.quote().flow(), _ -> new ArrayList<>())
                .add(m));
        errors.stream().filter(e -> e.flow() >= 0).forEach(e -> errorsOfFlow
                .computeIfAbsent(e.flow(), _ -> new ArrayList<>())
                .add(e));
    }

    /**
     * Reads a capture to its end.
     *
     * @throws CancellationException where {@code progress} said to stop
     */
    public static Traffic read(Capture capture, Progress progress) throws IOException {
        return Importer.read(capture, progress);
    }

    public CaptureInfo info() {
        return capture.info().withSkipped(skipped);
    }

    /** How many flows there are; their numbers go from 0. */
    public int flows() {
        return flows.flows();
    }

    public int packets() {
        return table.rows();
    }

    /** Nanoseconds since 1970 of a row. */
    public long nanos(int row) {
        return table.nanos(row);
    }

    /** Octets of IP of a row, 0 where it is no IP packet. */
    public int length(int row) {
        return table.length(row);
    }

    /** The flow of a row, or -1. */
    public int flowOf(int row) {
        return table.flow(row);
    }

    /** TCP sequence number of a row. */
    public int sequence(int row) {
        return table.sequence(row);
    }

    /** TCP acknowledgment number of a row. */
    public int acknowledgment(int row) {
        return table.acknowledgment(row);
    }

    /** TCP control bits of a row up to ACK, see {@link ControlBit#mask}. */
    public int controlBits(int row) {
        return table.flags(row) & PacketTable.CONTROL_BITS;
    }

    /** Octets of transport payload of a row. */
    public int payload(int row) {
        return Math.max(0, table.length(row) - table.headers(row));
    }

    /** IP identification of a row. */
    public int identification(int row) {
        return table.identification(row);
    }

    public int timeToLive(int row) {
        return table.timeToLive(row);
    }

    public int leg(int row) {
        return table.leg(row);
    }

    /** Whether a row travels from its flow's B end (who did not send the first packet) to its A end. */
    /** Whether no router may cut it: in IPv6 always (RFC 8200 §5). */
    public boolean dontFragment(int row) {
        return (table.flags(row) & PacketTable.DF) != 0 || flowOf(row) >= 0 && version(flowOf(row)) == 6;
    }

    public boolean fragment(int row) {
        return (table.flags(row) & PacketTable.FRAGMENT) != 0;
    }

    public boolean reversed(int row) {
        return (table.flags(row) & PacketTable.REVERSE) != 0;
    }

    /** Whether times are missing, so that only order means anything. */
    public boolean timeless() {
        return timeless;
    }

    /** The places where this capture saw packets. */
    public List<Leg> legs() {
        return legs;
    }

    /** IP packets on a leg. */
    public long packetsOn(Leg leg) {
        return legStats.packets(leg.id());
    }

    /** Octets of IP of the largest innermost packet on a leg. */
    public int largestInner(Leg leg) {
        return legStats.largestInner(leg.id());
    }

    /** Octets of IP of the largest outermost packet on a leg. */
    public int largestOuter(Leg leg) {
        return legStats.largestOuter(leg.id());
    }

    /** Row of the first IP packet on a leg, -1 where there is none. */
    public int firstRow(Leg leg) {
        return legStats.firstRow(leg.id());
    }

    /** Too-big messages, each once. */
    public List<TooBig> tooBig() {
        return tooBig;
    }

    /** Other ICMP errors. */
    public List<IcmpError> errors() {
        return errors;
    }

    /** ICMP echo requests, in order of the file; of a flood of them the first hundred thousand. */
    public List<Ping> pings() {
        return pings;
    }

    /** Datagrams that travelled in fragments. */
    public List<Datagram> datagrams() {
        return datagrams;
    }

    /**
     * Whether anything about this flow is worth a closer look than its {@link #row}: signs of trouble that was not mended by a few
     * retransmissions, data never acknowledged, or one direction missing.
     */
    public boolean suspicious(int flow) {
        return suspicion.of(flow);
    }

    /** Whether any packet of a flow was cut inside its TCP header. */
    public boolean cut(int flow) {
        return (flows.facts(flow) & FlowTable.CUT) != 0;
    }

    public boolean tcp(int flow) {
        return (flows.facts(flow) & FlowTable.TCP) != 0;
    }

    /** A flow in detail. */
    public Flow flow(int id) {
        return read(id, false);
    }

    /** A flow with the MSS that its ends announce, and no more. */
    public Flow opening(int id) {
        var flow = unread(id);
        for (var row : rows(id)) {
            open(flow, row);
        }
        return flow;
    }

    private void open(Flow flow, int row) {
        if ((controlBits(row) & SYN) == 0) {
            return;
        }
        var half = flow.half(direction(flow.id(), reversed(row)));
        var mss = Opening.of(syns, row).mss();
        if (half.mssRow < 0 && mss >= 0) {
            half.mss = mss;
            half.mssRow = row;
        }
    }

    /**
     * Several flows in detail, by rising number.
     *
     * @param which the flows wanted
     * @throws CancellationException where the progress that the capture was read with says to stop
     */
    public List<Flow> flows(IntPredicate which) {
        var wanted = IntStream.range(0, flows()).filter(which).toArray();
        return unsorted
                ? Arrays.stream(wanted).mapToObj(this::flow).toList()
                : new FlowParts(this).flows(wanted, this::goOn);
    }

    /**
     * The row with which each offer was first made, windows scaled as both SYNs agreed (RFC 7323 §2.2). Missing where it never was, or
     * where the capture does not say so: without both SYNs a window counts for the octets that it has unscaled, which is the least.
     *
     * <p>Where a SYN's window is smaller, the capture is read again.
     *
     * @param look called now and then; may throw to stop
     */
    public Map<Offer, Integer> offered(List<Offer> offers, Runnable look) {
        return new Windows(this, capture, look).first(offers);
    }

    /**
     * To be called now and then by who works long over this traffic, on the thread that read it.
     *
     * @throws CancellationException where the progress that the capture was read with says to stop
     */
    public void goOn() {
        if (!progress.advanced(capture.consumed(), capture.size(), table.rows())) {
            throw new CancellationException();
        }
    }

    private Flow read(int id, boolean keepAll) {
        var flow = unread(id);
        new FlowReader(this).read(flow, rows(id), aIsClient(id), keepAll);
        return flow;
    }

    /** A flow with its messages, before its packets are looked at. */
    Flow unread(int id) {
        var opening = FlowTable.SYN_FROM_A | FlowTable.SYN_FROM_B | FlowTable.SYN_ACK_FROM_A | FlowTable.SYN_ACK_FROM_B;
        var midStream = tcp(id) && (flows.facts(id) & opening) == 0;
        var flow = new Flow(id, tcp(id), version(id), client(id), server(id), midStream);
        for (var message : tooBigOfFlow.getOrDefault(id, List.of())) {
            flow.half(direction(id, message.quote().reversed())).addTooBig(message);
        }
        flow.errors = errorsOfFlow.getOrDefault(id, List.of());
        return flow;
    }

    /** Which way a packet of a flow travels, by whether it comes from the flow's B end. */
    public Direction direction(int flow, boolean reversed) {
        return aIsClient(flow) == !reversed ? Direction.CLIENT_TO_SERVER : Direction.SERVER_TO_CLIENT;
    }

    boolean aIsClient(int flow) {
        return flows.aIsClient(flow);
    }

    public Endpoint client(int flow) {
        return aIsClient(flow) ? a(flow) : b(flow);
    }

    public Endpoint server(int flow) {
        return aIsClient(flow) ? b(flow) : a(flow);
    }

    private Endpoint a(int flow) {
        return new Endpoint(hosts.text(hosts.a(flow)), flows.aPort(flow));
    }

    private Endpoint b(int flow) {
        return new Endpoint(hosts.text(hosts.b(flow)), flows.bPort(flow));
    }

    /** Addresses of all hosts that flows run between, each once. */
    public Stream<String> hosts() {
        return IntStream.range(0, hosts.size()).mapToObj(hosts::text);
    }

    /** Number of the host that sends in a direction of a flow: the same address has the same number in all flows of this capture. */
    public int sender(int flow, Direction direction) {
        return aIsClient(flow) == (direction == Direction.CLIENT_TO_SERVER) ? hosts.a(flow) : hosts.b(flow);
    }

    /** Likewise of the host that receives. */
    public int receiver(int flow, Direction direction) {
        return sender(flow, direction.opposite());
    }

    /** A flow in one line, from its record alone. */
    public FlowRow row(int flow) {
        var up = aIsClient(flow) ? 0 : 1;
        var first = table.nanos(flows.firstRow(flow));
        var last = table.nanos(flows.lastRow(flow));
        return new FlowRow(
                flow,
                tcp(flow) ? "TCP" : "UDP",
                client(flow),
                server(flow),
                mssOf(flow, up),
                mssOf(flow, 1 - up),
                side(flow, up),
                side(flow, 1 - up),
                flows.packets(flow, 0) + flows.packets(flow, 1),
                first,
                Math.max(first, last));
    }

    /** MSS that the sender of a direction announced, -1 where its SYN was not seen or had none. */
    public int mss(int flow, Direction direction) {
        return flows.mss(flow, way(flow, direction));
    }

    /** One direction of a flow in one line, from its record alone. */
    public FlowRow.Side side(int flow, Direction direction) {
        return side(flow, way(flow, direction));
    }

    /** Octets of IP of the largest packet of a flow that way, from its record alone. */
    public int largestSent(int flow, Direction direction) {
        return flows.largest(flow, way(flow, direction));
    }

    /** The same if it was acknowledged, else 0. */
    public int largestDelivered(int flow, Direction direction) {
        return arrived(flow, way(flow, direction)) ? flows.largest(flow, way(flow, direction)) : 0;
    }

    /** How many packets of a flow are as large as the largest that way; 255 stands for more. */
    public int asLargeSent(int flow, Direction direction) {
        return flows.asLarge(flow, way(flow, direction));
    }

    private int way(int flow, Direction direction) {
        return aIsClient(flow) == (direction == Direction.CLIENT_TO_SERVER) ? 0 : 1;
    }

    /** Whether the largest packet that way was acknowledged; nothing acknowledges what is not TCP. */
    private boolean arrived(int flow, int way) {
        return tcp(flow)
                && flows.hasAcked(flow, 1 - way)
                && flows.acked(flow, 1 - way) - flows.largestEnd(flow, way) >= 0;
    }

    /** IP version of a flow, 4 or 6. */
    public int version(int flow) {
        return (flows.facts(flow) & FlowTable.VERSION_6) != 0 ? 6 : 4;
    }

    private @Nullable Integer mssOf(int flow, int way) {
        var mss = flows.mss(flow, way);
        return mss < 0 ? null : mss;
    }

    private FlowRow.Side side(int flow, int way) {
        var largest = flows.largest(flow, way);
        var reported = tooBigOfFlow.getOrDefault(flow, List.of()).stream()
                .filter(m -> m.quote().reversed() == (way == 1))
                .count();
        return new FlowRow.Side(
                flows.packets(flow, way),
                flows.octets(flow, way),
                largest,
                arrived(flow, way) ? largest : 0,
                flows.again(flow, way),
                reported);
    }

    /** A flow packet by packet; {@code most} marks at the most, those that matter first. */
    public FlowTrace trace(int id, int most) {
        return new Tracer(this, read(id, true)).trace(most);
    }

    /** Packets of all flows by size and time, in a direction; times are nanoseconds since 1970. */
    public Density density(Direction direction, long fromNanos, long toNanos, int columns, int[] lengthBounds) {
        return density.density(direction, fromNanos, toNanos, columns, lengthBounds);
    }

    long packetsOf(int flow) {
        return flows.packets(flow, 0) + flows.packets(flow, 1);
    }

    int firstRow(int flow) {
        return flows.firstRow(flow);
    }

    int lastRow(int flow) {
        return flows.lastRow(flow);
    }

    /** Rows of a flow, in order of time. */
    public int[] rows(int flow) {
        return FlowReader.rows(table, flows.lastRow(flow), (int) packetsOf(flow), unsorted);
    }

    PacketTable table() {
        return table;
    }

    SideLog sacks() {
        return sacks;
    }

    SideLog syns() {
        return syns;
    }

    /** Reads a packet's bytes again; false where that is impossible. */
    public boolean packet(long number, Record record) throws IOException {
        return capture.packet(number, record);
    }

    /** How the capture writes its hosts. */
    public HostNames names() {
        return capture.names();
    }

    @Override
    public void close() throws IOException {
        try {
            store.close();
        } finally {
            capture.close();
        }
    }
}
