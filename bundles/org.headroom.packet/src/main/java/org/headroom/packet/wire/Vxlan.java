package org.headroom.packet.wire;

/** Virtual extensible LAN (RFC 7348 §5), believed where the reserved fields hold what they must. */
final class Vxlan {

    private static final int HEADER = 8;
    private static final int FLAGS = 0x0800_0000;

    private Vxlan() {}

    static int read(Cursor in, Packet packet) {
        if (!in.holds(HEADER)) {
            packet.cut |= packet.payloadLength >= HEADER;
            return Next.NOTHING;
        }
        var at = in.at;
        if (in.i32(at) != FLAGS || in.u8(at + 7) != 0) {
            return Next.NOTHING;
        }
        packet.add(Protocol.VXLAN, at, HEADER);
        packet.wrap(Encapsulation.VXLAN);
        in.at = at + HEADER;
        return Next.ETHERNET;
    }
}
