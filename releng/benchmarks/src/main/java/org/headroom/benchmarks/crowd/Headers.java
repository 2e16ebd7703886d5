package org.headroom.benchmarks.crowd;

/** The headers of one packet, written front to back in network byte order. */
final class Headers {

    static final int ETHERNET = 14;
    static final int IPV4 = 20;
    static final int IPV6 = 40;
    static final int TCP = 20;

    static final int TYPE_IPV4 = 0x0800;
    static final int TYPE_IPV6 = 0x86dd;
    static final int TYPE_VLAN = 0x8100;
    static final int TYPE_PPPOE = 0x8864;

    final byte[] octets = new byte[2048];
    int length;

    void clear() {
        length = 0;
    }

    void u8(int value) {
        octets[length++] = (byte) value;
    }

    void u16(int value) {
        u8(value >>> 8);
        u8(value);
    }

    void u32(int value) {
        u16(value >>> 16);
        u16(value);
    }

    void u64(long value) {
        u32((int) (value >>> 32));
        u32((int) value);
    }

    void append(byte[] from, int start, int count) {
        System.arraycopy(from, start, octets, length, count);
        length += count;
    }

    /** Locally administered addresses of one of sixteen pairs of neighbours. */
    void ethernet(boolean toServer, int pair, int type) {
        u32(0x02004852);
        u16(pair << 1 & 0x1e | (toServer ? 1 : 0));
        u32(0x02004852);
        u16(pair << 1 & 0x1e | (toServer ? 0 : 1));
        u16(type);
    }

    /** With DF set; {@code total} counts this header too. */
    void ipv4(int source, int destination, int protocol, int total, int identification, int timeToLive) {
        var start = length;
        u16(0x4500);
        u16(total);
        u16(identification);
        u16(0x4000);
        u8(timeToLive);
        u8(protocol);
        u16(0);
        u32(source);
        u32(destination);
        put16(start + 10, checksum(sum(start, IPV4)));
    }

    void ipv6(long sourceHigh, long sourceLow, long high, long low, int next, int payload, int hopLimit) {
        u32(0x60000000);
        u16(payload);
        u8(next);
        u8(hopLimit);
        u64(sourceHigh);
        u64(sourceLow);
        u64(high);
        u64(low);
    }

    void put16(int at, int value) {
        octets[at] = (byte) (value >>> 8);
        octets[at + 1] = (byte) value;
    }

    /** Sum of 16-bit words (RFC 1071). */
    long sum(int from, int count) {
        var sum = 0L;
        for (int i = from; i < from + count - 1; i += 2) {
            sum += (octets[i] & 0xff) << 8 | octets[i + 1] & 0xff;
        }
        return (count & 1) == 0 ? sum : sum + ((octets[from + count - 1] & 0xff) << 8);
    }

    static int checksum(long sum) {
        var folded = sum;
        while (folded >>> 16 != 0) {
            folded = (folded & 0xffff) + (folded >>> 16);
        }
        return (int) ~folded & 0xffff;
    }
}
