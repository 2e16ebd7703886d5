package org.headroom.diagnosis;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.RandomAccess;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.headroom.flow.Direction;
import org.headroom.flow.Flow;
import org.headroom.flow.Half;
import org.headroom.flow.Leg;
import org.headroom.flow.Mtu;
import org.headroom.flow.Ping;
import org.headroom.flow.TooBig;
import org.headroom.flow.Traffic;
import org.jspecify.annotations.Nullable;

/**
 * One capture as rules see it: its flows in detail where they show signs of trouble, and what all flows together prove about a
 * path.
 */
public final class Scene {

    /** Octets of options that most segments have (RFC 7323 §3.2, padded). */
    private static final int TIMESTAMPS = 12;

    /** Their paths are numbered on another thread. */
    private static final int MANY = 1 << 15;

    /** How often who waits for that looks whether to go on. */
    private static final long PATIENCE_MILLIS = 20;

    private static final Direction[] WAYS = Direction.values();

    /** So often a thread that has much to do looks whether to go on. */
    private static final int STEPS_A_LOOK = 64;

    /** Subjects, and at each a look whether to go on. */
    private final class Watched extends AbstractList<Subject> implements RandomAccess {

        @Override
        public Subject get(int index) {
            goOn();
            return subjects.get(index);
        }

        @Override
        public int size() {
            return subjects.size();
        }
    }

    private final int capture;
    private final Traffic traffic;
    private final Thread owner = Thread.currentThread();
    private volatile boolean stopped;
    private int steps;
    private final List<Flow> suspects;
    /** Of each flow its detail, where it is a suspect. */
    private final @Nullable Flow[] details;

    private final Paths paths;
    private @Nullable Map<HostPair, List<TooBig>> tooBig;
    private @Nullable Map<HostPair, List<Ping>> pings;
    private @Nullable FlowGroups flowsByHosts;
    private @Nullable ByHost byHost;
    private final OuterMessages outer;
    private final List<Subject> subjects = new ArrayList<>();
    /** Under the number of a path, the directions of suspects that lead along it: the place of the suspect, and which way. */
    private final FlowGroups suspectsByPath;

    /** Looks at {@code traffic}, which is capture number {@code capture} (from 0) of its diagnosis. */
    Scene(int capture, Traffic traffic) {
        this.capture = capture;
        this.traffic = traffic;
        var numbering = traffic.flows() < MANY
                ? CompletableFuture.completedFuture(new Paths(traffic))
                : CompletableFuture.supplyAsync(() -> new Paths(traffic));
        this.outer = new OuterMessages(traffic, this::goOn);
        this.paths = awaited(numbering);
        this.suspects = traffic.flows(id -> traffic.suspicious(id) || outer.concerns(id));
        this.details = new @Nullable Flow[traffic.flows()];
        suspects.forEach(flow -> details[flow.id()] = flow);
        outer.tell(suspects);
        for (int id = 0; id < traffic.flows(); id++) {
            goOn();
            know(id);
        }
        this.suspectsByPath = addSubjects();
    }

    private Paths awaited(Future<Paths> numbering) {
        while (true) {
            try {
                return numbering.get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                traffic.goOn();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new CancellationException();
            } catch (ExecutionException e) {
                throw new IllegalStateException(e.getCause());
            }
        }
    }

    private FlowGroups addSubjects() {
        var byPath = new FlowGroups(suspects.size() * WAYS.length, suspects.size());
        for (int place = 0; place < suspects.size(); place++) {
            var flow = suspects.get(place);
            if (flow.tcp() && !outer.twin(flow.id())) {
                for (var way : WAYS) {
                    byPath.add(paths.number(flow.id(), way), place * WAYS.length + way.ordinal());
                    addSubject(flow, flow.half(way));
                }
            }
        }
        return byPath;
    }

    /** Most directions are those of answers, which suffer nothing: no rule has to look at them. */
    private void addSubject(Flow flow, Half half) {
        if (half.eventful() || !flow.answering(half).seen()) {
            subjects.add(new Subject(this, flow, half));
        }
    }

    /** What a flow proves to have arrived, for all flows of the same path. */
    private void know(int id) {
        if (!traffic.tcp(id)) {
            return;
        }
        var flow = details[id];
        know(id, flow, Direction.CLIENT_TO_SERVER, traffic.mss(id, Direction.SERVER_TO_CLIENT));
        know(id, flow, Direction.SERVER_TO_CLIENT, traffic.mss(id, Direction.CLIENT_TO_SERVER));
    }

    private void know(int id, @Nullable Flow flow, Direction way, int mss) {
        var cap = mss < 0 ? Mtu.LARGEST_FRAME : Math.max(mss + 60, Mtu.LEAST_IPV4);
        var sent = flow == null ? traffic.largestSent(id, way) : flow.half(way).largestSent();
        var arrived = flow == null
                ? traffic.largestDelivered(id, way)
                : flow.half(way).sizes().largestDeliveredUpTo(cap);
        paths.know(id, way, Math.min(sent, cap), arrived > cap ? glued(arrived, mss, traffic.version(id)) : arrived);
        if (flow == null && arrived > 0 && arrived <= Mtu.LEAST_IPV4) {
            paths.countCalmAndSmall(id, way);
        }
    }

    /** Octets of IP of each of the segments that offload had glued together, where they are full, with timestamps or without; else 0. */
    private static int glued(int length, int mss, int version) {
        var payload = length - Mtu.fixedHeaders(version);
        var full = Mtu.fullSegments(payload, mss, 0) || Mtu.fullSegments(payload - TIMESTAMPS, mss, TIMESTAMPS);
        return full ? mss + Mtu.fixedHeaders(version) : 0;
    }

    /** Number of the capture, for evidence. */
    public int capture() {
        return capture;
    }

    public Traffic traffic() {
        return traffic;
    }

    /** Flows with signs of trouble, in order of appearance. */
    public List<Flow> suspects() {
        return suspects;
    }

    /** A flow in detail where it shows signs of trouble, else null. */
    @Nullable
    Flow suspect(int id) {
        return details[id];
    }

    /** Any flow in detail. */
    public Flow flow(int id) {
        var known = details[id];
        return known != null ? known : traffic.flow(id);
    }

    /** Any TCP flow with the MSS that its ends announce; the rest of it is there for suspects only. */
    public Flow opening(int id) {
        var known = details[id];
        return known != null ? known : traffic.opening(id);
    }

    /** MSS that the sender of a direction announced, -1 where that was not seen or it had none. */
    public int mss(int id, Direction way) {
        var known = details[id];
        return known != null ? known.half(way).mss() : traffic.mss(id, way);
    }

    /** Too-big messages that quote a packet from one host to another, whichever the flow. */
    public List<TooBig> tooBig(String source, String destination) {
        return tooBig().getOrDefault(new HostPair(source, destination), List.of());
    }

    /** Pings of one host to another. */
    public List<Ping> pings(String source, String destination) {
        return traffic.pings().isEmpty()
                ? List.of()
                : pings().getOrDefault(new HostPair(source, destination), List.of());
    }

    private synchronized Map<HostPair, List<Ping>> pings() {
        var known = pings;
        if (known == null) {
            known = traffic.pings().stream()
                    .collect(Collectors.groupingBy(p -> new HostPair(p.source(), p.destination())));
            pings = known;
        }
        return known;
    }

    /** Flows between the same two hosts as a flow, whoever is the client, itself among them; the first so many. */
    int[] flowsBetween(int flow, int most) {
        return flowsByHosts().of(path(flow, Direction.CLIENT_TO_SERVER) >>> 1, most);
    }

    /** One direction of a flow. */
    record Way(Flow flow, Direction direction) {}

    /** Directions of suspects in which a host sends, the first so many. */
    List<Way> suspectsFrom(int host, int most) {
        return ways(byHost().from, host, most);
    }

    /** The same in which it receives. */
    List<Way> suspectsTo(int host, int most) {
        return ways(byHost().to, host, most);
    }

    private List<Way> ways(FlowGroups groups, int host, int most) {
        return Arrays.stream(groups.of(host, most))
                .mapToObj(place -> new Way(suspects.get(place / WAYS.length), WAYS[place % WAYS.length]))
                .toList();
    }

    /** Directions of suspects under the numbers of the hosts that send and receive in them, as {@link #suspectsByPath} has them. */
    private record ByHost(FlowGroups from, FlowGroups to) {}

    private synchronized ByHost byHost() {
        var known = byHost;
        if (known == null) {
            var directions = suspects.size() * WAYS.length;
            known = new ByHost(new FlowGroups(directions, directions), new FlowGroups(directions, directions));
            for (int place = 0; place < suspects.size(); place++) {
                var flow = suspects.get(place);
                if (flow.tcp()) {
                    for (var way : WAYS) {
                        known.from.add(traffic.sender(flow.id(), way), place * WAYS.length + way.ordinal());
                        known.to.add(traffic.receiver(flow.id(), way), place * WAYS.length + way.ordinal());
                    }
                }
            }
            byHost = known;
        }
        return known;
    }

    private synchronized FlowGroups flowsByHosts() {
        var known = flowsByHosts;
        if (known == null) {
            known = new FlowGroups(traffic.flows(), traffic.flows() / 2);
            for (int id = 0; id < traffic.flows(); id++) {
                known.add(path(id, Direction.CLIENT_TO_SERVER) >>> 1, id);
            }
            flowsByHosts = known;
        }
        return known;
    }

    /** Worked out once, for the first who asks. */
    private synchronized Map<HostPair, List<TooBig>> tooBig() {
        var known = tooBig;
        if (known == null) {
            known = traffic.tooBig().stream()
                    .collect(Collectors.groupingBy(
                            m -> new HostPair(m.quote().source(), m.quote().destination())));
            tooBig = known;
        }
        return known;
    }

    /** Of the TCP flows among them each direction in which something happened that a rule may ask for. */
    public List<Subject> subjects() {
        return new Watched();
    }

    /** Numbers of all flows. */
    public IntStream flowNumbers() {
        return IntStream.range(0, traffic.flows()).peek(_ -> goOn());
    }

    /**
     * To be called by who works over this scene at each flow that is looked at, on whichever thread.
     *
     * @throws CancellationException where the progress that the capture was read with says to stop: the thread that read it asks, and the
     *     others learn it from that
     */
    public void goOn() {
        if (stopped) {
            throw new CancellationException();
        }
        if (Thread.currentThread() == owner && ++steps % STEPS_A_LOOK == 0) {
            try {
                traffic.goOn();
            } catch (CancellationException e) {
                stopped = true;
                throw e;
            }
        }
    }

    /** The directions of suspects that lead from a subject's sender to its receiver, its own among them. */
    public List<Half> sharingPath(Subject subject) {
        var path = path(subject.flow().id(), subject.half().direction());
        return Arrays.stream(suspectsByPath.of(path))
                .mapToObj(place -> suspects.get(place / WAYS.length).half(WAYS[place % WAYS.length]))
                .toList();
    }

    /** Number of the path that a flow takes one way, from one host to another whichever the ports; from 0. */
    int path(int flow, Direction way) {
        return paths.number(flow, way);
    }

    /** Messages about tunnels' outer packets and untranslated quotes. */
    public OuterMessages outer() {
        return outer;
    }

    /** Octets of IP of the largest packet that any flow got through on the path that a flow takes one way, 0 without one. */
    public int largestDelivered(int flow, Direction way) {
        return paths.delivered(flow, way);
    }

    /** Octets of IP of the largest packet of that path that was seen here. */
    public int largestSeen(int flow, Direction way) {
        return paths.seen(flow, way);
    }

    /** Flows of that path that suffered nothing and sent nothing big: each got at least one small packet through. */
    public int calmAndSmall(int flow, Direction way) {
        return paths.calmAndSmall(flow, way);
    }

    /** Tunnels of a flow that this capture shows, the deepest leg of them; empty where it travels plain. */
    public List<Leg.Tunnel> tunnels(Flow flow) {
        return flow.halves().stream()
                .flatMap(h -> h.legs().stream())
                .map(leg -> traffic.legs().get(leg).tunnels())
                .filter(tunnels -> !tunnels.isEmpty())
                .max(Comparator.comparingInt(List::size))
                .orElse(List.of());
    }

    /** A packet as evidence. */
    public Evidence evidence(int row, Evidence.Kind kind, String format, Object... arguments) {
        return new Evidence(
                capture, row + 1L, traffic.nanos(row), String.format(java.util.Locale.ROOT, format, arguments), kind);
    }

    /** Time of the capture's last packet, nanoseconds since 1970. */
    public long endNanos() {
        return traffic.packets() == 0 ? 0 : traffic.nanos(traffic.packets() - 1);
    }
}
