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

    default Encapsulation encapsulation() {
        return kind().encapsulation();
    }
}
