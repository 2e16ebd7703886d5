package org.headroom.report;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.headroom.packet.capture.Record;
import org.headroom.packet.wire.Addresses;
import org.headroom.packet.wire.Decoder;
import org.headroom.packet.wire.Ip;
import org.headroom.packet.wire.Packet;

/**
 * Takes out of a packet what must not be shown to strangers: addresses become those of their aliases, everything behind the headers
 * is cut off. Client 3 is 10.1.0.3 or fd00:1::3, server 1 is 10.2.0.1.
 */
final class Veil {

    private static final Pattern ALIAS = Pattern.compile("([a-z]+)-([0-9]+)");
    private static final int SHORTEST_IPV4 = 20;

    private final Aliases aliases;
    private final Decoder decoder = new Decoder();
    private final Packet packet = new Packet();
    private final Map<String, String> names = new LinkedHashMap<>();

    Veil(Aliases aliases) {
        this.aliases = aliases;
    }

    /** The addresses in the packets so far, each with the alias that reports have in its place. */
    Map<String, String> names() {
        return names;
    }

    /** The packet's octets as they may be shown. */
    byte[] over(Record record) {
        var bytes = Arrays.copyOfRange(record.bytes(), record.start(), record.start() + record.capturedLength());
        decoder.decode(bytes, 0, bytes.length, record.originalLength(), record.linkType(), packet);
        links(packet, bytes);
        var end = headers(packet, bytes);
        var quoted = packet.quoted();
        if (quoted != null) {
            links(quoted, bytes);
            end = Math.max(end, headers(quoted, bytes));
        }
        return Arrays.copyOf(bytes, Math.min(end, bytes.length));
    }

    /** Blanks link addresses, and whatever lies in IPv6 extension headers that may name further hosts. */
    private static void links(Packet p, byte[] bytes) {
        for (int i = 0; i < p.layers(); i++) {
            var from = p.layerOffset(i);
            switch (p.layer(i)) {
                case ETHERNET -> blank(bytes, from, 12);
                case LINUX_SLL -> blank(bytes, from + 6, 8);
                case LINUX_SLL2 -> blank(bytes, from + 12, 8);
                case IEEE_802_11 -> blank(bytes, from + 4, 18);
                case IPV6_EXTENSION -> blank(bytes, from + 8, p.layerLength(i) - 8);
                default -> {}
            }
        }
    }

    /** Rewrites the addresses, and answers where the headers end. */
    private int headers(Packet p, byte[] bytes) {
        for (int i = 0; i < p.ips(); i++) {
            rewrite(p.ip(i), bytes);
        }
        var end = 0;
        for (int i = 0; i < p.layers(); i++) {
            end = Math.max(end, p.layerOffset(i) + p.layerLength(i));
        }
        return end;
    }

    private void rewrite(Ip ip, byte[] bytes) {
        var four = ip.version() == 4;
        var source = four ? ip.offset() + 12 : ip.offset() + 8;
        put(bytes, source, four, alias(ip.sourceHigh(), ip.sourceLow()));
        put(bytes, source + (four ? 4 : 16), four, alias(ip.destinationHigh(), ip.destinationLow()));
        if (four) {
            blank(bytes, ip.offset() + SHORTEST_IPV4, ip.headerLength() - SHORTEST_IPV4);
            checksum(bytes, ip.offset(), ip.headerLength());
        }
    }

    private String alias(long high, long low) {
        return aliases.name(Addresses.text(high, low), Aliases.Role.HOST);
    }

    private void put(byte[] bytes, int at, boolean four, String alias) {
        var parts = ALIAS.matcher(alias);
        var number = parts.matches() ? Integer.parseInt(parts.group(2)) : 0;
        var role = parts.matches()
                ? Aliases.Role.valueOf(parts.group(1).toUpperCase(java.util.Locale.ROOT))
                                .ordinal()
                        + 1
                : 0;
        var address = new byte[four ? 4 : 16];
        address[0] = (byte) (four ? 10 : 0xfd);
        address[four ? 1 : 3] = (byte) role;
        address[address.length - 2] = (byte) (number >> 8);
        address[address.length - 1] = (byte) number;
        names.put(text(ByteBuffer.wrap(address), four), alias);
        for (int i = 0; i < address.length && at + i < bytes.length; i++) {
            bytes[at + i] = address[i];
        }
    }

    private static String text(ByteBuffer address, boolean four) {
        return four
                ? Addresses.text(0, Addresses.MAPPED | Integer.toUnsignedLong(address.getInt()))
                : Addresses.text(address.getLong(), address.getLong());
    }

    private static void blank(byte[] bytes, int from, int length) {
        var start = Math.clamp(from, 0, bytes.length);
        Arrays.fill(bytes, start, Math.clamp((long) from + length, start, bytes.length), (byte) 0);
    }

    /** The IPv4 header checksum of the changed header (RFC 791 §3.1), so that nobody takes the change for damage. */
    private static void checksum(byte[] bytes, int from, int length) {
        if (from + length > bytes.length || length < SHORTEST_IPV4) {
            return;
        }
        blank(bytes, from + 10, 2);
        var sum = 0;
        for (int i = from; i < from + length; i += 2) {
            sum += (bytes[i] & 0xff) << 8 | bytes[i + 1] & 0xff;
        }
        while (sum >>> 16 != 0) {
            sum = (sum & 0xffff) + (sum >>> 16);
        }
        bytes[from + 10] = (byte) (~sum >> 8);
        bytes[from + 11] = (byte) ~sum;
    }
}
