package org.headroom.report;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.headroom.flow.Endpoint;
import org.jspecify.annotations.Nullable;

/**
 * Names that stand for addresses: the same for the same address throughout, numbered in order of appearance.
 *
 * <p>Addresses whose role is known are named first ({@link #name}); what else looks like an address in a sentence is found by
 * reading the sentence word by word.
 */
final class Aliases {

    /** What an address is in the story. */
    enum Role {
        CLIENT,
        SERVER,
        ROUTER,
        HOST,
        MAC
    }

    /** What printed captures write where their owner has hidden the addresses already. */
    private static final Set<String> PLACEHOLDERS = Set.of("client", "server", "router");

    /** A name that says what its bearer is, behind words that say so: "the client client-1". Commands have no articles. */
    private static final Pattern TWICE = Pattern.compile("\\b[Tt]he (client|server|router) (?=\\1-[0-9])");

    private final Map<String, String> names = new HashMap<>();
    private final Map<String, String> captures = new HashMap<>();
    private final Map<Role, Integer> last = new EnumMap<>(Role.class);

    /** The alias of an address; the first role that it is met in names it. */
    String name(String address, Role role) {
        return PLACEHOLDERS.contains(address) ? address : names.computeIfAbsent(address, _ -> next(role));
    }

    /** The alias of a capture: its name may be a customer's, or that of a host. Sentences do not mention it. */
    String capture(String file) {
        return captures.computeIfAbsent(file, _ -> "capture-" + (captures.size() + 1));
    }

    /** Why it could not be read may hold an address out of it. */
    Unread unread(Unread unread) {
        return new Unread(capture(unread.file()), text(unread.why()));
    }

    private String next(Role role) {
        return role.name().toLowerCase(Locale.ROOT) + "-" + last.merge(role, 1, Integer::sum);
    }

    Endpoint end(Endpoint end, Role role) {
        return new Endpoint(name(end.address(), role), end.port());
    }

    List<String> texts(List<String> texts) {
        var told = new ArrayList<String>(texts.size());
        texts.forEach(t -> told.add(text(t)));
        return List.copyOf(told);
    }

    /** A sentence or command with every address in it replaced. */
    String text(String text) {
        var told = new StringBuilder(text.length());
        var at = 0;
        while (at < text.length()) {
            var end = at;
            while (end < text.length() && AddressWords.belongs(text.charAt(end))) {
                end++;
            }
            if (end == at) {
                told.append(text.charAt(at++));
            } else {
                told.append(word(text.substring(at, end)));
                at = end;
            }
        }
        return TWICE.matcher(told).replaceAll("");
    }

    /** A word, with the stop or colon of its sentence behind it, or a port; the longest known name in front of these counts. */
    private String word(String word) {
        var known = replaced(word, names::get);
        return known != null ? known : Objects.requireNonNullElse(replaced(word, this::discovered), word);
    }

    private static @Nullable String replaced(String word, Function<String, @Nullable String> alias) {
        for (int end = word.length(); end > 0; end--) {
            if (end < word.length() && !AddressWords.separates(word.charAt(end))) {
                continue;
            }
            var found = alias.apply(word.substring(0, end));
            if (found != null) {
                return found + word.substring(end);
            }
        }
        return null;
    }

    private @Nullable String discovered(String word) {
        if (AddressWords.isMac(word)) {
            return name(word, Role.MAC);
        }
        return AddressWords.isAddress(word) ? name(word, Role.HOST) : null;
    }
}
