package org.headroom.packet.text;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.headroom.packet.wire.Addresses;
import org.headroom.packet.wire.Addresses.Address;

/**
 * Hosts that a text names otherwise than by their address: resolved names, and placeholders such as {@code (client)}. Each gets an
 * address that nobody has, out of 240.0.0.0/4 (RFC 1112 §4) or e000::/16, which no registry gives out.
 *
 * <p>Names are asked for by another thread than the one that reads them.
 */
public final class Hosts {

    private static final long FIRST_FOUR = Addresses.MAPPED | 0xf000_0001L;
    private static final long SIX = 0xe000L << 48;

    /** Names beyond this number share one address. */
    private static final int MOST = 1 << 16;

    /** Characters of a name in DNS (RFC 1035 §2.3.4). */
    private static final int LONGEST = 255;

    private final Map<String, Integer> numbers = new ConcurrentHashMap<>();
    private final Map<Integer, String> names = new ConcurrentHashMap<>();

    /** The name that the text has for an address, or the address as people write it. */
    public String text(long high, long low) {
        var number = high == SIX ? low : high == 0 && low >= FIRST_FOUR ? low - FIRST_FOUR : Long.MAX_VALUE;
        var name = number >= 0 && number <= MOST ? names.get((int) number) : null;
        return name == null ? Addresses.text(high, low) : name;
    }

    long high(String host, int version) {
        return literal(host, version).map(Address::high).orElse(version == 6 ? SIX : 0L);
    }

    long low(String host, int version) {
        return literal(host, version).map(Address::low).orElseGet(() -> (version == 6 ? 0 : FIRST_FOUR) + number(host));
    }

    private int number(String host) {
        var name = name(host);
        var known = numbers.get(name);
        if (known != null || numbers.size() >= MOST) {
            return known != null ? known : MOST;
        }
        var number = numbers.size();
        numbers.put(name, number);
        names.put(number, name);
        return number;
    }

    /** No more of a name than a name can have. */
    static String name(String word) {
        return word.substring(0, Math.min(LONGEST, word.length()));
    }

    /** The address that is printed, where it is one of that version. */
    private static Optional<Address> literal(String host, int version) {
        if (host.isEmpty() || Character.digit(host.charAt(0), 16) < 0 && host.charAt(0) != ':') {
            return Optional.empty();
        }
        var zone = host.indexOf('%');
        return Addresses.parse(zone < 0 ? host : host.substring(0, zone)).filter(a -> isFour(a) == (version == 4));
    }

    private static boolean isFour(Address address) {
        return address.high() == 0 && address.low() >>> 32 == 0xffff;
    }

    /** Whether this is written as an address of IPv6. */
    static boolean isSix(String host) {
        return host.indexOf(':') != host.lastIndexOf(':');
    }
}
