package org.headroom.diagnosis;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.function.LongUnaryOperator;
import org.headroom.flow.Progress;
import org.headroom.packet.capture.Capture;

/**
 * Writes a small capture of one connection, packet by packet, for tests: raw IPv4 (or a tunnel round it), the clock in milliseconds, sequence
 * numbers kept by the scenario. Nothing is computed that a real stack would decide: the test says what is sent.
 */
public final class Scenario {

    public static final String CLIENT = "198.51.100.23";
    public static final String SERVER = "192.0.2.80";
    public static final String ROUTER = "203.0.113.1";

    private static final byte[] CLIENT_6 = {0x20, 1, 0xd, (byte) 0xb8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x23};
    private static final byte[] SERVER_6 = {0x20, 1, 0xd, (byte) 0xb8, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, (byte) 0x80};
    private static final byte[] ROUTER_6 = {0x20, 1, 0xd, (byte) 0xb8, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1};

    private static final int SYN = 2;
    private static final int FIN = 1;
    private static final int RST = 4;
    private static final int PSH = 8;
    private static final int ACK = 16;

    /** Octets of data that were sent once, so that they can be sent again, acknowledged or quoted. */
    public record Segment(boolean fromClient, int sequence, int octets, int identification) {

        int end() {
            return sequence + octets;
        }
    }

    private final ByteArrayOutputStream file = new ByteArrayOutputStream();
    private int clientPort = 40_000;
    private String client = CLIENT;
    private int clientNext;
    private int serverNext;
    private int clientAcked;
    private int serverAcked;
    private int identification = 100;
    private long micros;
    private int late;
    private LongUnaryOperator clock = LongUnaryOperator.identity();
    private boolean dontFragment = true;
    private boolean ipip;
    private boolean mirrored;
    private int snapLength = Integer.MAX_VALUE;
    private boolean six;
    private int clientTtl = 63;
    private int serverTtl = 62;
    private int clientWindow = 65_535;
    private int windowScale = -1;

    public Scenario() {
        put(little(24)
                .putInt(0xa1b2c3d4)
                .putShort((short) 2)
                .putShort((short) 4)
                .putInt(0)
                .putInt(0)
                .putInt(262_144)
                .putInt(101));
    }

    /** Lets time pass. */
    public Scenario after(int milliseconds) {
        micros += milliseconds * 1000L;
        return this;
    }

    /** What the capture's clock shows, by how much time has passed, both in microseconds. */
    public Scenario clock(LongUnaryOperator shown) {
        clock = shown;
        return this;
    }

    /** The next packet alone is seen so many microseconds later than its turn, or earlier. */
    public Scenario late(int microseconds) {
        late = microseconds;
        return this;
    }

    /** The next packet has this IPv4 identification, those after it the following. */
    public Scenario identified(int next) {
        identification = next;
        return this;
    }

    /** From here on both hosts' packets travel in IP-in-IP. */
    public Scenario throughIpip() {
        ipip = true;
        return this;
    }

    /** From here on both hosts speak IPv6: headers of 60 octets, packet too big in place of fragmentation needed. */
    public Scenario overVersion6() {
        six = true;
        return this;
    }

    public Scenario withoutDontFragment() {
        dontFragment = false;
        return this;
    }

    /** From here on the client has this address. */
    public Scenario client(String address) {
        client = address;
        return this;
    }

    /** From here on each packet is there twice, as a mirror port shows what comes in and what goes out. */
    public Scenario mirrored() {
        mirrored = true;
        return this;
    }

    /** From here on the client's packets say this of its window, as the field has it. */
    public Scenario clientWindow(int window) {
        clientWindow = window;
        return this;
    }

    /** From here on SYNs have the window scale option (RFC 7323 §2.2). */
    public Scenario scalingBy(int shift) {
        windowScale = shift;
        return this;
    }

    /** From here on of each packet so many octets are kept. */
    public Scenario cutAt(int octets) {
        snapLength = octets;
        return this;
    }

    /** From here on both hosts' packets are seen on their own link. */
    public Scenario onTheirLink() {
        clientTtl = 64;
        serverTtl = 64;
        return this;
    }

    /** The next packets of the client are seen one router further on. */
    public Scenario oneHopOn() {
        clientTtl--;
        return this;
    }

    /** The next packets of the client are seen one router nearer to it. */
    public Scenario oneHopBack() {
        clientTtl++;
        return this;
    }

    /** SYN, SYN-ACK, ACK; a new connection each time, from a port of its own. */
    public Scenario handshake(int clientMss, int serverMss) {
        open();
        syn(clientMss);
        after(20);
        synAck(serverMss);
        after(20);
        return ack(true);
    }

    /** Chooses ports and initial sequence numbers of a new connection. */
    public Scenario open() {
        clientPort++;
        clientNext = clientPort * 100_000;
        serverNext = clientPort * 70_000;
        serverAcked = clientNext;
        clientAcked = serverNext;
        return this;
    }

    /** A SYN; without option where {@code mss} is negative. */
    public Scenario syn(int mss) {
        return tcp(true, clientNext, 0, SYN, clientWindow, options(mss), 0, identification++);
    }

    public Scenario synAck(int mss) {
        serverAcked = clientNext + 1;
        clientNext++;
        tcp(false, serverNext, serverAcked, SYN | ACK, 65_535, options(mss), 0, 0);
        serverNext++;
        clientAcked = serverNext;
        return this;
    }

    /** The SYN is answered once more, with an initial sequence number that is so much higher. */
    public Scenario synAckAnew(int higher) {
        return tcp(false, serverNext - 1 + higher, serverAcked, SYN | ACK, 65_535, options(1460), 0, identification++);
    }

    /** The same SYN-ACK as seen one router further on. */
    public Scenario synAckRewritten(int mss) {
        serverTtl--;
        tcp(false, serverNext - 1, serverAcked, SYN | ACK, 65_535, options(mss), 0, 0);
        serverTtl++;
        return this;
    }

    /** The same SYN as seen behind a box that rewrites its MSS. */
    public Scenario synRewritten(int mss) {
        return tcp(true, clientNext - 1, 0, SYN, 65_535, options(mss), 0, identification - 1);
    }

    /** Data of the client; the packet is 40 octets longer. */
    public Segment client(int octets) {
        return data(true, octets);
    }

    public Segment server(int octets) {
        return data(false, octets);
    }

    /** Data in the middle of a stream: the application pushes nothing. */
    public Segment serverStreams(int octets) {
        return data(false, octets, ACK);
    }

    public Segment clientStreams(int octets) {
        return data(true, octets, ACK);
    }

    /** A UDP datagram between the same hosts, from and to port 443. */
    public Scenario datagram(boolean fromClient, int payload) {
        var length = 28 + payload;
        var packet = ByteBuffer.allocate(28)
                .put(
                        ip(
                                        fromClient ? client : SERVER,
                                        fromClient ? SERVER : client,
                                        17,
                                        length,
                                        identification++,
                                        true,
                                        0,
                                        false,
                                        fromClient ? clientTtl : serverTtl)
                                .array(),
                        0,
                        20)
                .putShort((short) (fromClient ? clientPort : 443))
                .putShort((short) (fromClient ? 443 : clientPort))
                .putShort((short) (8 + payload))
                .putShort((short) 0);
        return record(packet.array(), length);
    }

    /** Octets that one end sends and this capture does not see. */
    public Scenario beyond(boolean fromClient, int octets) {
        if (fromClient) {
            clientNext += octets;
        } else {
            serverNext += octets;
        }
        return this;
    }

    /** The same octets again, in a packet of their own. */
    public Scenario again(Segment segment) {
        return again(segment, 0, segment.octets());
    }

    /** Likewise; the copy, to be quoted by its own identification. */
    public Segment sentAgain(Segment segment) {
        var copy = new Segment(segment.fromClient(), segment.sequence(), segment.octets(), identification);
        again(segment);
        return copy;
    }

    /** The other side acknowledges so many octets of it. */
    public Scenario acknowledgeSome(Segment segment, int octets) {
        return acknowledge(new Segment(segment.fromClient(), segment.sequence(), octets, 0));
    }

    /** Part of them. */
    public Scenario again(Segment segment, int from, int octets) {
        return tcp(
                segment.fromClient(),
                segment.sequence() + from,
                segment.fromClient() ? clientAcked : serverAcked,
                ACK | PSH,
                65_535,
                new byte[0],
                octets,
                identification++);
    }

    /** The very packet once more, as a second observation point of the same capture sees it. */
    public Scenario observed(Segment segment) {
        return tcp(
                segment.fromClient(),
                segment.sequence(),
                segment.fromClient() ? clientAcked : serverAcked,
                ACK | PSH,
                65_535,
                new byte[0],
                segment.octets(),
                segment.identification());
    }

    /** The other side acknowledges everything up to and with this segment. */
    public Scenario acknowledge(Segment segment) {
        if (segment.fromClient()) {
            serverAcked = segment.end();
        } else {
            clientAcked = segment.end();
        }
        return ack(!segment.fromClient());
    }

    /** The other side repeats its acknowledgment and SACKs this segment (RFC 2018). */
    public Scenario sack(Segment segment) {
        var option = ByteBuffer.allocate(12)
                .put((byte) 1)
                .put((byte) 1)
                .put((byte) 5)
                .put((byte) 10)
                .putInt(segment.sequence())
                .putInt(segment.end())
                .array();
        var fromClient = !segment.fromClient();
        return tcp(
                fromClient,
                fromClient ? clientNext : serverNext,
                fromClient ? clientAcked : serverAcked,
                ACK,
                65_535,
                option,
                0,
                identification++);
    }

    /** A bare acknowledgment. */
    public Scenario ack(boolean fromClient) {
        return tcp(
                fromClient,
                fromClient ? clientNext : serverNext,
                fromClient ? clientAcked : serverAcked,
                ACK,
                fromClient ? clientWindow : 65_535,
                new byte[0],
                0,
                identification++);
    }

    /** A bare acknowledgment whose sequence number is {@code octets} beyond what was sent. */
    public Scenario ackFromBeyond(boolean fromClient, int octets) {
        return tcp(
                fromClient,
                (fromClient ? clientNext : serverNext) + octets,
                fromClient ? clientAcked : serverAcked,
                ACK,
                65_535,
                new byte[0],
                0,
                identification++);
    }

    public Scenario zeroWindow(boolean fromClient) {
        return tcp(
                fromClient,
                fromClient ? clientNext : serverNext,
                fromClient ? clientAcked : serverAcked,
                ACK,
                0,
                new byte[0],
                0,
                identification++);
    }

    public Scenario reset(boolean fromClient) {
        return tcp(
                fromClient,
                fromClient ? clientNext : serverNext,
                fromClient ? clientAcked : serverNext == 0 ? 0 : clientNext + 1,
                RST | ACK,
                0,
                new byte[0],
                0,
                identification++);
    }

    /** As who knows no such connection answers a segment: the number is that of its acknowledgment, and nothing is acknowledged. */
    public Scenario resetUnknown(boolean fromClient) {
        return tcp(fromClient, fromClient ? clientNext : serverNext, 0, RST, 0, new byte[0], 0, identification++);
    }

    public Scenario finish(boolean fromClient) {
        return tcp(
                fromClient,
                fromClient ? clientNext++ : serverNext++,
                fromClient ? clientAcked : serverAcked,
                FIN | ACK,
                65_535,
                new byte[0],
                0,
                identification++);
    }

    /** A router's answer to this segment: fragmentation needed, with a quote of 28 octets. */
    public Scenario tooBig(int mtu, Segment segment) {
        return tooBig(ROUTER, mtu, segment, segment.sequence());
    }

    public Scenario tooBig(String router, int mtu, Segment segment, int quotedSequence) {
        return tooBig(router, mtu, segment, quotedSequence, segment.fromClient() ? client : SERVER);
    }

    /** With another source address in the quote, as a NAT leaves it that does not translate it. */
    public Scenario tooBig(String router, int mtu, Segment segment, int quotedSequence, String quotedSource) {
        return six
                ? packetTooBig(mtu, segment)
                : fragmentationNeeded(router, mtu, segment, quotedSequence, quotedSource, true);
    }

    /** A message whose checksum is wrong. */
    public Scenario tooBigDamaged(int mtu, Segment segment) {
        return fragmentationNeeded(
                ROUTER, mtu, segment, segment.sequence(), segment.fromClient() ? client : SERVER, false);
    }

    private Scenario fragmentationNeeded(
            String router, int mtu, Segment segment, int quotedSequence, String quotedSource, boolean intact) {
        var to = segment.fromClient() ? client : SERVER;
        var from = segment.fromClient() ? SERVER : client;
        var quote = ip(quotedSource, from, 6, 40 + segment.octets(), segment.identification(), true, 0, false, 62)
                .putShort((short) (segment.fromClient() ? clientPort : 80))
                .putShort((short) (segment.fromClient() ? 80 : clientPort))
                .putInt(quotedSequence);
        return fragmentationNeeded(router, mtu, to, quote, intact);
    }

    /** A router refuses a datagram of the client that carries so many octets, see {@link #datagram}. */
    public Scenario tooBigDatagram(int mtu, int payload) {
        var quote = ip(client, SERVER, 17, 28 + payload, identification, true, 0, false, 62)
                .putShort((short) clientPort)
                .putShort((short) 443)
                .putShort((short) (8 + payload))
                .putShort((short) 0);
        return fragmentationNeeded(ROUTER, mtu, client, quote, true);
    }

    /** An echo request of the client of so many octets of IP, and perhaps its answer. */
    public Scenario ping(int octets, boolean answered) {
        echo(client, 8, octets).after(20);
        return answered ? echo(SERVER, 0, octets).after(1_000) : after(1_000);
    }

    private Scenario echo(String from, int type, int octets) {
        var packet = ByteBuffer.allocate(28)
                .put(
                        ip(from, from.equals(client) ? SERVER : client, 1, octets, identification, true, 0, false, 64)
                                .array(),
                        0,
                        20)
                .put((byte) type)
                .put((byte) 0)
                .putShort((short) 0)
                .putShort((short) 7)
                .putShort((short) (type == 0 ? identification++ : identification));
        return record(packet.array(), octets);
    }

    /** A router refuses an echo request of the client of so many octets of IP. */
    public Scenario tooBigPing(int mtu, int octets) {
        var quote = ip(client, SERVER, 1, octets, identification, true, 0, false, 62)
                .putShort((short) 0x0800)
                .putShort((short) 0)
                .putInt(7);
        return fragmentationNeeded(ROUTER, mtu, client, quote, true);
    }

    /** A router lets this segment of the client go no further: its time to live is over. */
    public Scenario timeExceeded(Segment segment) {
        var quote = ip(client, SERVER, 6, 40 + segment.octets(), segment.identification(), true, 0, false, 1)
                .putShort((short) clientPort)
                .putShort((short) 80)
                .putInt(segment.sequence());
        return error(11, 0, ROUTER, 0, client, quote, true);
    }

    private Scenario fragmentationNeeded(String router, int mtu, String to, ByteBuffer quote, boolean intact) {
        return error(3, 4, router, mtu, to, quote, intact);
    }

    private Scenario error(int type, int code, String router, int mtu, String to, ByteBuffer quote, boolean intact) {
        var icmp = ByteBuffer.allocate(8 + 28)
                .put((byte) type)
                .put((byte) code)
                .putShort((short) 0)
                .putShort((short) 0)
                .putShort((short) mtu)
                .put(quote.array(), 0, 28);
        var packet = ByteBuffer.allocate(56)
                .put(
                        ip(router, to, 1, 56, identification++, false, 0, false, 62)
                                .array(),
                        0,
                        20)
                .put(summed(icmp.array()));
        if (!intact) {
            packet.put(22, (byte) ~packet.get(22));
        }
        return record(packet.array(), 56);
    }

    private Scenario packetTooBig(int mtu, Segment segment) {
        var quoted = ByteBuffer.allocate(60)
                .put(ip6(segment.fromClient(), 6, 20 + segment.octets(), 62))
                .putShort((short) (segment.fromClient() ? clientPort : 80))
                .putShort((short) (segment.fromClient() ? 80 : clientPort))
                .putInt(segment.sequence())
                .putInt(0)
                .put((byte) 0x50)
                .put((byte) ACK)
                .array();
        var packet = ByteBuffer.allocate(108)
                .put(ip6(!segment.fromClient(), 58, 68, 62))
                .put((byte) 2)
                .put((byte) 0)
                .putShort((short) 0)
                .putInt(mtu)
                .put(quoted)
                .array();
        System.arraycopy(ROUTER_6, 0, packet, 8, 16);
        var sum = 68 + 58;
        for (int i = 8; i < 108; i += 2) {
            sum += (packet[i] & 0xff) << 8 | packet[i + 1] & 0xff;
        }
        sum = (sum & 0xffff) + (sum >> 16);
        sum = ~((sum & 0xffff) + (sum >> 16));
        packet[42] = (byte) (sum >> 8);
        packet[43] = (byte) sum;
        return record(packet, 108);
    }

    /** A router's answer to the near end of the tunnel, about the outer packet that carried this segment. */
    public Scenario tunnelTooBig(int mtu, Segment segment) {
        var outer = ip("10.0.0.1", "10.0.0.2", 4, 60 + segment.octets(), segment.identification(), true, 0, false, 63);
        var inner = ip(
                segment.fromClient() ? client : SERVER,
                segment.fromClient() ? SERVER : client,
                6,
                40 + segment.octets(),
                segment.identification(),
                true,
                0,
                false,
                62);
        var icmp = ByteBuffer.allocate(36)
                .put((byte) 3)
                .put((byte) 4)
                .putInt(0)
                .putShort((short) mtu)
                .put(outer.array(), 0, 20)
                .put(inner.array(), 0, 8);
        var packet = ByteBuffer.allocate(56)
                .put(
                        ip(ROUTER, "10.0.0.1", 1, 56, identification++, false, 0, false, 62)
                                .array(),
                        0,
                        20)
                .put(summed(icmp.array()));
        return record(packet.array(), 56);
    }

    /** The same from a router that quotes enough of the packet inside to name its connection (RFC 1812 §4.3.2.3). */
    public Scenario tunnelTooBigInFull(int mtu, Segment segment) {
        var outer = ip("10.0.0.1", "10.0.0.2", 4, 60 + segment.octets(), segment.identification(), true, 0, false, 63);
        var inner = ip(
                        segment.fromClient() ? client : SERVER,
                        segment.fromClient() ? SERVER : client,
                        6,
                        40 + segment.octets(),
                        segment.identification(),
                        true,
                        0,
                        false,
                        62)
                .putShort((short) (segment.fromClient() ? clientPort : 80))
                .putShort((short) (segment.fromClient() ? 80 : clientPort))
                .putInt(segment.sequence());
        var icmp = ByteBuffer.allocate(56)
                .put((byte) 3)
                .put((byte) 4)
                .putInt(0)
                .putShort((short) mtu)
                .put(outer.array(), 0, 20)
                .put(inner.array(), 0, 28);
        var packet = ByteBuffer.allocate(76)
                .put(
                        ip(ROUTER, "10.0.0.1", 1, 76, identification++, false, 0, false, 62)
                                .array(),
                        0,
                        20)
                .put(summed(icmp.array()));
        return record(packet.array(), 76);
    }

    /** A packet of an ESP tunnel, whose inside nobody can read (RFC 4303 §2). */
    public Scenario encrypted(int length) {
        var packet = ByteBuffer.allocate(28)
                .put(
                        ip("10.0.0.1", "10.0.0.2", 50, length, identification++, false, 0, false, 63)
                                .array(),
                        0,
                        20)
                .putInt(0x1234)
                .putInt(identification);
        return record(packet.array(), length);
    }

    /** The client gives up putting a datagram of the server together (RFC 792, type 11, code 1). */
    public Scenario gaveUpReassembling(String host) {
        var quote = ip(SERVER, client, 17, 1500, 1, false, 0, true, 62)
                .putShort((short) 53)
                .putShort((short) clientPort)
                .putInt(0);
        var icmp = ByteBuffer.allocate(36)
                .put((byte) 11)
                .put((byte) 1)
                .putShort((short) 0)
                .putInt(0);
        var packet = ByteBuffer.allocate(56)
                .put(
                        ip(host, SERVER, 1, 56, identification++, false, 0, false, 62)
                                .array(),
                        0,
                        20)
                .put(summed(icmp.put(quote.array(), 0, 28).array()));
        return record(packet.array(), 56);
    }

    /** An ICMP destination unreachable of another code, quoting the client's last SYN. */
    public Scenario unreachable(int code) {
        var quote = ip(client, SERVER, 6, 44, 1, true, 0, false, 62)
                .putShort((short) clientPort)
                .putShort((short) 80)
                .putInt(clientNext);
        var packet = ByteBuffer.allocate(56)
                .put(
                        ip(ROUTER, client, 1, 56, identification++, false, 0, false, 62)
                                .array(),
                        0,
                        20)
                .put((byte) 3)
                .put((byte) code)
                .putShort((short) 0)
                .putInt(0)
                .put(quote.array(), 0, 28);
        return record(packet.array(), 56);
    }

    /** A UDP datagram from the server in fragments of a 1500-octet link; {@code last} says whether the second piece is seen. */
    public Scenario fragmentedAnswer(int octets, boolean last) {
        var id = identification++;
        var first = ByteBuffer.allocate(28)
                .put(ip(SERVER, client, 17, 1500, id, false, 0, true, serverTtl).array(), 0, 20)
                .putShort((short) 53)
                .putShort((short) clientPort)
                .putShort((short) octets)
                .putShort((short) 0);
        record(first.array(), 1500);
        return last
                ? record(
                        ByteBuffer.allocate(20)
                                .put(
                                        ip(SERVER, client, 17, octets - 1480 + 20, id, false, 1480, false, serverTtl)
                                                .array(),
                                        0,
                                        20)
                                .array(),
                        octets - 1480 + 20)
                : this;
    }

    /** A question to UDP port 53. */
    public Scenario question() {
        return question(40);
    }

    public Scenario question(int octets) {
        var packet = ByteBuffer.allocate(28)
                .put(
                        ip(client, SERVER, 17, 28 + octets, identification++, false, 0, false, clientTtl)
                                .array(),
                        0,
                        20)
                .putShort((short) clientPort)
                .putShort((short) 53)
                .putShort((short) (8 + octets))
                .putShort((short) 0);
        return record(packet.array(), 28 + octets);
    }

    /** Octets of the file so far, to be judged together with others. */
    public Capture capture() {
        try {
            return Capture.open(new ByteArrayInputStream(file.toByteArray()), "scenario.pcap");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Diagnosis diagnosis() {
        return diagnosis(List.of(capture()));
    }

    public static Diagnosis diagnosis(List<Capture> captures) {
        try (var analysis = Diagnose.captures(captures, Progress.none())) {
            return analysis.diagnosis();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Segment data(boolean fromClient, int octets) {
        return data(fromClient, octets, ACK | PSH);
    }

    private Segment data(boolean fromClient, int octets, int bits) {
        var segment = new Segment(fromClient, fromClient ? clientNext : serverNext, octets, identification++);
        tcp(
                fromClient,
                segment.sequence(),
                fromClient ? clientAcked : serverAcked,
                bits,
                65_535,
                new byte[0],
                octets,
                segment.identification());
        if (fromClient) {
            clientNext += octets;
        } else {
            serverNext += octets;
        }
        return segment;
    }

    private byte[] options(int mss) {
        if (mss < 0) {
            return new byte[0];
        }
        var options = ByteBuffer.allocate(windowScale < 0 ? 8 : 12)
                .put((byte) 2)
                .put((byte) 4)
                .putShort((short) mss)
                .put((byte) 1)
                .put((byte) 1)
                .put((byte) 4)
                .put((byte) 2);
        return windowScale < 0
                ? options.array()
                : options.put((byte) 1)
                        .put((byte) 3)
                        .put((byte) 3)
                        .put((byte) windowScale)
                        .array();
    }

    private Scenario tcp(
            boolean fromClient,
            int sequence,
            int acknowledgment,
            int bits,
            int window,
            byte[] options,
            int payload,
            int id) {
        if (six) {
            return tcp6(fromClient, sequence, acknowledgment, bits, window, options, payload);
        }
        var headers = 40 + options.length;
        var packet = ByteBuffer.allocate(headers)
                .put(
                        ip(
                                        fromClient ? client : SERVER,
                                        fromClient ? SERVER : client,
                                        6,
                                        headers + payload,
                                        id,
                                        dontFragment,
                                        0,
                                        false,
                                        fromClient ? clientTtl : serverTtl)
                                .array(),
                        0,
                        20)
                .putShort((short) (fromClient ? clientPort : 80))
                .putShort((short) (fromClient ? 80 : clientPort))
                .putInt(sequence)
                .putInt((bits & ACK) == 0 ? 0 : acknowledgment)
                .put((byte) (5 + options.length / 4 << 4))
                .put((byte) bits)
                .putShort((short) window)
                .putInt(0)
                .put(options);
        if (!ipip) {
            return record(packet.array(), headers + payload);
        }
        var outer = ByteBuffer.allocate(20 + headers)
                .put(
                        ip("10.0.0.1", "10.0.0.2", 4, 20 + headers + payload, id, dontFragment, 0, false, 64)
                                .array(),
                        0,
                        20)
                .put(packet.array());
        return record(outer.array(), 20 + headers + payload);
    }

    private Scenario tcp6(
            boolean fromClient, int sequence, int acknowledgment, int bits, int window, byte[] options, int payload) {
        var packet = ByteBuffer.allocate(60 + options.length)
                .put(ip6(fromClient, 6, 20 + options.length + payload, fromClient ? clientTtl : serverTtl))
                .putShort((short) (fromClient ? clientPort : 80))
                .putShort((short) (fromClient ? 80 : clientPort))
                .putInt(sequence)
                .putInt((bits & ACK) == 0 ? 0 : acknowledgment)
                .put((byte) (5 + options.length / 4 << 4))
                .put((byte) bits)
                .putShort((short) window)
                .putInt(0)
                .put(options);
        return record(packet.array(), 60 + options.length + payload);
    }

    /** 2001:db8::23 is the client, 2001:db8:1::80 the server. */
    private static byte[] ip6(boolean fromClient, int next, int payload, int hopLimit) {
        return ByteBuffer.allocate(40)
                .putInt(0x60000000)
                .putShort((short) payload)
                .put((byte) next)
                .put((byte) hopLimit)
                .put(fromClient ? CLIENT_6 : SERVER_6)
                .put(fromClient ? SERVER_6 : CLIENT_6)
                .array();
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
            String from, String to, int protocol, int length, int id, boolean df, int offset, boolean more, int ttl) {
        var header = ByteBuffer.allocate(64)
                .put((byte) 0x45)
                .put((byte) 0)
                .putShort((short) length)
                .putShort((short) id)
                .putShort((short) ((df ? 0x4000 : 0) | (more ? 0x2000 : 0) | offset / 8))
                .put((byte) ttl)
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
    private Scenario record(byte[] captured, int original) {
        write(captured, original, 0);
        if (mirrored) {
            write(captured, original, 3);
        }
        micros += 10;
        late = 0;
        return this;
    }

    private void write(byte[] captured, int original, int microsLater) {
        var kept = Math.min(captured.length, snapLength);
        var shown = clock.applyAsLong(micros + late);
        put(little(16)
                .putInt(1_700_000_000 + (int) Math.floorDiv(shown, 1_000_000L))
                .putInt((int) Math.floorMod(shown, 1_000_000L) + microsLater)
                .putInt(kept)
                .putInt(original));
        file.write(captured, 0, kept);
    }

    private void put(ByteBuffer buffer) {
        file.write(buffer.array(), 0, buffer.position());
    }

    private static ByteBuffer little(int octets) {
        return ByteBuffer.allocate(octets).order(ByteOrder.LITTLE_ENDIAN);
    }
}
