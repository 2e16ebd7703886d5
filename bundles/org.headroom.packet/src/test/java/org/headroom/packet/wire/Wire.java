package org.headroom.packet.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Decodes literal packets. Each is also cut at every length and changed in every octet: a cut one must say so and must not contradict
 * the whole one, and a changed one must be read to the end of what it claims, without an exception.
 */
final class Wire {

    static final int ETHERNET = 1;
    static final int RAW = 101;

    /** A link header of hosts that do not exist (RFC 7042 §2.1.2), up to its EtherType. */
    static final String MACS = "00005e005301 00005e005302 ";

    private static final int[] CHANGES = {0x01, 0x02, 0x04, 0x08, 0x10, 0x20, 0x40, 0x80, 0xff};

    private Wire() {}

    /** A packet that was captured whole. */
    static Packet decode(int linkType, String hex) {
        return decode(linkType, octets(hex).length, hex);
    }

    /** The same for a packet that is known by the look of its inside alone: a cut one is another packet, whole as it is. */
    static Packet decodeGuessed(String hex) {
        return decode(RAW, octets(hex).length, hex, true);
    }

    /** A packet of which the capture holds the beginning. */
    static Packet decode(int linkType, int original, String hex) {
        return decode(linkType, original, hex, false);
    }

    private static Packet decode(int linkType, int original, String hex, boolean guessed) {
        var bytes = octets(hex);
        var whole = read(linkType, original, bytes);
        for (int cut = 0; cut < bytes.length; cut++) {
            checkCut(read(linkType, original, Arrays.copyOf(bytes, cut)), whole, cut, guessed);
        }
        for (int at = 0; at < bytes.length; at++) {
            for (var change : CHANGES) {
                checkChanged(linkType, original, bytes, at, change);
            }
        }
        return whole;
    }

    /** The headers, link first, and the octets of each: {@code Ethernet 14, IPv4 20, TCP 32}. */
    static String layers(Packet packet) {
        return IntStream.range(0, packet.layers())
                .mapToObj(i -> packet.layer(i).title() + " " + packet.layerLength(i))
                .collect(Collectors.joining(", "));
    }

    /** The encapsulations, outermost first, and the octets of each: {@code vlan 4, gre 24}. */
    static String tunnels(Packet packet) {
        return IntStream.range(0, packet.tunnels())
                .mapToObj(i -> packet.tunnel(i).label() + " " + packet.tunnelOverhead(i))
                .collect(Collectors.joining(", "));
    }

    /** The lengths of the IP packets, outermost first. */
    static String lengths(Packet packet) {
        return IntStream.range(0, packet.ips())
                .mapToObj(i -> String.valueOf(packet.ip(i).length()))
                .collect(Collectors.joining(", "));
    }

    /** An IPv4 header without options from 192.0.2.1 to 198.51.100.2, DF set, round what follows. */
    static String ipv4(int protocol, String payload) {
        return ipv4(protocol, 0x4000, payload);
    }

    static String ipv4(int protocol, int flagsAndOffset, String payload) {
        var before = "4500%04x0001%04x40%02x".formatted(20 + length(payload), flagsAndOffset, protocol);
        var addresses = "c0000201c6336402";
        return before + "%04x".formatted(checksum(before + addresses)) + addresses + payload;
    }

    /** An IPv6 header from 2001:db8::1 to 2001:db8::2 round what follows. */
    static String ipv6(int next, String payload) {
        return "60000000%04x%02x40".formatted(length(payload), next)
                + "20010db8000000000000000000000001 20010db8000000000000000000000002" + payload;
    }

    static String udp(int source, int destination, String payload) {
        return "%04x%04x%04x0000".formatted(source, destination, 8 + length(payload)) + payload;
    }

    /** A TCP header from port 40000 to 443, sequence number 1, with so many octets of data. */
    static String tcp(int octets) {
        return "9c4001bb 00000001 00000001 5010 ffff 0000 0000" + "00".repeat(octets);
    }

    static byte[] octets(String hex) {
        return HexFormat.of().parseHex(hex.replaceAll("\\s", ""));
    }

    private static int length(String hex) {
        return octets(hex).length;
    }

    private static int checksum(String hex) {
        var octets = octets(hex);
        var sum = 0;
        for (int i = 0; i < octets.length; i += 2) {
            sum += (octets[i] & 0xff) << 8 | octets[i + 1] & 0xff;
        }
        return ~((sum & 0xffff) + (sum >>> 16)) & 0xffff;
    }

    /** Away from the start of its array, among octets that would be noticed if they were read. */
    private static Packet read(int linkType, int original, byte[] bytes) {
        var room = new byte[bytes.length + 7];
        Arrays.fill(room, (byte) 0x45);
        System.arraycopy(bytes, 0, room, 3, bytes.length);
        var packet = new Packet();
        assertTrue(new Decoder().decode(room, 3, bytes.length, original, linkType, packet) || packet.ips() == 0);
        return packet;
    }

    private static void checkCut(Packet cut, Packet whole, int at, boolean guessed) {
        var where = "cut at " + at + ": " + layers(cut);
        assertTrue(cut.layers() <= whole.layers(), where);
        for (int i = 0; i < cut.layers(); i++) {
            assertEquals(whole.layer(i), cut.layer(i), where);
            assertEquals(whole.layerOffset(i), cut.layerOffset(i), where);
            var same = whole.layerLength(i) == cut.layerLength(i);
            var told = cut.cut() || cut.flaw() != null;
            assertTrue(same || told && i == cut.layers() - 1, where);
        }
        for (int i = 0; i < cut.ips(); i++) {
            assertEquals(whole.ip(i).length(), cut.ip(i).length(), where);
        }
        if (whole.flaw() == null) {
            assertNull(cut.flaw(), where);
        }
        if (cut.transport() == whole.transport() && cut.ips() == whole.ips() && !cut.cut()) {
            assertEquals(whole.payloadLength(), cut.payloadLength(), where);
        }
        if (at < endOfHeaders(whole) && whole.flaw() == null && !guessed) {
            assertTrue(cut.cut(), where);
        }
    }

    private static int endOfHeaders(Packet packet) {
        var last = packet.layers() - 1;
        return last < 0 ? 0 : packet.layerOffset(last) + packet.layerLength(last);
    }

    private static void checkChanged(int linkType, int original, byte[] bytes, int at, int change) {
        var changed = bytes.clone();
        changed[at] ^= (byte) change;
        for (var captured : new int[] {changed.length, (changed.length + at) / 2}) {
            var packet = read(linkType, original, Arrays.copyOf(changed, captured));
            checkBounds(packet, captured, "octet " + at + " ^ " + change + ": " + layers(packet));
            var quoted = packet.quoted();
            if (quoted != null) {
                checkBounds(quoted, captured, "octet " + at + " ^ " + change + ", quoted: " + layers(quoted));
                assertNull(quoted.quoted());
            }
        }
    }

    private static void checkBounds(Packet packet, int captured, String where) {
        for (int i = 0; i < packet.layers(); i++) {
            assertTrue(packet.layerOffset(i) <= captured, where);
            assertTrue(packet.layerLength(i) >= 0, where);
        }
        for (int i = 0; i < packet.ips(); i++) {
            assertTrue(packet.ip(i).headerLength() >= 20, where);
            assertTrue(packet.ip(i).length() >= 0, where);
        }
        for (int i = 0; i < packet.tunnels(); i++) {
            assertTrue(packet.tunnelOverhead(i) >= 0, where);
        }
        assertTrue(packet.payloadLength() >= -1, where);
        assertTrue(packet.payloadCaptured() >= 0 && packet.payloadCaptured() <= captured, where);
        assertFalse(packet.opaque() && packet.tunnels() == 0, where);
    }
}
