package org.headroom.diagnosis.overhead;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads one encapsulation: {@code vxlan}, {@code gre/ipv6:key}, {@code esp:aes-gcm-16,nat-t}. */
final class WrapParser {

    private static final Pattern FORM = Pattern.compile("([^/:]*)(?:/([^/:]*))?(?::([^/]*))?(?:/([^/:]*))?");

    private WrapParser() {}

    /** @throws IllegalArgumentException naming what is wrong, and what is known instead */
    static Wrap parse(String text) {
        var form = FORM.matcher(text);
        if (!form.matches() || form.group(2) != null && form.group(4) != null) {
            throw new IllegalArgumentException("\"%s\" is not of the form name/ipv6:option,option".formatted(text));
        }
        var kind = Kind.named(form.group(1)).orElseThrow(() -> unknown(form.group(1)));
        var words = form.group(3) == null
                ? List.<String>of()
                : Arrays.asList(form.group(3).split(",", -1));
        var ipv6 = ipv6(kind, form);
        return kind.name().equals("esp") ? new EspOptions(kind, ipv6).read(words) : new Options(kind, ipv6).read(words);
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
        var version =
                switch (outer.get()) {
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
}
