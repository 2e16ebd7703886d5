package org.headroom.diagnosis.overhead;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads one encapsulation: {@code vxlan}, {@code gre/ipv6:key}, {@code esp:aes-gcm-16,nat-t}. */
final class WrapParser {

    private static final Pattern FORM = Pattern.compile("([^/:]*)(?:/([^/:]*))?(?::([^/]*))?(?:/([^/:]*))?");
    private static final String OUTER_IP = "IP";

    private final Kind kind;
    private final boolean ipv6;
    private final List<String> words;

    private WrapParser(Kind kind, boolean ipv6, List<String> words) {
        this.kind = kind;
        this.ipv6 = ipv6;
        this.words = words;
    }

    /** @throws IllegalArgumentException naming what is wrong, and what is known instead */
    static Wrap parse(String text) {
        var form = FORM.matcher(text);
        if (!form.matches() || form.group(2) != null && form.group(4) != null) {
            throw new IllegalArgumentException("\"%s\" is not of the form name/ipv6:option,option".formatted(text));
        }
        var kind = Kind.named(form.group(1)).orElseThrow(() -> unknown(form.group(1)));
        var words = form.group(3) == null ? List.<String>of() : Arrays.asList(form.group(3).split(",", -1));
        var parser = new WrapParser(kind, ipv6(kind, form), words);
        return kind.name().equals("esp") ? parser.esp() : parser.fixed();
    }

    private static IllegalArgumentException unknown(String name) {
        var known = Kind.ALL.stream().map(Kind::name).collect(Collectors.joining(", "));
        return new IllegalArgumentException(
                (name.isEmpty() ? "an encapsulation is missing" : "there is no encapsulation \"" + name + "\"")
                        + "; known are " + known);
    }

    private static boolean ipv6(Kind kind, Matcher form) {
        var outer = Optional.ofNullable(form.group(2)).or(() -> Optional.ofNullable(form.group(4)));
        if (outer.isEmpty()) {
            return kind.over().equals("6");
        }
        var version = switch (outer.get()) {
            case "ipv4" -> 4;
            case "ipv6" -> 6;
            default ->
                throw new IllegalArgumentException(
                        "\"/%s\" after %s: it can only be /ipv4 or /ipv6".formatted(outer.get(), kind.name()));
        };
        if (!kind.runsOver(version)) {
            throw new IllegalArgumentException(
                    kind.over().equals("frame")
                            ? "%s is part of the frame and runs over no IP at all".formatted(kind.name())
                            : "%s does not run over IPv%d".formatted(kind.name(), version));
        }
        return version == 6;
    }

    private Wrap fixed() {
        var headers = merge(List.of(), kind.headers(), kind.source());
        var chosen = new LinkedHashMap<Option, String>();
        for (var word : words.isEmpty() && !kind.implied().isEmpty() ? List.of(kind.implied()) : words) {
            headers = apply(word, headers, chosen);
        }
        headers.removeIf(header -> header.bytes() == 0);
        return new FixedWrap(kind, text(words), ipv6, headers);
    }

    private List<Header> apply(String word, List<Header> headers, Map<Option, String> chosen) {
        var option = kind.options()
                .filter(candidate -> candidate.goesWith(ipv6) && candidate.match(word).isPresent())
                .findFirst()
                .orElseThrow(() -> badOption(word));
        var number = option.match(word).orElseThrow();
        if (!option.allows(number)) {
            throw new IllegalArgumentException(
                    "\"%s\" of %s: the number must be %s".formatted(word, kind.name(), option.range()));
        }
        chosen.entrySet().stream().filter(before -> before.getKey().excludes(option)).findFirst().ifPresent(before -> {
            throw new IllegalArgumentException(
                    "%s has either \"%s\" or \"%s\"".formatted(kind.name(), before.getValue(), word));
        });
        chosen.put(option, word);
        return option.headers().equals(OUTER_IP)
                ? merge(headers, List.of(Header.outer(ipv6)))
                : merge(headers, option.headers(number));
    }

    /** As it would be typed, without what goes without saying. */
    private String text(List<String> typed) {
        var version = ipv6 && kind.over().equals("46") ? "/ipv6" : "";
        return kind.name() + version + (typed.isEmpty() ? "" : ":" + String.join(",", typed));
    }

    private IllegalArgumentException badOption(String word) {
        if (kind.options().anyMatch(option -> option.match(word).isPresent())) {
            return new IllegalArgumentException(
                    "\"%s\" of %s goes with /ipv%s only".formatted(word, kind.name(), ipv6 ? "4" : "6"));
        }
        var choices = kind.choices();
        return new IllegalArgumentException("\"%s\" is not an option of %s; it has %s"
                .formatted(word, kind.name(), choices.isEmpty() ? "none" : choices));
    }

    private List<Header> merge(List<Header> headers, String added, String source) {
        if (!added.startsWith(OUTER_IP)) {
            return merge(headers, Header.list(added, source));
        }
        var rest = added.substring(OUTER_IP.length()).replaceFirst("^, ", "");
        return merge(merge(headers, List.of(Header.outer(ipv6))), Header.list(rest, source));
    }

    /** Adds headers; one that is there already is changed by that much, an outer IP header goes in front. */
    private static List<Header> merge(List<Header> headers, List<Header> added) {
        var result = new ArrayList<>(headers);
        for (var header : added) {
            var same = result.stream().filter(there -> there.name().equals(header.name())).findFirst();
            if (same.isPresent()) {
                var bytes = same.get().bytes() + header.bytes();
                result.set(result.indexOf(same.get()), new Header(header.name(), bytes, header.source()));
            } else {
                result.add(header.isOuterIp() ? 0 : result.size(), header);
            }
        }
        return result;
    }

    private Wrap esp() {
        var ciphers = words.isEmpty() ? List.of(kind.implied()) : words.stream().filter(this::namesCipher).toList();
        if (ciphers.size() > 1) {
            throw new IllegalArgumentException("esp has one cipher, not " + String.join(" and ", ciphers));
        }
        var name = ciphers.isEmpty() ? kind.implied() : ciphers.getFirst();
        var cipher = Cipher.ALL.stream().filter(c -> c.name().equals(name)).findFirst().orElseThrow();
        var typed = Stream.concat(Stream.of(name), words.stream().filter(word -> !word.equals(name))).toList();
        return new EspWrap(kind, text(typed), ipv6, cipher, words.contains("nat-t"), words.contains("transport"));
    }

    private boolean namesCipher(String word) {
        if (word.equals("nat-t") || word.equals("transport")) {
            return false;
        }
        if (Cipher.ALL.stream().noneMatch(cipher -> cipher.name().equals(word))) {
            throw badOption(word);
        }
        return true;
    }
}
