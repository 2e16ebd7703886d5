package org.headroom.packet.text;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntBinaryOperator;

/**
 * A filter that was copied with the prompt. {@code icmp[icmptype] & icmp-unreach != 0} looks like a question for a type and is a test of bits: it
 * lets through whatever shares a bit with the number meant. Which messages a filter lets through is counted over all types and codes.
 */
final class CopiedFilter {

    private static final int ALL = 1 << 16;
    /** The numbers that a filter of the time can mean: RFC 2521 took the last type, RFC 1812 the last code. */
    private static final int LAST_TYPE = 40;

    private static final int LAST_CODE = 15;
    private static final int DEEPEST = 32;

    private final List<String> tokens;
    private int at;
    private int depth;
    private int bitTests;
    private int meantType = -1;
    private int meantCode = -1;

    private CopiedFilter(List<String> tokens) {
        this.tokens = tokens;
    }

    /** Whether a command line has a filter of which {@link #remark} can say something. */
    static boolean isOne(CharSequence command) {
        return command.toString().contains("icmp[");
    }

    /** A remark on the filter in a command line, or an empty text. */
    static String remark(String command) {
        var filter = expression(command);
        if (!filter.contains("icmp[")) {
            return "";
        }
        var tokens = tokens(filter);
        var matched = 0;
        var named = 0;
        var reader = new CopiedFilter(tokens);
        var whole = reader.any();
        if (reader.bitTests == 0) {
            return "";
        }
        for (int pair = 0; pair < ALL; pair++) {
            var passes = whole.of(pair >> 8, pair & 0xff) == Known.YES;
            matched += passes ? 1 : 0;
            named += passes && pair >> 8 <= LAST_TYPE && (pair & 0xff) <= LAST_CODE ? 1 : 0;
        }
        return "The filter \u201c%s\u201d tests bits: of the %,d pairs of ICMP type and code that are in use (types to %d, codes to %d) it lets %,d through, of all 65,536 it lets %,d, where one is meant. The right filter is: %s"
                .formatted(
                        shortened(filter),
                        (LAST_TYPE + 1) * (LAST_CODE + 1),
                        LAST_TYPE,
                        LAST_CODE,
                        named,
                        matched,
                        reader.right());
    }

    private static String shortened(String filter) {
        return filter.length() <= 160 ? filter : filter.substring(0, 160) + "\u2026";
    }

    /** What stands in quotes, or from the first icmp on. */
    private static String expression(String command) {
        var plain = command.replace("\\ ", " ").replaceAll(" ++", " ");
        for (var quote : new char[] {'"', '\'', '\u201c', '\u2018'}) {
            var close = quote == '\u201c' ? '\u201d' : quote == '\u2018' ? '\u2019' : quote;
            var open = plain.indexOf(quote);
            while (open >= 0) {
                var end = plain.indexOf(close, open + 1);
                var inside = plain.substring(open + 1, end < 0 ? plain.length() : end);
                if (inside.contains("icmp[")) {
                    return inside.strip();
                }
                open = end < 0 ? -1 : plain.indexOf(quote, end + 1);
            }
        }
        var bare = plain.indexOf("icmp[");
        return bare < 0 ? "" : plain.substring(bare).replace("\\", "").strip();
    }

    private static List<String> tokens(String filter) {
        var tokens = new ArrayList<String>();
        var word = new StringBuilder();
        for (int i = 0; i < filter.length() && tokens.size() < 512; i++) {
            var c = filter.charAt(i);
            if (Character.isLetterOrDigit(c) || "-_.:/".indexOf(c) >= 0) {
                word.append(Character.toLowerCase(c));
                continue;
            }
            flush(word, tokens);
            var next = i + 1 < filter.length() ? filter.charAt(i + 1) : ' ';
            if ((c == '!' || c == '=' || c == '<' || c == '>') && next == '='
                    || c == '&' && next == '&'
                    || c == '|' && next == '|') {
                tokens.add("" + c + next);
                i++;
            } else if (!Character.isWhitespace(c)) {
                tokens.add(String.valueOf(c));
            }
        }
        flush(word, tokens);
        return tokens;
    }

    private static void flush(StringBuilder word, List<String> tokens) {
        if (!word.isEmpty()) {
            tokens.add(word.toString());
            word.setLength(0);
        }
    }

    private String right() {
        var type = meantType < 0 || meantType == 3 ? "icmp-unreach" : String.valueOf(meantType);
        var code = meantCode < 0 ? 4 : meantCode;
        return "icmp[icmptype] == " + type + " and icmp[icmpcode] == " + code;
    }

    private String token() {
        return at < tokens.size() ? tokens.get(at) : "";
    }

    private boolean takes(String... words) {
        for (var word : words) {
            if (token().equals(word)) {
                at++;
                return true;
            }
        }
        return false;
    }

    /** What a part of a filter says of a pair of type and code. */
    private interface Part {
        Known of(int type, int code);
    }

    /** In pcap-filter(7) and and or bind alike, from the left. What is not about ICMP lets nothing through beside or, everything beside and. */
    private Part any() {
        var left = factor();
        while (at < tokens.size()) {
            if (takes("and", "&&")) {
                left = both(left, factor(), false);
            } else if (takes("or", "||")) {
                left = both(left, factor(), true);
            } else {
                break;
            }
        }
        return left;
    }

    private static Part both(Part left, Part right, boolean either) {
        return (type, code) -> {
            var first = left.of(type, code);
            var second = right.of(type, code);
            if (first == Known.UNKNOWN || second == Known.UNKNOWN) {
                return first == Known.UNKNOWN ? second : first;
            }
            return first == second ? first : known(either);
        };
    }

    private enum Known {
        YES,
        NO,
        UNKNOWN
    }

    private static Known known(boolean value) {
        return value ? Known.YES : Known.NO;
    }

    private Part factor() {
        if (takes("not", "!")) {
            var what = factor();
            return (type, code) -> switch (what.of(type, code)) {
                case YES -> Known.NO;
                case NO -> Known.YES;
                case UNKNOWN -> Known.UNKNOWN;
            };
        }
        if (token().equals("(") && depth < DEEPEST) {
            at++;
            depth++;
            var inside = any();
            depth--;
            takes(")");
            return inside;
        }
        return token().equals("icmp")
                        && at + 1 < tokens.size()
                        && tokens.get(at + 1).equals("[")
                ? comparison()
                : other();
    }

    /** {@code host (client)} and the like. */
    private Part other() {
        var open = 0;
        while (at < tokens.size()) {
            var token = token();
            if (open == 0
                    && (token.equals(")")
                            || token.equals("and")
                            || token.equals("or")
                            || token.equals("&&")
                            || token.equals("||"))) {
                break;
            }
            open += token.equals("(") || token.equals("[") ? 1 : token.equals(")") || token.equals("]") ? -1 : 0;
            at++;
        }
        return (_, _) -> Known.UNKNOWN;
    }

    private Part comparison() {
        at += 2;
        var field = token();
        at++;
        var ofType = field.equals("icmptype") || field.equals("0");
        var ofCode = field.equals("icmpcode") || field.equals("1");
        if (!takes("]") || !ofType && !ofCode) {
            return other();
        }
        var masked = takes("&");
        var mask = masked ? number(token()) : -1;
        at += masked ? 1 : 0;
        var operator = operator(token());
        at++;
        var wanted = number(token());
        at++;
        if (mask >= 0 && wanted == 0 && mask != 0xff) {
            remember(ofType, mask);
        }
        return (type, code) -> known(operator.applyAsInt((ofType ? type : code) & mask, wanted) != 0);
    }

    private void remember(boolean ofType, int mask) {
        bitTests++;
        if (ofType) {
            meantType = mask;
        } else {
            meantCode = mask;
        }
    }

    private static IntBinaryOperator operator(String token) {
        return switch (token) {
            case "!=" -> (a, b) -> a != b ? 1 : 0;
            case "<" -> (a, b) -> a < b ? 1 : 0;
            case ">" -> (a, b) -> a > b ? 1 : 0;
            case "<=" -> (a, b) -> a <= b ? 1 : 0;
            case ">=" -> (a, b) -> a >= b ? 1 : 0;
            default -> (a, b) -> a == b ? 1 : 0;
        };
    }

    private static int number(String token) {
        return switch (token) {
            case "icmp-echoreply" -> 0;
            case "icmp-unreach" -> 3;
            case "icmp-sourcequench" -> 4;
            case "icmp-redirect" -> 5;
            case "icmp-echo" -> 8;
            case "icmp-routeradvert" -> 9;
            case "icmp-routersolicit" -> 10;
            case "icmp-timxceed" -> 11;
            case "icmp-paramprob" -> 12;
            case "icmp-tstamp" -> 13;
            case "icmp-tstampreply" -> 14;
            case "icmp-ireq" -> 15;
            case "icmp-ireqreply" -> 16;
            case "icmp-maskreq" -> 17;
            case "icmp-maskreply" -> 18;
            default -> plain(token);
        };
    }

    private static int plain(String token) {
        try {
            return token.startsWith("0x") ? Integer.parseInt(token.substring(2), 16) : Integer.parseInt(token);
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
