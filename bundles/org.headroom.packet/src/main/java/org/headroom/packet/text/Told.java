package org.headroom.packet.text;

import org.headroom.packet.wire.ControlBit;
import org.jspecify.annotations.Nullable;

/**
 * What a text tells of one packet, from its IP header on. A number that is not told is {@link #UNTOLD}.
 *
 * <p>Filled by a grammar, completed by {@link Conversations}, written as octets by {@link Synthesis}.
 */
final class Told {

    static final int UNTOLD = -1;

    static final int FIN = ControlBit.FIN.mask();
    static final int SYN = ControlBit.SYN.mask();
    static final int RST = ControlBit.RST.mask();
    static final int PSH = ControlBit.PSH.mask();
    static final int ACK = ControlBit.ACK.mask();

    static final int ICMP = 1;
    static final int IP_IN_IP = 4;
    static final int TCP = 6;
    static final int UDP = 17;
    static final int IPV6 = 41;
    static final int GRE = 47;
    static final int ICMPV6 = 58;

    int version = 4;
    /** As printed, without port. */
    String source = "";

    String destination = "";
    /** 0 where the text names none. */
    int sourcePort;

    int destinationPort;
    int protocol = UNTOLD;
    /** Octets of IP. */
    int length = UNTOLD;

    int timeToLive;
    int trafficClass;
    int identification;
    boolean dontFragment = true;
    boolean moreFragments;
    /** In octets. */
    int fragmentOffset;

    /** Whether only a transport's name is told: a later fragment, or something cut. */
    boolean headerOnly;

    /** Whether the line was cut off, so that more was told once. */
    boolean cut;

    // TCP
    int controlBits;
    long sequence = UNTOLD;
    long acknowledgment = UNTOLD;
    /** Whether the numbers count from each conversation's start, as tshark's do. */
    boolean counted;

    /** Octets of data of TCP or UDP. */
    int payload = UNTOLD;

    int window = UNTOLD;
    TcpOptions options = new TcpOptions();

    /** Whether the line says that its octets went before. */
    boolean repeats;

    /** What a line without sequence number says of its data, so that its repetition can be told; empty for other lines. */
    String unnumbered = "";

    // ICMP
    int icmpType = UNTOLD;
    int icmpCode;
    int mtu = UNTOLD;
    /** Octets of the ICMP message. */
    int icmpLength = UNTOLD;

    /** Identifier and sequence number of an echo, as 32 bits. */
    long echo = UNTOLD;

    boolean checksumBad;
    /** The host that an "unreachable" names: the destination of the packet quoted; empty where none is named. */
    String unreachable = "";

    @Nullable
    Told quoted;

    // tunnels
    @Nullable
    Told inner;

    Carrier carrier = Carrier.NONE;

    /** What lies between an outer IP header and the inner one. */
    enum Carrier {
        NONE,
        IP,
        GRE,
        GRE_KEY,
        GRE_ETHERNET,
        VXLAN,
        GENEVE,
        L2TP
    }

    boolean tcp() {
        return protocol == TCP;
    }

    boolean tooBig() {
        return protocol == ICMP && icmpType == 3 && icmpCode == 4 || protocol == ICMPV6 && icmpType == 2;
    }

    /** Whether it is an echo request (RFC 792, RFC 4443 §4.1). */
    boolean ping() {
        return protocol == ICMP && icmpType == 8 || protocol == ICMPV6 && icmpType == 128;
    }

    /** Takes the numbers by which an echo and its answer belong together, where both are told. */
    void echo(long identifier, long sequence) {
        if (identifier >= 0 && sequence >= 0) {
            echo = identifier << Short.SIZE & 0xffff_0000L | sequence & 0xffff;
        }
    }

    boolean has(int bit) {
        return (controlBits & bit) != 0;
    }

    int ipHeader() {
        return version == 6 ? 40 : 20;
    }

    int tcpHeader() {
        return 20 + options.octets();
    }

    /** Whether of TCP no more is known than ports and sequence number: the line was cut. */
    boolean partly() {
        return cut && (payload == UNTOLD || has(ACK) && !has(SYN) && acknowledgment == UNTOLD);
    }

    /** Octets of IP: as told, or as the parts that are told add up. */
    int size() {
        if (length != UNTOLD) {
            return length;
        }
        if (inner != null) {
            return ipHeader() + Synthesis.carrierOctets(this) + inner.size();
        }
        return ipHeader() + Math.max(0, content());
    }

    private int content() {
        return switch (protocol) {
            case TCP -> tcpHeader() + Math.max(0, payload);
            case UDP -> 8 + Math.max(0, payload);
            case ICMP, ICMPV6 -> icmpLength != UNTOLD ? icmpLength : 8 + (quoted == null ? 0 : 28);
            default -> payload;
        };
    }
}
