package org.headroom.packet.text;

import java.util.Arrays;
import java.util.Objects;

/**
 * Writes a packet that was told as octets: real headers, as far as they are known, and nothing of what they carry.
 *
 * <p>Times to live and identifications that nobody told are 0, which stands for "not recorded"; a window that nobody told is open.
 */
final class Synthesis {

    private static final int ETHERNET = 14;
    private static final int OPEN_WINDOW = 0x7fff;
    private static final int LONGEST = 4096;
    private static final int MOST_NESTED = 8;

    private final Hosts hosts;
    private final byte[] bytes = new byte[LONGEST];
    private int at;

    Synthesis(Hosts hosts) {
        this.hosts = hosts;
    }

    /** Octets between an outer and an inner IP header. */
    static int carrierOctets(Told told) {
        return switch (told.carrier) {
            case NONE, IP -> 0;
            case GRE -> 4;
            case GRE_KEY -> 8;
            case GRE_ETHERNET -> 4 + ETHERNET;
            case VXLAN, GENEVE -> 8 + 8 + ETHERNET;
            case L2TP -> 8 + 8 + 4;
        };
    }

    /** The octets, from the link header where {@code link} has one. */
    byte[] write(Told told, Link link) {
        at = 0;
        link(told, link);
        ip(told, 0);
        return Arrays.copyOf(bytes, at);
    }

    private void link(Told told, Link link) {
        if (!link.ethernet()) {
            return;
        }
        u48(link.destination());
        u48(link.source());
        for (var vlan : link.vlans()) {
            u16(0x8100);
            u16(vlan);
        }
        if (link.pppoe()) {
            u16(0x8864);
            u16(0x1100);
            u16(1);
            u16(told.size() + 2);
            u16(told.version == 6 ? 0x57 : 0x21);
        } else {
            u16(etherType(told));
        }
    }

    private static int etherType(Told told) {
        return told.version == 6 ? 0x86dd : 0x0800;
    }

    private void ip(Told told, int depth) {
        if (at > LONGEST / 2 || depth > MOST_NESTED) {
            return;
        }
        var start = at;
        if (told.version == 6) {
            version6(told);
        } else {
            version4(told, start);
        }
        if (told.headerOnly || told.fragmentOffset > 0) {
            return;
        }
        if (told.inner != null) {
            carried(told, told.inner, depth);
        } else {
            transport(told, start, depth);
        }
    }

    private void version4(Told told, int start) {
        u8(0x45);
        u8(told.trafficClass);
        u16(told.size());
        u16(told.identification);
        u16((told.dontFragment ? 0x4000 : 0) | (told.moreFragments ? 0x2000 : 0) | told.fragmentOffset / 8);
        u8(told.timeToLive);
        u8(Math.max(0, told.protocol));
        u16(0);
        u32(hosts.low(told.source, 4));
        u32(hosts.low(told.destination, 4));
        put16(start + 10, checksum(start, at, 0));
    }

    private void version6(Told told) {
        u32(0x6000_0000L | told.trafficClass << 20);
        u16(told.size() - 40);
        var fragment = told.moreFragments || told.fragmentOffset > 0;
        u8(fragment ? 44 : told.protocol == Told.UNTOLD ? 59 : told.protocol);
        u8(told.timeToLive);
        u64(hosts.high(told.source, 6));
        u64(hosts.low(told.source, 6));
        u64(hosts.high(told.destination, 6));
        u64(hosts.low(told.destination, 6));
        if (fragment) {
            u8(Math.max(0, told.protocol));
            u8(0);
            u16(told.fragmentOffset | (told.moreFragments ? 1 : 0));
            u32(Integer.toUnsignedLong(told.identification));
        }
    }

    private void carried(Told outer, Told inner, int depth) {
        switch (outer.carrier) {
            case NONE, IP -> {}
            case GRE -> {
                u16(0);
                u16(etherType(inner));
            }
            case GRE_KEY -> {
                u16(0x2000);
                u16(etherType(inner));
                u32(0);
            }
            case GRE_ETHERNET -> {
                u16(0);
                u16(0x6558);
                frame(inner);
            }
            case VXLAN -> {
                udp(outer);
                u32(0x0800_0000L);
                u32(0x2a00);
                frame(inner);
            }
            case GENEVE -> {
                udp(outer);
                u32(0x6558L);
                u32(0x2a00);
                frame(inner);
            }
            case L2TP -> {
                udp(outer);
                u16(0x4002);
                u16(outer.size() - outer.ipHeader() - 8);
                u32(0x1_0001L);
                u32(0xff03_0021L | (inner.version == 6 ? 0x57 : 0x21));
            }
        }
        ip(inner, depth + 1);
    }

    private void frame(Told inner) {
        u48(0x0200_0000_0002L);
        u48(0x0200_0000_0001L);
        u16(etherType(inner));
    }

    private void transport(Told told, int start, int depth) {
        switch (told.protocol) {
            case Told.TCP -> tcp(told);
            case Told.UDP -> udp(told);
            case Told.ICMP, Told.ICMPV6 -> icmp(told, start, depth);
            default -> {}
        }
    }

    /** Without a sequence number nothing behind the ports is known. */
    private void tcp(Told told) {
        u16(told.sourcePort);
        u16(told.destinationPort);
        if (told.sequence == Told.UNTOLD) {
            return;
        }
        u32(told.sequence);
        if (told.partly()) {
            return;
        }
        u32(Math.max(0, told.acknowledgment));
        u8(told.tcpHeader() / 4 << 4);
        u8(told.controlBits);
        u16(told.window == Told.UNTOLD ? OPEN_WINDOW : Math.min(0xffff, told.window));
        u32(0);
        options(told.options);
    }

    /** Of options that are not all known the rest is missing. */
    private void options(TcpOptions options) {
        var end = at + options.octets();
        if (options.maximumSegmentSize >= 0) {
            u16(0x0204);
            u16(options.maximumSegmentSize);
        }
        if (options.sackPermitted) {
            u16(0x0402);
        }
        if (options.timestamps) {
            u16(0x080a);
            u32(options.timestampValue);
            u32(options.timestampEcho);
        }
        if (options.windowScale >= 0) {
            u16(0x0303);
            u8(options.windowScale);
        }
        var room = (end - at - 2) / 8;
        var blocks = Math.min(options.blocks.size() / 2, room);
        if (blocks > 0) {
            u8(5);
            u8(2 + blocks * 8);
            options.blocks.subList(0, blocks * 2).forEach(this::u32);
        }
        while (at < end && !options.cut) {
            u8(1);
        }
    }

    private void udp(Told told) {
        u16(told.sourcePort);
        u16(told.destinationPort);
        u16(told.payload >= 0 && told.inner == null ? 8 + told.payload : told.size() - told.ipHeader());
        u16(0);
    }

    private void icmp(Told told, int ipStart, int depth) {
        var start = at;
        u8(Math.max(0, told.icmpType));
        u8(told.icmpCode);
        u16(0);
        u32(Math.max(0, told.echo == Told.UNTOLD ? told.mtu : told.echo));
        if (told.quoted != null) {
            ip(told.quoted, depth + 1);
        }
        var end = ipStart + told.size();
        if (told.checksumBad && end <= LONGEST) {
            at = Math.max(at, end);
        }
        if (at > end) {
            at = Math.max(start + 8, end);
        }
        if (at == end) {
            var pseudo = told.protocol == Told.ICMPV6 ? checksumOfEnds(ipStart, end - start) : 0;
            put16(start + 2, checksum(start, end, pseudo) ^ (told.checksumBad ? 0x5555 : 0));
        }
    }

    /** The pseudo-header of IPv6 (RFC 8200 §8.1). */
    private int checksumOfEnds(int ipStart, int length) {
        var sum = length + Told.ICMPV6;
        for (int i = ipStart + 8; i < ipStart + 40; i += 2) {
            sum += Byte.toUnsignedInt(bytes[i]) << 8 | Byte.toUnsignedInt(bytes[i + 1]);
        }
        return sum;
    }

    /** RFC 1071. */
    private int checksum(int from, int to, int start) {
        var sum = start;
        for (int i = from; i < to; i += 2) {
            sum += Byte.toUnsignedInt(bytes[i]) << 8 | (i + 1 < to ? Byte.toUnsignedInt(bytes[i + 1]) : 0);
        }
        while (sum >>> 16 != 0) {
            sum = (sum & 0xffff) + (sum >>> 16);
        }
        return ~sum & 0xffff;
    }

    private void put16(int where, int value) {
        bytes[where] = (byte) (value >> 8);
        bytes[where + 1] = (byte) value;
    }

    private void u8(int value) {
        bytes[at++] = (byte) value;
    }

    private void u16(int value) {
        u8(value >> 8);
        u8(value);
    }

    private void u32(Number value) {
        var word = Objects.requireNonNull(value).longValue();
        u16((int) (word >>> 16));
        u16((int) word);
    }

    private void u48(long value) {
        u16((int) (value >>> 32));
        u32(value);
    }

    private void u64(long value) {
        u32(value >>> 32);
        u32(value);
    }
}
