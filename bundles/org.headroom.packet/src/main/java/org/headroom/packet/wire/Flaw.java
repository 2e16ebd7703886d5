package org.headroom.packet.wire;

/** What {@link Packet#flaw()} can say. */
final class Flaw {

    static final String SHORTER_THAN_HEADER = "the packet ends before its header does";
    static final String LONGER_THAN_CARRIER = "the IP packet is longer than what carries it";
    static final String IP_VERSION = "the IP version is not the one announced";
    static final String IP_HEADER_LENGTH = "the IPv4 header length is below 20";
    static final String IP_TOTAL_LENGTH = "the IP total length is below the header length";
    static final String DATA_OFFSET = "the TCP data offset is below 5";
    static final String DATA_OFFSET_LONG = "the TCP data offset points beyond the IP packet";
    static final String UDP_LENGTH = "the UDP length does not fit the IP packet";
    static final String TOO_DEEP = "too many headers are nested";
    static final String NESTED_TUNNELS = "too many tunnels are nested";

    private Flaw() {}
}
