package org.headroom.packet.wire;

/** One IP header of a packet (RFC 791, RFC 8200); reused, valid until the next packet is decoded. */
public final class Ip {

    int version;
    long sourceHigh;
    long sourceLow;
    long destinationHigh;
    long destinationLow;
    int length;
    int headerLength;
    int offset;
    int protocol;
    int timeToLive;
    int identification;
    boolean dontFragment;
    boolean moreFragments;
    int fragmentOffset;
    int trafficClass;
    int destinationOctets;

    /** 4 or 6. */
    public int version() {
        return version;
    }

    /** High half of the source address; IPv4 addresses are held as {@code ::ffff:a.b.c.d}, so their high half is 0. */
    public long sourceHigh() {
        return sourceHigh;
    }

    public long sourceLow() {
        return sourceLow;
    }

    public long destinationHigh() {
        return destinationHigh;
    }

    public long destinationLow() {
        return destinationLow;
    }

    /**
     * Octets of the destination address that were captured, 16 in all; the others read as 0. Only the IPv6 packet that an ICMP error
     * quotes may have fewer: what precedes them is worth knowing.
     */
    public int destinationOctets() {
        return destinationOctets;
    }

    /**
     * Octets of this IP packet: total length (IPv4), or payload length + 40 (IPv6). Where the header says 0 (segmentation
     * offload, jumbograms), what the wire had behind the link header.
     */
    public int length() {
        return length;
    }

    /** Octets of the header with its options or extension headers. */
    public int headerLength() {
        return headerLength;
    }

    /** Where the header starts in the record's bytes, counted from the packet's start. */
    public int offset() {
        return offset;
    }

    /** The protocol number of what follows the header and its extension headers. */
    public int protocol() {
        return protocol;
    }

    /** Time to live, or hop limit. */
    public int timeToLive() {
        return timeToLive;
    }

    /** The identification field; in IPv6 that of the fragment header (its low 16 bits), 0 without one. */
    public int identification() {
        return identification;
    }

    /** The DF bit; always true in IPv6, whose routers never fragment. */
    public boolean dontFragment() {
        return dontFragment;
    }

    public boolean moreFragments() {
        return moreFragments;
    }

    /** Octets, not units of eight. */
    public int fragmentOffset() {
        return fragmentOffset;
    }

    public boolean isFragment() {
        return moreFragments || fragmentOffset > 0;
    }

    /** The type of service or traffic class octet. */
    public int trafficClass() {
        return trafficClass;
    }
}
