package org.headroom.packet.wire;

/** A transport that is not looked into. */
final class Other {

    private Other() {}

    static int read(Packet packet) {
        packet.carries(Packet.Transport.OTHER);
        return Next.NOTHING;
    }
}
