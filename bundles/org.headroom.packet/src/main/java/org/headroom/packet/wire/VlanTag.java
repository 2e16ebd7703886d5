package org.headroom.packet.wire;

/** VLAN tags, one or a stack of them (IEEE 802.1Q §9, 802.1ad). */
final class VlanTag {

    private static final int TAG = 4;

    private VlanTag() {}

    /** Reads every tag that follows the first EtherType of a tag. */
    static int read(Cursor in, Packet packet) {
        var first = in.at;
        int etherType;
        do {
            if (!in.holds(TAG)) {
                count(in.at - first, packet);
                return in.missing(packet, TAG);
            }
            if (packet.vlan == 0 && packet.ips == 0) {
                packet.vlan = in.u16(in.at) & 0xfff;
            }
            etherType = in.u16(in.at + 2);
            packet.add(Protocol.VLAN, in.at, TAG);
            in.at += TAG;
        } while (isTag(etherType));
        count(in.at - first, packet);
        return Ethernet.next(etherType);
    }

    static boolean isTag(int etherType) {
        return switch (etherType) {
            case Next.VLAN, Next.PROVIDER_VLAN, Next.OLD_VLAN, Next.OLDER_VLAN, Next.OLDEST_VLAN -> true;
            default -> false;
        };
    }

    private static void count(int octets, Packet packet) {
        if (octets > 0) {
            packet.wrapFrame(octets > TAG ? Encapsulation.QINQ : Encapsulation.VLAN, octets);
        }
    }
}
