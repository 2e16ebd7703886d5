package org.headroom.packet.wire;

/** WireGuard's data message: type 4, three zero octets, receiver, counter, and a ciphertext, mostly in steps of 16 (whitepaper §5.4.6). */
final class Wireguard {

    private static final int HEADER = 16;
    private static final int TYPE = 0x0400_0000;
    private static final int SHORTEST = 32;
    private static final int STEP = 16;

    /** Any larger one may be as large as its device's MTU: what is inside is filled up to a multiple of 16, but not beyond that. */
    private static final int LEAST_MTU = 576;

    private static final int RECEIVER = 4;
    private static final int COUNTER = 8;

    private Wireguard() {}

    /**
     * Whether a UDP payload is one. People run it on any port, so the shape must tell: a 64-bit counter that starts at 0 has
     * its two highest octets (it is little endian) at 0 for longer than any key may live; a receiver is a random number, hardly 0. A probe of
     * tracepath begins with the same four octets at its fourth hop.
     */
    static boolean begins(Cursor in, int payload) {
        return payload >= SHORTEST
                && (payload % STEP == 0 || payload - SHORTEST >= LEAST_MTU)
                && in.holds(HEADER)
                && in.i32(in.at) == TYPE
                && in.i32(in.at + RECEIVER) != 0
                && in.u16(in.at + COUNTER + 6) == 0;
    }

    static int read(Cursor in, Packet packet) {
        packet.add(Protocol.WIREGUARD, in.at, HEADER);
        packet.wrap(Encapsulation.WIREGUARD);
        packet.hide();
        return Next.NOTHING;
    }
}
