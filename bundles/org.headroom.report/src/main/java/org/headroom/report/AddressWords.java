package org.headroom.report;

/** Tells an address from a number, a time or a word, without asking a name server. */
final class AddressWords {

    private AddressWords() {}

    /** Whether a character can be part of an address or a host name. */
    static boolean belongs(char c) {
        return c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '.' || c == ':' || c == '-' || c == '_' || c == '%';
    }

    /** Whether a character may stand behind an address in the same word: a port, the end of a sentence, a zone. */
    static boolean separates(char c) {
        return c == ':' || c == '.' || c == '%' || c == '-';
    }

    /** Whether this is an IPv4 or IPv6 address of somebody: not "any", not loopback. */
    static boolean isAddress(String word) {
        if (word.equals("0.0.0.0") || word.equals("127.0.0.1") || word.equals("::") || word.equals("::1")) {
            return false;
        }
        return isIpv4(word) || isIpv6(word);
    }

    private static boolean isIpv4(String word) {
        var parts = word.split("\\.", -1);
        if (parts.length != 4) {
            return false;
        }
        for (var part : parts) {
            if (!isNumber(part, 3) || Integer.parseInt(part) > 255) {
                return false;
            }
        }
        return true;
    }

    private static boolean isIpv6(String word) {
        var tail = word.lastIndexOf(':');
        if (tail < 0) {
            return false;
        }
        var mapped = word.indexOf('.', tail) >= 0;
        if (mapped && !isIpv4(word.substring(tail + 1))) {
            return false;
        }
        var groups = mapped ? word.substring(0, tail) + ":0:0" : word;
        var gap = groups.indexOf("::");
        if (gap >= 0) {
            return groups.indexOf("::", gap + 1) < 0 && groups(groups.substring(0, gap)) + groups(groups.substring(gap + 2)) < 8 && groups.length() > 2;
        }
        return groups(groups) == 8;
    }

    /** Groups of hexadecimal digits between colons; many where one is not. */
    private static int groups(String part) {
        if (part.isEmpty()) {
            return 0;
        }
        var groups = part.split(":", -1);
        for (var group : groups) {
            if (group.isEmpty() || group.length() > 4 || !isHex(group)) {
                return 100;
            }
        }
        return groups.length;
    }

    /** {@code 02:00:00:00:00:01}, or with hyphens. */
    static boolean isMac(String word) {
        if (word.length() != 17) {
            return false;
        }
        for (var octet : word.split("[:-]", -1)) {
            if (octet.length() != 2 || !isHex(octet)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isHex(String text) {
        return text.chars().allMatch(c -> Character.digit(c, 16) >= 0);
    }

    private static boolean isNumber(String text, int most) {
        return !text.isEmpty() && text.length() <= most && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
