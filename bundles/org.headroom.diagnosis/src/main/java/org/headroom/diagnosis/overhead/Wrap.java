package org.headroom.diagnosis.overhead;

import java.util.List;
import org.headroom.packet.wire.Encapsulation;

/** One encapsulation of a stack, with its options. */
sealed interface Wrap permits FixedWrap, EspWrap {

    /** The row that it was read from. */
    Kind kind();

    /** As it would be typed: {@code gre/ipv6:key}. */
    String text();

    /** Whether its outer IP header is IPv6; false where it has none. */
    boolean ipv6();

    /** What is left of a packet of {@code mtu} octets for the packet inside, octets; not positive where nothing is left. */
    int inside(int mtu);

    /** What it adds round the largest packet that fits, outside in. */
    List<Header> headers(int mtu);

    /** Whether its headers come behind the outer IP header of what is inside. */
    boolean leavesOuterIpInFront();

    /** Whether another can be inside it. */
    default boolean takes(Wrap inner) {
        var over = inner.kind().over();
        return over.equals("frame") || over.equals("packet") || kind().carries(inner.ipv6() ? 6 : 4);
    }

    /** What can be inside it, in words. */
    default String carried() {
        return switch (kind().inside()) {
            case "4" -> "IPv4 alone";
            case "6" -> "IPv6 alone";
            default -> "any packet";
        };
    }

    default Encapsulation encapsulation() {
        return kind().encapsulation();
    }
}
