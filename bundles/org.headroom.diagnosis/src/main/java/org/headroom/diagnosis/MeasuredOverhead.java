package org.headroom.diagnosis;

import java.util.ArrayList;
import java.util.List;
import org.headroom.flow.Leg;

/** What tunnels take, read off the packets that travel in them. */
public final class MeasuredOverhead {

    private MeasuredOverhead() {}

    /**
     * @param tunnels outermost first, at least one
     * @return the overhead, its octets null where the innermost hides its inside
     */
    public static Overhead of(List<Leg.Tunnel> tunnels) {
        var opaque = tunnels.getLast().overhead() == 0;
        var bytes = tunnels.stream().mapToInt(Leg.Tunnel::overhead).sum();
        var name = String.join("+", tunnels.stream().map(t -> t.kind().label()).toList());
        var title = String.join(", ", tunnels.stream().map(t -> t.kind().title()).toList());
        var layers = new ArrayList<Overhead.Layer>();
        tunnels.forEach(t -> layers.add(new Overhead.Layer(t.kind().title(), t.overhead())));
        var reason = opaque ? "Its packets are in the capture; what they hold is encrypted." : "Inner and outer packet are both in the capture: it takes %d octets.".formatted(bytes);
        return new Overhead(opaque ? null : bytes, !opaque, null, List.of(new Overhead.Candidate(name, title, bytes, reason, List.copyOf(layers))));
    }
}
