package org.headroom.report;

import java.util.Set;
import java.util.regex.Pattern;
import org.headroom.packet.wire.Addresses;

/** Tells an address from a number, a time or a word, without asking a name server. */
final class AddressWords {

    /** Addresses that name nobody. */
    private static final Set<String> NOBODY = Set.of("0.0.0.0", "127.0.0.1", "::", "::1");

    private static final Pattern DOTTED = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}");
    private static final Pattern COLONS = Pattern.compile("[0-9A-Fa-f:]*:[0-9A-Fa-f:]*:[0-9A-Fa-f:.]*");
    private static final Pattern MAC = Pattern.compile("[0-9A-Fa-f]{2}([:-][0-9A-Fa-f]{2}){5}");

    private AddressWords() {}

    /** Whether a character can be part of an address or a host name. */
    static boolean belongs(char c) {
        return c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || ".:-_%".indexOf(c) >= 0;
    }

    /** Whether a character may stand behind an address in the same word: a port, the end of a sentence, a zone. */
    static boolean separates(char c) {
        return ":.%-".indexOf(c) >= 0;
    }

    /** Whether this is the IPv4 or IPv6 address of somebody. */
    static boolean isAddress(String word) {
        return !NOBODY.contains(word)
                && (DOTTED.matcher(word).matches() || COLONS.matcher(word).matches())
                && Addresses.parse(word).isPresent();
    }

    /** {@code 02:00:00:00:00:01}, or with hyphens. */
    static boolean isMac(String word) {
        return MAC.matcher(word).matches();
    }
}
