package org.headroom.flow;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.headroom.packet.capture.Capture;

/** Writes a small capture of raw IPv4 packets between two hosts, every number as the test says, the clock in milliseconds. */
final class Recording {

    static final String A = "198.51.100.23";
    static final String B = "192.0.2.80";
    static final String ROUTER = "203.0.113.1";

    static final int FIN = 1;
    static final int SYN = 2;
    static final int RST = 4;
    static final int ACK = 16;

    static final int A_PORT = 40_000;
    static final int B_PORT = 80;

    /** A TCP packet. Written twice, it is the same packet observed twice. */
    static final class Tcp {

        private final boolean fromA;
        private final int sequence;
        private final int acknowledgment;
        private final int payload;
        private int port = A_PORT;
        private int bits = ACK;
        private int window = 65_535;
        private int identification = -1;
        private int timeToLive;
        private boolean dontFragment = true;
        private byte[] options = {};

        private Tcp(boolean fromA, int sequence, int acknowledgment, int payload) {
            this.fromA = fromA;
            this.sequence = sequence;
            this.acknowledgment = acknowledgment;
            this.payload = payload;
            this.timeToLive = fromA ? 63 : 62;
        }

        Tcp bits(int value) {
            bits = value;
            return this;
        }

        /** Makes it a SYN, or a SYN-ACK where there is something to acknowledge; without the option where {@code mss} is negative. */
        Tcp opening(int mss) {
            bits = acknowledgment == 0 ? SYN : SYN | ACK;
            options = mss < 0 ? new byte[] {1, 1, 4, 2} : new byte[] {2, 4, (byte) (mss >> 8), (byte) mss, 1, 1, 4, 2};
            return this;
        }

        /** Makes it a SYN that offers no SACK. */
        Tcp openingWithoutSack(int mss) {
            opening(mss);
            options = new byte[] {2, 4, (byte) (mss >> 8), (byte) mss};
            return this;
        }

        /** With the window scale option besides (RFC 7323 §2.2). */
        Tcp scale(int shift) {
            options = ByteBuffer.allocate(options.length + 4)
                    .put(options)
                    .put(new byte[] {1, 3, 3, (byte) shift})
                    .array();
            return this;
        }

        /** With SACK blocks (RFC 2018), given as left and right edges. */
        Tcp sack(int... edges) {
            var option =
                    ByteBuffer.allocate(4 + edges.length * 4).put(new byte[] {1, 1, 5, (byte) (2 + edges.length * 4)});
            for (var edge : edges) {
                option.putInt(edge);
            }
            options = option.array();
            return this;
        }

        Tcp window(int value) {
            window = value;
            return this;
        }

        Tcp id(int value) {
            identification = value;
            return this;
        }

        Tcp ttl(int value) {
            timeToLive = value;
            return this;
        }

        /** The port of A. */
        Tcp port(int value) {
            port = value;
            return this;
        }

        Tcp mayFragment() {
            dontFragment = false;
            return this;
        }

        private int length() {
            return 40 + options.length + payload;
        }

        private ByteBuffer headers() {
            return ip(fromA ? A : B, fromA ? B : A, 6, length(), identification, timeToLive, dontFragment ? 0x4000 : 0)
                    .putShort((short) (fromA ? port : B_PORT))
                    .putShort((short) (fromA ? B_PORT : port))
                    .putInt(sequence)
                    .putInt(acknowledgment)
                    .put((byte) (5 + options.length / 4 << 4))
                    .put((byte) bits)
                    .putShort((short) window)
                    .putInt(0)
                    .put(options);
        }
    }

    private final ByteArrayOutputStream file = new ByteArrayOutputStream();
    private long micros;
    private int nextIdentification = 1;
    private int snapLength = Integer.MAX_VALUE;

    Recording() {
        put(little(24)
                .putInt(0xa1b2c3d4)
                .putShort((short) 2)
                .putShort((short) 4)
                .putInt(0)
                .putInt(0)
                .putInt(262_144)
                .putInt(101));
    }

    /** An acknowledgment of A with {@code payload} octets of data. */
    static Tcp a(int sequence, int acknowledgment, int payload) {
        return new Tcp(true, sequence, acknowledgment, payload);
    }

    static Tcp b(int sequence, int acknowledgment, int payload) {
        return new Tcp(false, sequence, acknowledgment, payload);
    }

    /** From here on of each packet so many octets are kept. */
    Recording cutAt(int octets) {
        snapLength = octets;
        return this;
    }

    /** Sets the clock. */
    Recording at(double millis) {
        micros = Math.round(millis * 1000);
        return this;
    }

    /** Writes a packet; the clock goes on by 10 µs. */
    Recording put(Tcp packet) {
        if (packet.identification < 0) {
            packet.identification = nextIdentification++;
        }
        return record(packet.headers(), packet.length());
    }

    /** The first three packets of a connection, a millisecond apart: A's octets count from {@code a}, B's from {@code b}. */
    Recording handshake(int a, int b) {
        var start = micros / 1000.0;
        return put(a(a - 1, 0, 0).opening(1460))
                .at(start + 10)
                .put(b(b - 1, a, 0).opening(1460))
                .at(start + 20)
                .put(a(a, b, 0));
    }

    /** A router's answer to a packet: fragmentation needed, with a quote of 28 octets. */
    Recording tooBig(int mtu, Tcp quoted) {
        return tooBig(mtu, quoted, nextIdentification++, 62);
    }

    Recording tooBig(int mtu, Tcp quoted, int identification, int timeToLive) {
        return icmp(4, mtu, quoted, identification, timeToLive);
    }

    /** Another destination unreachable. */
    Recording unreachable(int code, Tcp quoted) {
        return icmp(code, 0, quoted, nextIdentification++, 62);
    }

    private Recording icmp(int code, int mtu, Tcp quoted, int identification, int timeToLive) {
        var message = ByteBuffer.allocate(36)
                .put((byte) 3)
                .put((byte) code)
                .putShort((short) 0)
                .putShort((short) 0)
                .putShort((short) mtu)
                .put(quoted.headers().array(), 0, 28)
                .array();
        return record(
                ip(ROUTER, quoted.fromA ? A : B, 1, 56, identification, timeToLive, 0)
                        .put(summed(message)),
                56);
    }

    /** A piece of a UDP datagram from B, {@code offset} octets into it. */
    Recording fragment(int identification, int offset, int octets, boolean more) {
        var packet = ip(B, A, 17, 20 + octets, identification, 62, (more ? 0x2000 : 0) | offset / 8);
        if (offset == 0) {
            packet.putShort((short) 53)
                    .putShort((short) A_PORT)
                    .putShort((short) 2000)
                    .putShort((short) 0);
        }
        return record(packet, 20 + octets);
    }

    /** A UDP datagram from A to port 53 of B, or back. */
    Recording datagram(boolean fromA, int payload) {
        return record(
                ip(fromA ? A : B, fromA ? B : A, 17, 28 + payload, nextIdentification++, 63, 0)
                        .putShort((short) (fromA ? A_PORT : 53))
                        .putShort((short) (fromA ? 53 : A_PORT))
                        .putShort((short) (8 + payload))
                        .putShort((short) 0),
                28 + payload);
    }

    Capture capture() {
        try {
            return Capture.open(new ByteArrayInputStream(file.toByteArray()), "recording.pcap");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads what was written; not closed, as it keeps no file open. */
    Traffic traffic() {
        return traffic(Progress.none());
    }

    Traffic traffic(Progress progress) {
        try {
            return Traffic.read(capture(), progress);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Its first flow. */
    Flow flow() {
        return traffic().flow(0);
    }

    /** With its checksum in place (RFC 1071). */
    private static byte[] summed(byte[] icmp) {
        var sum = 0;
        for (int i = 0; i < icmp.length; i += 2) {
            sum += (icmp[i] & 0xff) << 8 | icmp[i + 1] & 0xff;
        }
        sum = (sum & 0xffff) + (sum >> 16);
        sum = ~((sum & 0xffff) + (sum >> 16));
        icmp[2] = (byte) (sum >> 8);
        icmp[3] = (byte) sum;
        return icmp;
    }

    private static ByteBuffer ip(
            String from, String to, int protocol, int length, int id, int timeToLive, int flagsAndOffset) {
        var header = ByteBuffer.allocate(120)
                .put((byte) 0x45)
                .put((byte) 0)
                .putShort((short) length)
                .putShort((short) id)
                .putShort((short) flagsAndOffset)
                .put((byte) timeToLive)
                .put((byte) protocol)
                .putShort((short) 0);
        for (var address : List.of(from, to)) {
            for (var octet : address.split("\\.")) {
                header.put((byte) Integer.parseInt(octet));
            }
        }
        return header;
    }

    /** Every packet is captured up to its headers only: sizes must come from the headers. */
    private Recording record(ByteBuffer captured, int original) {
        put(little(16)
                .putInt(1_700_000_000 + (int) (micros / 1_000_000))
                .putInt((int) (micros % 1_000_000))
                .putInt(Math.min(captured.position(), snapLength))
                .putInt(original));
        file.write(captured.array(), 0, Math.min(captured.position(), snapLength));
        micros += 10;
        return this;
    }

    private void put(ByteBuffer buffer) {
        file.write(buffer.array(), 0, buffer.position());
    }

    private static ByteBuffer little(int octets) {
        return ByteBuffer.allocate(octets).order(ByteOrder.LITTLE_ENDIAN);
    }
}
