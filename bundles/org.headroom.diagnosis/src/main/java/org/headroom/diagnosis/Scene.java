package org.headroom.diagnosis;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.headroom.flow.Direction;
import org.headroom.flow.Flow;
import org.headroom.flow.Half;
import org.headroom.flow.Leg;
import org.headroom.flow.TooBig;
import org.headroom.flow.Traffic;

/**
 * One capture as rules see it: its flows in detail where they show signs of trouble, and what all flows together prove about a
 * path.
 */
public final class Scene {

    /** What every IPv4 host takes (RFC 791 §3.1): no path MTU that is met is as small. */
    private static final int SMALL = 576;

    private record Path(String source, String destination) {}

    private final int capture;
    private final Traffic traffic;
    private final Map<Integer, Flow> suspects;
    private final Map<Path, Integer> delivered = new HashMap<>();
    private final Map<Path, Integer> seen = new HashMap<>();
    private final Map<Path, Integer> calmAndSmall = new HashMap<>();
    private final Map<Path, List<TooBig>> tooBig = new HashMap<>();
    private final OuterMessages outer;
    private final List<Subject> subjects = new ArrayList<>();
    private final Map<Path, List<Subject>> subjectsOfPath = new HashMap<>();

    /** Looks at {@code traffic}, which is capture number {@code capture} (from 0) of its diagnosis. */
    Scene(int capture, Traffic traffic) {
        this.capture = capture;
        this.traffic = traffic;
        this.suspects = new java.util.LinkedHashMap<>();
        this.outer = new OuterMessages(traffic);
        traffic.flows(id -> traffic.suspicious(id) || outer.concerns(id)).forEach(f -> suspects.put(f.id(), f));
        outer.tell(suspects);
        traffic.tooBig().forEach(m -> tooBig.computeIfAbsent(
                        new Path(m.quote().source(), m.quote().destination()), _ -> new ArrayList<>())
                .add(m));
        for (int id = 0; id < traffic.flows(); id++) {
            know(id);
        }
        addSubjects();
    }

    private void addSubjects() {
        for (var flow : suspects.values()) {
            if (flow.tcp() && !outer.twin(flow.id())) {
                flow.halves().forEach(half -> subjects.add(new Subject(this, flow, half)));
            }
        }
        for (var subject : subjects) {
            var path = new Path(subject.sender(), subject.receiver());
            subjectsOfPath.computeIfAbsent(path, _ -> new ArrayList<>(1)).add(subject);
        }
    }

    /** What a flow proves to have arrived, for all flows of the same path. */
    private void know(int id) {
        var flow = suspects.get(id);
        var row = flow == null ? traffic.row(id) : traffic.row(flow);
        if (!row.protocol().equals("TCP")) {
            return;
        }
        for (var direction : Direction.values()) {
            var from = direction == Direction.CLIENT_TO_SERVER ? row.client() : row.server();
            var to = direction == Direction.CLIENT_TO_SERVER ? row.server() : row.client();
            var mss = direction == Direction.CLIENT_TO_SERVER ? row.serverMss() : row.clientMss();
            var cap = mss == null ? 9216 : Math.max(mss + 60, 576);
            var path = new Path(from.address(), to.address());
            var side = row.side(direction);
            var arrived = flow == null ? side.largestDelivered() : largestDelivered(flow.half(direction), cap);
            delivered.merge(path, arrived > cap ? 0 : arrived, Math::max);
            seen.merge(path, Math.min(side.largestSent(), cap), Math::max);
            if (flow == null && arrived > 0 && arrived <= SMALL) {
                calmAndSmall.merge(path, 1, Integer::sum);
            }
        }
    }

    private static int largestDelivered(Half half, int cap) {
        return half.sizes().counts().stream()
                .filter(c -> c.delivered() > 0 && c.length() <= cap)
                .mapToInt(c -> c.length())
                .max()
                .orElse(0);
    }

    /** Number of the capture, for evidence. */
    public int capture() {
        return capture;
    }

    public Traffic traffic() {
        return traffic;
    }

    /** Flows with signs of trouble, in order of appearance. */
    public Collection<Flow> suspects() {
        return suspects.values();
    }

    /** Any flow in detail. */
    public Flow flow(int id) {
        var known = suspects.get(id);
        return known != null ? known : traffic.flow(id);
    }

    /** Any TCP flow with the MSS that its ends announce; the rest of it is there for suspects only. */
    public Flow opening(int id) {
        var known = suspects.get(id);
        return known != null ? known : traffic.opening(id);
    }

    /** Too-big messages that quote a packet from one host to another, whichever the flow. */
    public List<TooBig> tooBig(String source, String destination) {
        return tooBig.getOrDefault(new Path(source, destination), List.of());
    }

    /** TCP flows among them, one subject a direction. */
    public List<Subject> subjects() {
        return subjects;
    }

    /** The subjects that share a subject's sender and receiver, itself among them. */
    public List<Subject> sharingPath(Subject subject) {
        return subjectsOfPath.getOrDefault(new Path(subject.sender(), subject.receiver()), List.of());
    }

    /** Messages about tunnels' outer packets and untranslated quotes. */
    public OuterMessages outer() {
        return outer;
    }

    /** Octets of IP of the largest packet that any flow of this path got through, 0 without one. */
    public int largestDelivered(String source, String destination) {
        return delivered.getOrDefault(new Path(source, destination), 0);
    }

    /** Octets of IP of the largest packet of this path that was seen here. */
    public int largestSeen(String source, String destination) {
        return seen.getOrDefault(new Path(source, destination), 0);
    }

    /** Flows of this path that suffered nothing and sent nothing big: each got at least one small packet through. */
    public int calmAndSmall(String source, String destination) {
        return calmAndSmall.getOrDefault(new Path(source, destination), 0);
    }

    /** Tunnels of a flow that this capture shows, the deepest leg of them; empty where it travels plain. */
    public List<Leg.Tunnel> tunnels(Flow flow) {
        return flow.halves().stream()
                .flatMap(h -> h.legs().stream())
                .map(use -> traffic.legs().get(use.leg()).tunnels())
                .filter(tunnels -> !tunnels.isEmpty())
                .max(java.util.Comparator.comparingInt(List::size))
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
