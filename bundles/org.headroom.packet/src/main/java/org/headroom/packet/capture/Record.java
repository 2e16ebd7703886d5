package org.headroom.packet.capture;

import org.headroom.packet.wire.Decoder;
import org.headroom.packet.wire.Packet;

/**
 * One captured packet, as the file holds it. A capture fills the same record again and again: copy what must last.
 */
public final class Record {

    static final long FARTHEST_NANOS = (1L << 62) - 1;

    byte[] bytes = new byte[0];
    int start;
    int capturedLength;
    int originalLength;
    long nanos;
    int linkType;
    int interfaceIndex;
    long number;
    long position;
    /** Whether this is a printed too-big message without its MTU: the octets hold none, which is not an MTU of 0. */
    boolean mtuUnsaid;

    /**
     * Reads the headers of the packet.
     *
     * @param packet what to fill
     * @return false where the link type is unknown, so that nothing could be read
     */
    public boolean decode(Decoder decoder, Packet packet) {
        var known = decoder.decode(bytes, start, capturedLength, originalLength, linkType, packet);
        if (mtuUnsaid) {
            packet.forgetNextHopMtu();
        }
        return known;
    }

    /** The array that holds the packet, from {@link #start()} on; valid until the next read. */
    public byte[] bytes() {
        return bytes;
    }

    public int start() {
        return start;
    }

    /** Octets of the packet that are in the file. */
    public int capturedLength() {
        return capturedLength;
    }

    /** Octets that the packet had on the wire, link header included; 0 where the file does not say. */
    public int originalLength() {
        return originalLength;
    }

    /**
     * Nanoseconds since 1970-01-01T00:00:00Z, {@link Long#MIN_VALUE} where the file has no time (simple packet blocks). Less than 2⁶² either
     * way (the years 1824 to 2116), so that two of them can be subtracted: what is farther off is held there.
     */
    public long nanos() {
        return nanos;
    }

    /** A time, held to what {@link #nanos()} promises. */
    static long held(long nanos) {
        return nanos == Long.MIN_VALUE ? nanos : Math.clamp(nanos, -FARTHEST_NANOS, FARTHEST_NANOS);
    }

    /** The link type, numbered as in pcap files (LINKTYPE_…). */
    public int linkType() {
        return linkType;
    }

    /** The pcapng interface, counted from 0 over all sections; 0 in a pcap file. */
    public int interfaceIndex() {
        return interfaceIndex;
    }

    /** Counted from 1 as in other tools. */
    public long number() {
        return number;
    }

    /** Where the record starts in the decompressed input, for tools that open the file elsewhere. */
    public long position() {
        return position;
    }
}
