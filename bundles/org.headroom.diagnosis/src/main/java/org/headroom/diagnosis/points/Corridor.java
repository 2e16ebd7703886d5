package org.headroom.diagnosis.points;

import java.util.ArrayList;
import java.util.List;

/**
 * All the ways an offset may change evenly that no packet contradicts. Packets that went one way bound it from above, those that went the
 * other way from below, for none arrives before it was sent (Duda, Harrus, Haddad and Bernard, Estimating Global Time in Distributed
 * Systems, ICDCS 1987). The line that leaves most room on both sides is the estimate. With one direction alone it is the line below all
 * packets that keeps closest to them (Moon, Skelly and Towsley, Estimation and Removal of Clock Skew from Network Delay Measurements,
 * INFOCOM 1999). Of the packets only the corners of their convex hull matter (Zhang, Liu and Xia, Clock Synchronization Algorithms for
 * Network Measurements, INFOCOM 2002).
 *
 * <p>Slopes are nanoseconds a second, the offset is counted from {@link #base()}, times from {@link #origin()}, the mean of the packets'.
 */
final class Corridor {

    /** No clock is off by one part in a hundred. */
    static final double STEEPEST = 1e7;

    private static final int STEPS = 120;

    /** A packet: seconds from the origin, and the higher the longer it took, whichever side it bounds. */
    private record Corner(double second, double height) {}

    private final long origin;
    private final long base;
    private final List<Corner> above;
    private final List<Corner> below;

    /** @param pairs by time, one at least */
    Corridor(List<Pair> pairs) {
        var first = pairs.getFirst();
        var mean = pairs.stream().mapToLong(p -> p.nanos() - first.nanos()).average();
        this.origin = first.nanos() + (long) mean.orElse(0);
        this.base = first.apart();
        this.above = hull(pairs.stream().filter(Pair::later).toList());
        this.below = hull(pairs.stream().filter(p -> !p.later()).toList());
    }

    private List<Corner> hull(List<Pair> pairs) {
        var hull = new ArrayList<Corner>();
        for (var pair : pairs) {
            var corner = new Corner(second(pair), taken(pair, 0));
            while (hull.size() > 1 && !isBelow(hull.getLast(), hull.get(hull.size() - 2), corner)) {
                hull.removeLast();
            }
            hull.add(corner);
        }
        return hull;
    }

    private static boolean isBelow(Corner point, Corner from, Corner to) {
        return (point.second - from.second) * (to.height - from.height)
                > (point.height - from.height) * (to.second - from.second);
    }

    boolean bothWays() {
        return !above.isEmpty() && !below.isEmpty();
    }

    long origin() {
        return origin;
    }

    long base() {
        return base;
    }

    double second(Pair pair) {
        return (pair.nanos() - origin) / 1e9;
    }

    /** What a packet took, nanoseconds, if the offset is 0 at the origin and changes by {@code slope}. */
    double taken(Pair pair, double slope) {
        var ahead = pair.apart() - base - slope * second(pair);
        return pair.later() ? ahead : -ahead;
    }

    /** The offset at the origin can be no more than this. */
    double most(double slope) {
        return fastest(above, slope);
    }

    /** Nor less than this. */
    double least(double slope) {
        return -fastest(below, -slope);
    }

    private static double fastest(List<Corner> hull, double slope) {
        return hull.stream().mapToDouble(c -> c.height - slope * c.second).min().orElse(0);
    }

    /** The room for a line of this slope: the fastest time of travel there and back that it implies. Concave. */
    double room(double slope) {
        return fastest(above, slope) + fastest(below, -slope);
    }

    /** The slope that leaves most room, or one of them. */
    double best() {
        var low = -STEEPEST;
        var high = STEEPEST;
        for (int i = 0; i < STEPS; i++) {
            var third = (high - low) / 3;
            if (room(low + third) < room(high - third)) {
                low += third;
            } else {
                high -= third;
            }
        }
        return (low + high) / 2;
    }

    /** How far the slope can go from one with more room until less than {@code room} is left; no farther than {@link #STEEPEST}. */
    double limit(double from, int sign, double room) {
        double near = 0;
        var far = STEEPEST;
        for (int i = 0; i < STEPS; i++) {
            var middle = (near + far) / 2;
            if (room(from + sign * middle) >= room) {
                near = middle;
            } else {
                far = middle;
            }
        }
        return from + sign * near;
    }
}
