package org.headroom.packet.wire;

/** Cisco's framing of HDLC: address, control, and an EtherType (RFC 1547 §4.3.1 describes it). */
final class CiscoHdlc {

    private static final int HEADER = 4;
    private static final int UNICAST = 0x0f00;
    private static final int BROADCAST = 0x8f00;

    private CiscoHdlc() {}

    static int read(Cursor in, Packet packet) {
        if (!in.holds(HEADER)) {
            return in.missing(packet, HEADER);
        }
        var at = in.at;
        var addressAndControl = in.u16(at);
        if (addressAndControl != UNICAST && addressAndControl != BROADCAST) {
            // such a link may speak PPP as well
            return Ppp.read(in, packet);
        }
        packet.add(Protocol.CHDLC, at, HEADER);
        in.at = at + HEADER;
        return Ethernet.next(in.u16(at + 2));
    }
}
