package org.headroom.packet.wire;

import org.jspecify.annotations.Nullable;

/**
 * What the headers of one captured packet say, from the link up to the innermost readable one.
 *
 * <p>One object is filled again and again by {@link Decoder}; nothing in it outlives the next packet. The transport
 * accessors speak of the innermost IP packet.
 */
public final class Packet {

    /** Nesting beyond this is not followed; real stacks stay below ten. */
    static final int MOST_LAYERS = 64;

    static final int MOST_IPS = 16;
    static final int MOST_TUNNELS = 16;
    static final int MOST_SACK_BLOCKS = 4;

    private static final int ECHO_REPLY = 0;
    private static final int ECHO_REQUEST = 8;
    private static final int ECHO_REQUEST_6 = 128;
    private static final int ECHO_REPLY_6 = 129;

    /** What follows the innermost IP header. */
    public enum Transport {
        TCP,
        UDP,
        ICMP,
        OTHER,
        NONE
    }

    // link
    long sourceMac;
    long destinationMac;
    int vlan;
    /** Linux cooked packet type (0 to us … 4 sent by us), -1 elsewhere. */
    int cookedType;

    int cookedInterface;

    // layers
    // enums are held as their ordinals: a reference stored into an old object costs a collector's barrier
    private static final Protocol[] PROTOCOLS = Protocol.values();
    private static final Encapsulation[] ENCAPSULATIONS = Encapsulation.values();
    private static final Transport[] TRANSPORTS = Transport.values();

    final byte[] layerProtocol = new byte[MOST_LAYERS];
    final int[] layerOffset = new int[MOST_LAYERS];
    final int[] layerLength = new int[MOST_LAYERS];
    int layers;

    final Ip[] ip = new Ip[MOST_IPS];
    int ips;

    // tunnels, outermost first
    final byte[] tunnel = new byte[MOST_TUNNELS];
    final int[] tunnelOverhead = new int[MOST_TUNNELS];
    final int[] tunnelIp = new int[MOST_TUNNELS];
    int tunnels;
    boolean opaque;

    boolean cut;

    @Nullable
    String flaw;

    // transport of the innermost IP packet
    int transport = Transport.NONE.ordinal();
    int sourcePort;
    int destinationPort;
    int payloadOffset;
    int payloadLength;
    int payloadCaptured;

    // TCP
    int sequence;
    int acknowledgment;
    int controlBits;
    int window;
    boolean optionsWhole;
    boolean tcpWhole;
    int maximumSegmentSize;
    int windowScale;
    boolean sackPermitted;
    boolean timestamps;
    int timestampValue;
    int timestampEcho;
    int sackBlocks;
    final int[] sackLeft = new int[MOST_SACK_BLOCKS];
    final int[] sackRight = new int[MOST_SACK_BLOCKS];

    // ICMP
    int icmpType;
    int icmpCode;
    int nextHopMtu;
    boolean tooBig;
    boolean icmpChecksumBad;
    int echo;

    @Nullable
    Packet quoted;

    boolean hasQuote;

    public Packet() {
        for (int i = 0; i < MOST_IPS; i++) {
            ip[i] = new Ip();
        }
    }

    /** Forgets the packet before. */
    void clear() {
        sourceMac = 0;
        destinationMac = 0;
        vlan = 0;
        cookedType = -1;
        cookedInterface = 0;
        layers = 0;
        ips = 0;
        tunnels = 0;
        opaque = false;
        cut = false;
        flaw = null;
        transport = Transport.NONE.ordinal();
        sourcePort = 0;
        destinationPort = 0;
        payloadOffset = 0;
        payloadLength = 0;
        payloadCaptured = 0;
        sequence = 0;
        acknowledgment = 0;
        controlBits = 0;
        window = 0;
        optionsWhole = false;
        tcpWhole = false;
        maximumSegmentSize = -1;
        windowScale = -1;
        sackPermitted = false;
        timestamps = false;
        timestampValue = 0;
        timestampEcho = 0;
        sackBlocks = 0;
        icmpType = -1;
        icmpCode = -1;
        nextHopMtu = -1;
        tooBig = false;
        icmpChecksumBad = false;
        echo = 0;
        hasQuote = false;
    }

    /** A header was read, or as much of it as was captured. */
    void add(Protocol protocol, int offset, int length) {
        if (layers == MOST_LAYERS) {
            flaw(Flaw.TOO_DEEP);
            return;
        }
        layerProtocol[layers] = (byte) protocol.ordinal();
        layerOffset[layers] = offset;
        layerLength[layers] = length;
        layers++;
    }

    /** An IP header was read; whatever carried it is no longer the transport. */
    Ip addIp(Protocol protocol, int offset, int headerLength) {
        add(protocol, offset, headerLength);
        transport = Transport.NONE.ordinal();
        sourcePort = 0;
        destinationPort = 0;
        var entered = ip[ips++];
        entered.offset = offset;
        entered.headerLength = headerLength;
        return entered;
    }

    /** The octets of an IP packet whose header says 0: those to the end of what carries it. */
    int unstatedLength(Cursor in) {
        if (in.wireEnd == Cursor.UNKNOWN) {
            cut = true;
            return in.limit - in.at;
        }
        return in.wireEnd - in.at;
    }

    void carries(Transport protocol) {
        transport = protocol.ordinal();
    }

    /** The innermost payload so far starts here. */
    void payload(Cursor in, int offset) {
        var carrier = ip[ips - 1];
        payloadOffset = offset;
        payloadLength = Math.max(0, carrier.offset + carrier.length - offset);
        payloadCaptured = Math.max(0, in.limit - offset);
    }

    /** A tunnel whose inner IP packet is still to come; {@link #carriesIp} measures it. */
    void wrap(Encapsulation encapsulation) {
        wrap(encapsulation, 0);
    }

    /** A tunnel that takes so many octets of the innermost IP packet so far. */
    void wrap(Encapsulation encapsulation, int octets) {
        if (tunnels == MOST_TUNNELS) {
            flaw(Flaw.NESTED_TUNNELS);
            return;
        }
        tunnel[tunnels] = (byte) encapsulation.ordinal();
        tunnelOverhead[tunnels] = octets;
        tunnelIp[tunnels] = ips - 1;
        tunnels++;
    }

    /** An IP packet follows right after the headers of another: a segment routing or authentication header there is the tunnel itself. */
    void wrapIp(Encapsulation encapsulation) {
        var last = tunnels - 1;
        var named = last >= 0
                && tunnelIp[last] == ips - 1
                && (tunnel(last) == Encapsulation.SRV6 || tunnel(last) == Encapsulation.AH);
        if (!named) {
            wrap(encapsulation);
        }
    }

    /** A link-layer header takes its room from the frame; inside a tunnel it is part of that tunnel's overhead. */
    void wrapFrame(Encapsulation encapsulation, int octets) {
        if (ips == 0) {
            wrap(encapsulation, octets);
        }
    }

    /** What the innermost tunnel carries cannot be read. */
    void hide() {
        opaque = tunnels > 0;
    }

    /** A further IP packet starts here, so that what the tunnel round it takes is known: all that no other one took. */
    void carriesIp(int offset) {
        var last = tunnels - 1;
        if (ips == 0 || last < 0 || tunnelIp[last] != ips - 1) {
            return;
        }
        var octets = offset - ip[ips - 1].offset;
        for (int i = last - 1; i >= 0 && tunnelIp[i] == ips - 1; i--) {
            octets -= tunnelOverhead[i];
        }
        tunnelOverhead[last] = octets;
    }

    /** The first flaw is the one to tell. */
    void flaw(String words) {
        if (flaw == null) {
            flaw = words;
        }
    }

    int stop(String words) {
        flaw(words);
        return Next.NOTHING;
    }

    /** The packet to read a quote into, made once. */
    Packet quote() {
        var reused = quoted;
        if (reused == null) {
            reused = new Packet();
            quoted = reused;
        }
        reused.clear();
        return reused;
    }

    /** Source MAC address in the low 48 bits; 0 where the link has none. */
    public long sourceMac() {
        return sourceMac;
    }

    public long destinationMac() {
        return destinationMac;
    }

    /** Outermost VLAN identifier, 0 without a tag. */
    public int vlan() {
        return vlan;
    }

    /** Linux cooked packet type: 0 to us, 1 broadcast, 2 multicast, 3 to another, 4 sent by us; -1 on other links. */
    public int cookedType() {
        return cookedType;
    }

    /** Interface index of Linux cooked v2, 0 elsewhere. */
    public int cookedInterface() {
        return cookedInterface;
    }

    /** How many headers were read, link included. */
    public int layers() {
        return layers;
    }

    public Protocol layer(int i) {
        return PROTOCOLS[layerProtocol[i]];
    }

    /** Where header {@code i} starts, counted from the packet's start. */
    public int layerOffset(int i) {
        return layerOffset[i];
    }

    /** Octets that header {@code i} takes, its options included. */
    public int layerLength(int i) {
        return layerLength[i];
    }

    /** How many IP headers were read: 1 for a plain packet, 2 in a tunnel, 0 for ARP and the like. */
    public int ips() {
        return ips;
    }

    /** IP header {@code i}, outermost first. */
    public Ip ip(int i) {
        return ip[i];
    }

    /** The innermost IP header; ask only where {@link #ips()} is not 0. */
    public Ip ip() {
        return ip[ips - 1];
    }

    /** How many encapsulations lie round the innermost IP packet, or round what cannot be read ({@link #opaque()}). */
    public int tunnels() {
        return tunnels;
    }

    /** Encapsulation {@code i}, outermost first. */
    public Encapsulation tunnel(int i) {
        return ENCAPSULATIONS[tunnel[i]];
    }

    /**
     * Octets that encapsulation {@code i} takes: outer IP length less inner IP length, or the link-layer header's own; 0 for an
     * opaque one, whose inside is unknown.
     */
    public int tunnelOverhead(int i) {
        return tunnelOverhead[i];
    }

    /** Index of the outer IP header of encapsulation {@code i}, or -1 for a link-layer one. */
    public int tunnelIp(int i) {
        return tunnelIp[i];
    }

    /** Whether the innermost encapsulation hides its inside (ESP, WireGuard). */
    public boolean opaque() {
        return opaque;
    }

    /** Whether the captured bytes ended inside a header, so that something here is unknown. */
    public boolean cut() {
        return cut;
    }

    /** What is wrong with the headers themselves (a length below its minimum, …), or null. */
    public @Nullable String flaw() {
        return flaw;
    }

    public Transport transport() {
        return TRANSPORTS[transport];
    }

    /** Source port of TCP or UDP. */
    public int sourcePort() {
        return sourcePort;
    }

    public int destinationPort() {
        return destinationPort;
    }

    /** Where the transport's payload starts, counted from the packet's start. */
    public int payloadOffset() {
        return payloadOffset;
    }

    /**
     * Octets of transport payload on the wire, from the IP length; of a later fragment those of the fragment, -1 where the TCP
     * header was cut before its data offset.
     */
    public int payloadLength() {
        return payloadLength;
    }

    /** Octets of transport payload that were captured. */
    public int payloadCaptured() {
        return payloadCaptured;
    }

    /** TCP sequence number, modulo 2³² (RFC 9293 §3.4). */
    public int sequence() {
        return sequence;
    }

    /** TCP acknowledgment number. */
    public int acknowledgment() {
        return acknowledgment;
    }

    public boolean has(ControlBit bit) {
        return (controlBits & bit.mask()) != 0;
    }

    /** All TCP control bits, FIN lowest. */
    public int controlBits() {
        return controlBits;
    }

    /** The window field, unscaled. */
    public int window() {
        return window;
    }

    /** Whether the TCP header's first 20 octets were captured, so that flags, window and payload length are known. */
    public boolean tcpWhole() {
        return tcpWhole;
    }

    /** Whether all TCP options were captured. */
    public boolean optionsWhole() {
        return optionsWhole;
    }

    /** The MSS option, or -1. */
    public int maximumSegmentSize() {
        return maximumSegmentSize;
    }

    /** The window scale option, or -1. */
    public int windowScale() {
        return windowScale;
    }

    public boolean sackPermitted() {
        return sackPermitted;
    }

    /** Whether a timestamps option is there (RFC 7323). */
    public boolean timestamps() {
        return timestamps;
    }

    public int timestampValue() {
        return timestampValue;
    }

    public int timestampEcho() {
        return timestampEcho;
    }

    /** How many SACK blocks the segment carries (RFC 2018), at most four. */
    public int sackBlocks() {
        return sackBlocks;
    }

    public int sackLeft(int i) {
        return sackLeft[i];
    }

    public int sackRight(int i) {
        return sackRight[i];
    }

    public int icmpType() {
        return icmpType;
    }

    public int icmpCode() {
        return icmpCode;
    }

    /** Whether this is ICMP fragmentation needed (3/4) or ICMPv6 packet too big (2). */
    public boolean tooBig() {
        return tooBig;
    }

    /** The MTU that a too-big message reports, 0 from a router of before RFC 1191; -1 where it was not captured. */
    public int nextHopMtu() {
        return nextHopMtu;
    }

    /** Forgets the MTU of a message of which it is known that nobody recorded it. */
    public void forgetNextHopMtu() {
        nextHopMtu = -1;
    }

    /** Whether the whole ICMP message was captured and its checksum is wrong. */
    public boolean icmpChecksumBad() {
        return icmpChecksumBad;
    }

    /** Whether this is an ICMP echo request (RFC 792, RFC 4443 §4.1): a ping. */
    public boolean isEchoRequest() {
        return transport() == Transport.ICMP && (icmpType == ECHO_REQUEST || icmpType == ECHO_REQUEST_6);
    }

    /** Whether this is an ICMP echo reply (RFC 792, RFC 4443 §4.2). */
    public boolean isEchoReply() {
        return transport() == Transport.ICMP && (icmpType == ECHO_REPLY || icmpType == ECHO_REPLY_6);
    }

    /** Of an echo its identifier in the upper 16 bits and its sequence number in the lower: a reply repeats those of its request. */
    public int echo() {
        return echo;
    }

    /** The packet that an ICMP error quotes, as far as it was captured; null where nothing of it can be read. */
    public @Nullable Packet quoted() {
        return hasQuote ? quoted : null;
    }
}
