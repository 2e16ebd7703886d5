package org.headroom.diagnosis.overhead;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.headroom.diagnosis.Overhead;
import org.headroom.packet.wire.Encapsulation;

/**
 * Encapsulations one inside the other, and what they take from an MTU.
 *
 * <p>Written from the outside in and joined by {@code +}, each {@code name[/ipv4|/ipv6][:option,option]}: {@code pppoe+ipip},
 * {@code vxlan/ipv6}, {@code gre:key,seq}, {@code esp:aes-gcm-16,nat-t}, {@code mpls:2}. ESP in transport mode leaves the IP header of
 * what is inside it in front: {@code esp:aes-cbc-sha1,transport+gre}.
 */
public final class Stack {

    /** The smallest MTU that IPv4 allows a link (RFC 791 §3.2). */
    public static final int SMALLEST_UNDERLAY = 68;

    /** The largest packet that an IP header can name. */
    public static final int LARGEST_UNDERLAY = 65_535;

    private final List<Wrap> wraps;

    private Stack(List<Wrap> wraps) {
        this.wraps = List.copyOf(wraps);
    }

    /**
     * Reads a stack.
     *
     * @throws IllegalArgumentException where it names something unknown or impossible; the message says what, and lists what is known
     */
    public static Stack parse(String text) {
        var wraps = Arrays.stream(text.strip().toLowerCase(Locale.ROOT).split("\\+", -1))
                .map(String::strip)
                .map(WrapParser::parse)
                .toList();
        for (var i = 1; i < wraps.size(); i++) {
            requireFit(wraps.get(i - 1), wraps.get(i));
        }
        return new Stack(wraps);
    }

    /**
     * The stack of encapsulations in their usual form, as seen in a capture.
     *
     * @param outsideIn not empty; {@link Encapsulation#CLOUD_DEFAULT} and {@link Encapsulation#MANUAL} have no headers and cannot be in it
     * @throws IllegalArgumentException where it is empty, or as {@link #parse}
     */
    public static Stack of(List<Encapsulation> outsideIn) {
        if (outsideIn.isEmpty()) {
            throw new IllegalArgumentException("an encapsulation is missing");
        }
        return new Stack(
                outsideIn.stream().map(e -> WrapParser.parse(e.label())).toList());
    }

    private static void requireFit(Wrap outer, Wrap inner) {
        if (!outer.takes(inner)) {
            throw new IllegalArgumentException(
                    "%s cannot be in %s, which carries %s".formatted(inner.text(), outer.text(), outer.carried()));
        }
    }

    /**
     * The largest packet that fits inside.
     *
     * @param underlay the MTU outside, octets of IP, {@value #SMALLEST_UNDERLAY} to {@value #LARGEST_UNDERLAY}
     * @return octets of IP, positive
     * @throws IllegalArgumentException where {@code underlay} is out of range or leaves no room
     */
    public int innerMtu(int underlay) {
        if (underlay < SMALLEST_UNDERLAY || underlay > LARGEST_UNDERLAY) {
            throw new IllegalArgumentException(
                    "an MTU is %d to %d octets, not %d".formatted(SMALLEST_UNDERLAY, LARGEST_UNDERLAY, underlay));
        }
        var mtu = inside(underlay);
        if (mtu <= 0) {
            throw new IllegalArgumentException("%s leaves nothing of %d octets".formatted(this, underlay));
        }
        return mtu;
    }

    /**
     * What the stack takes from the largest packet that fits.
     *
     * @param underlay as for {@link #innerMtu}
     * @return octets
     * @throws IllegalArgumentException as {@link #innerMtu}
     */
    public int overhead(int underlay) {
        return underlay - innerMtu(underlay);
    }

    /**
     * The headers that make up {@link #overhead}, outside in.
     *
     * @param underlay as for {@link #innerMtu}
     * @throws IllegalArgumentException as {@link #innerMtu}
     */
    public List<Header> layers(int underlay) {
        innerMtu(underlay);
        var layers = new ArrayList<Header>();
        var held = new ArrayList<Header>();
        var mtu = underlay;
        for (var wrap : wraps) {
            var headers = wrap.headers(mtu);
            mtu = wrap.inside(mtu);
            if (wrap.leavesOuterIpInFront()) {
                held.addAll(headers);
            } else {
                layers.addAll(headers);
                layers.addAll(layers.size() - headers.size() + outerIps(headers), held);
                held.clear();
            }
        }
        layers.addAll(held);
        return List.copyOf(layers);
    }

    private static int outerIps(List<Header> headers) {
        return (int) headers.stream().takeWhile(Header::isOuterIp).count();
    }

    /** Contract name, outside in: {@code pppoe+gre}. */
    public String name() {
        return encapsulations().stream().map(Encapsulation::label).collect(Collectors.joining("+"));
    }

    /** For people, outside in: {@code GRE in IPsec ESP}. */
    public String title() {
        return wraps.reversed().stream().map(wrap -> wrap.kind().title()).collect(Collectors.joining(" in "));
    }

    /** What it is made of, outside in. */
    public List<Encapsulation> encapsulations() {
        return wraps.stream().map(Wrap::encapsulation).toList();
    }

    /**
     * Whether packets of an IP version fit inside.
     *
     * @param ipVersion 4 or 6; 0 where it is unknown, which fits
     */
    public boolean carries(int ipVersion) {
        return wraps.getLast().kind().carries(ipVersion);
    }

    /** The names that {@link #parse} knows, with what follows a colon in brackets, for a help text. */
    public static List<String> known() {
        return Kind.ALL.stream()
                .map(kind -> kind.choices().isEmpty() ? kind.name() : kind.name() + " [" + kind.choices() + "]")
                .toList();
    }

    /** As it would be typed. */
    @Override
    public String toString() {
        return wraps.stream().map(Wrap::text).collect(Collectors.joining("+"));
    }

    /** This stack outside another. */
    Stack around(Stack inner) {
        return new Stack(Stream.concat(wraps.stream(), inner.wraps.stream()).toList());
    }

    /** Whether another stack can be inside this one. */
    boolean takes(Stack inner) {
        return wraps.getLast().takes(inner.wraps.getFirst());
    }

    /** As {@link #innerMtu}, without looking at the result. */
    int inside(int underlay) {
        var mtu = underlay;
        for (var wrap : wraps) {
            mtu = wrap.inside(mtu);
        }
        return mtu;
    }

    List<Overhead.Layer> pictured(int underlay) {
        return layers(underlay).stream().map(Header::layer).toList();
    }
}
