package org.headroom.packet.wire;

/** Where the packet lies that an ICMP error quotes (RFC 792, RFC 1812 §4.3.2.3, RFC 4884). */
final class IcmpQuote {

    private IcmpQuote() {}

    /**
     * Notes for the decoder where the quote starts and ends.
     *
     * @param stated octets that the message's length attribute gives to it (RFC 4884 §4), 0 without one
     */
    static void find(Cursor in, Packet packet, int stated) {
        if (in.quoting) {
            return;
        }
        var whole = packet.payloadLength;
        in.quoteStart = in.at;
        in.quoteEnd = in.at + (stated > 0 && stated < whole ? stated : whole);
    }
}
