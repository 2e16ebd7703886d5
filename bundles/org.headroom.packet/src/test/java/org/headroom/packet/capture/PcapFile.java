package org.headroom.packet.capture;

import java.nio.ByteOrder;

/** Writes a pcap file (draft-ietf-opsawg-pcap §4 and §5); nothing keeps a test from writing nonsense. */
final class PcapFile {

    static final int MICROSECONDS = 0xa1b2c3d4;
    static final int NANOSECONDS = 0xa1b23c4d;
    static final int MODIFIED = 0xa1b2cd34;
    static final int ETHERNET = 1;

    private final Octets file;
    private int moreHeader;

    PcapFile(ByteOrder order, int magic, int snapLength, int linkType) {
        file = new Octets(order).u32(magic).u16(2, 4).u32(0, 0, snapLength, linkType);
    }

    /** Microseconds, little-endian, Ethernet, snap length 262144. */
    static PcapFile usual() {
        return new PcapFile(ByteOrder.LITTLE_ENDIAN, MICROSECONDS, 262_144, ETHERNET);
    }

    /** Every record header is longer by so many octets, as in the variants of libpcap 0.4. */
    PcapFile longerHeaders(int octets) {
        moreHeader = octets;
        return this;
    }

    PcapFile record(int seconds, int fraction, byte... octets) {
        return record(seconds, fraction, octets.length, octets.length, octets);
    }

    PcapFile record(int seconds, int fraction, int captured, int original, byte... octets) {
        file.u32(seconds, fraction, captured, original)
                .raw(new byte[moreHeader])
                .raw(octets);
        return this;
    }

    PcapFile raw(byte... octets) {
        file.raw(octets);
        return this;
    }

    int size() {
        return file.size();
    }

    byte[] bytes() {
        return file.bytes();
    }
}
