package org.headroom.packet.wire;

/** OpenVPN on its own port: a packet of data, version 1 or 2, by the opcode in the first octet (openvpn.net, "network protocol"). */
final class OpenVpn {

    private static final int DATA_VERSION_1 = 6;
    private static final int DATA_VERSION_2 = 9;
    private static final int SHORTEST = 24;

    private OpenVpn() {}

    static int read(Cursor in, Packet packet) {
        if (!in.holds(1) || Udp.payload(in) < SHORTEST) {
            return Next.NOTHING;
        }
        var opcode = in.u8(in.at) >> 3;
        if (opcode == DATA_VERSION_1 || opcode == DATA_VERSION_2) {
            packet.wrap(Encapsulation.OPENVPN);
            packet.hide();
        }
        return Next.NOTHING;
    }
}
