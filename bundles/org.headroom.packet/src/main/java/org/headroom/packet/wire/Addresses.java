package org.headroom.packet.wire;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.Optional;

/** IP addresses as two longs, and as text. IPv4 addresses are held as {@code ::ffff:a.b.c.d} (RFC 4291 §2.5.5.2). */
public final class Addresses {

    /** The lower half of an IPv4 address, less the address itself; the upper half is 0. */
    public static final long MAPPED = 0xffff_0000_0000L;

    private static final long LOW_32 = 0xffff_ffffL;
    private static final int GROUPS = 8;

    /** An address of either version; its {@code toString} is the text that {@link #text} gives. */
    public record Address(long high, long low) {
        @Override
        public String toString() {
            return text(high, low);
        }
    }

    private Addresses() {}

    /** Whether this is the lower half of an IPv4 address. */
    public static boolean isMapped(long low) {
        return (low & ~LOW_32) == MAPPED;
    }

    /** The address as people write it: dotted quad for IPv4, RFC 5952 for IPv6. */
    public static String text(long high, long low) {
        return high == 0 && isMapped(low) ? dotted((int) low) : groups(high, low);
    }

    /** The address that a text names, without asking any name server; nothing where it is no address. */
    public static Optional<Address> parse(String text) {
        try {
            var address = InetAddress.ofLiteral(text);
            var octets = ByteBuffer.wrap(address.getAddress());
            return Optional.of(
                    address instanceof Inet4Address
                            ? new Address(0, MAPPED | octets.getInt() & LOW_32)
                            : new Address(octets.getLong(), octets.getLong()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /**
     * Whether nobody on the internet can send from this address or answer to it: private (RFC 1918, RFC 4193), of a carrier's NAT (RFC 6598)
     * or of one link (RFC 3927, RFC 4291 §2.5.6). False for a text that is no address.
     */
    public static boolean isPrivate(String text) {
        return parse(text).filter(Addresses::isPrivate).isPresent();
    }

    private static boolean isPrivate(Address address) {
        if (address.high() != 0) {
            return address.high() >>> 57 == 0xfc >> 1 || address.high() >>> 54 == 0xfe80 >> 6;
        }
        var four = address.low() & 0xffff_ffffL;
        return four >>> 24 == 10
                || four >>> 20 == 0xac1
                || four >>> 16 == 0xc0a8
                || four >>> 22 == 0x6440 >> 6
                || four >>> 16 == 0xa9fe;
    }

    private static String dotted(int address) {
        return (address >>> 24) + "." + (address >>> 16 & 0xff) + "." + (address >>> 8 & 0xff) + "." + (address & 0xff);
    }

    /** The longest run of zero groups becomes {@code ::}, the first of several (RFC 5952 §4.2). */
    private static String groups(long high, long low) {
        int start = -1;
        int longest = 1;
        for (int i = 0; i < GROUPS; i++) {
            var zeros = zeros(high, low, i);
            if (zeros > longest) {
                start = i;
                longest = zeros;
            }
        }
        var text = new StringBuilder(39);
        for (int i = 0; i < GROUPS; i++) {
            if (i == start) {
                text.append("::");
                i += longest - 1;
                continue;
            }
            if (!text.isEmpty() && text.charAt(text.length() - 1) != ':') {
                text.append(':');
            }
            text.append(Integer.toHexString(group(high, low, i)));
        }
        return text.toString();
    }

    private static int zeros(long high, long low, int from) {
        int end = from;
        while (end < GROUPS && group(high, low, end) == 0) {
            end++;
        }
        return end - from;
    }

    private static int group(long high, long low, int i) {
        return (int) ((i < 4 ? high : low) >>> 48 - 16 * (i & 3)) & 0xffff;
    }
}
