package org.headroom.benchmarks.crowd;

/** One TCP segment to write: reused for all. */
final class Segment {

    static final int FIN = 1;
    static final int SYN = 2;
    static final int RST = 4;
    static final int PSH = 8;
    static final int ACK = 16;

    boolean toServer;
    int bits;
    int sequence;
    int acknowledgment;
    int length;
    /** A SACK block, where both are not 0. */
    int sackLeft;

    int sackRight;

    Segment of(boolean toServer, int bits, int sequence, int acknowledgment, int length) {
        this.toServer = toServer;
        this.bits = bits;
        this.sequence = sequence;
        this.acknowledgment = acknowledgment;
        this.length = length;
        this.sackLeft = 0;
        this.sackRight = 0;
        return this;
    }

    Segment reporting(int left, int right) {
        sackLeft = left;
        sackRight = right;
        return this;
    }

    /** Octets of TCP options. */
    int options(Connection of) {
        if ((bits & SYN) != 0) {
            return 4 + (of.sack ? 4 : 0) + (of.timestamps ? 12 : 0) + 4;
        }
        return (of.timestamps ? 12 : 0) + (sackLeft != sackRight ? 12 : 0);
    }

    /** Octets of IP. */
    int total(Connection of) {
        return of.fixedHeaders() + options(of) + length;
    }

    /** The IP and TCP headers, checksums included. */
    void write(Headers out, Connection of, Payload payload, long nanos, int identification, int timeToLive) {
        var options = options(of);
        var inTcp = Headers.TCP + options + length;
        var ip = out.length;
        if (of.six) {
            out.ipv6(of.high(toServer), of.low(toServer), of.high(!toServer), of.low(!toServer), 6, inTcp, timeToLive);
        } else {
            out.ipv4(of.address(toServer), of.address(!toServer), 6, Headers.IPV4 + inTcp, identification, timeToLive);
        }
        var tcp = out.length;
        out.u16(toServer ? of.clientPort : of.serverPort);
        out.u16(toServer ? of.serverPort : of.clientPort);
        out.u32(sequence);
        out.u32((bits & ACK) != 0 ? acknowledgment : 0);
        out.u16((Headers.TCP + options) << 10 | bits);
        out.u16((bits & SYN) != 0 ? 65_535 : 502);
        out.u32(0);
        options(out, of, nanos);
        var pseudo = of.six ? out.sum(ip + 8, 32) : out.sum(ip + 12, 8);
        var sum = pseudo
                + 6
                + inTcp
                + out.sum(tcp, Headers.TCP + options)
                + payload.sum(Payload.at(sequence, length), length);
        out.put16(tcp + 16, Headers.checksum(sum));
    }

    private void options(Headers out, Connection of, long nanos) {
        var syn = (bits & SYN) != 0;
        if (syn) {
            out.u16(0x0204);
            out.u16(toServer ? of.clientMss : of.serverMss);
        }
        if (syn && of.sack) {
            out.u32(0x01010402);
        }
        if (of.timestamps) {
            out.u32(0x0101080a);
            out.u32((int) (nanos / 1_000_000));
            out.u32(syn ? 0 : (int) (nanos / 1_000_000) - 20);
        }
        if (syn) {
            out.u32(0x01030307);
        } else if (sackLeft != sackRight) {
            out.u32(0x0101050a);
            out.u32(sackLeft);
            out.u32(sackRight);
        }
    }
}
