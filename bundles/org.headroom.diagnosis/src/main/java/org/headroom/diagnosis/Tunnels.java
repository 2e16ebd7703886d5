package org.headroom.diagnosis;

import java.util.List;
import org.headroom.diagnosis.overhead.Catalogue;
import org.headroom.flow.Leg;

/** What tunnels take, read off the packets that travel in them. */
public final class Tunnels {

    private Tunnels() {}

    /**
     * @param tunnels outermost first, at least one
     * @return the overhead, its octets null where the innermost hides its inside
     */
    public static Overhead overhead(List<Leg.Tunnel> tunnels) {
        var bytes = opaque(tunnels) ? null : (Integer) octets(tunnels);
        return Catalogue.measured(tunnels.stream().map(Leg.Tunnel::kind).toList(), bytes, null);
    }

    /** Octets that they take together. */
    static int octets(List<Leg.Tunnel> tunnels) {
        return tunnels.stream().mapToInt(Leg.Tunnel::overhead).sum();
    }

    /** Whether the innermost hides its inside. */
    public static boolean opaque(List<Leg.Tunnel> tunnels) {
        return !tunnels.isEmpty() && tunnels.getLast().overhead() == 0;
    }
}
