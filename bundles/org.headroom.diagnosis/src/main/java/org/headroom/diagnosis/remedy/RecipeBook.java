package org.headroom.diagnosis.remedy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.headroom.diagnosis.remedy.Remedy.Kind;

/**
 * Reads the resources, one a kind of remedy.
 *
 * <p>A block begins with {@code [id]}; then lines of {@code key: value}, of which {@code type}, {@code undo} and {@code trap} may be there
 * several times. A key may be followed by conditions of its own, {@code type !reached: …}; of several lines of {@code where} one must be left.
 * Lines that begin with {@code #} are comments.
 */
final class RecipeBook {

    private static final Set<String> KEYS =
            Set.of("platform", "title", "when", "where", "type", "undo", "covers", "trap", "source");

    private RecipeBook() {}

    /**
     * The recipes of a kind in the order to propose them.
     *
     * @throws IllegalStateException where the resource is not as described: the product is built wrong
     */
    static List<Recipe> read(Kind kind) {
        var resource = kind.name().toLowerCase(Locale.ROOT).replace('_', '-') + ".txt";
        var recipes = new ArrayList<Recipe>();
        var block = new HashMap<String, List<Line>>();
        for (var line : text(resource).lines().toList()) {
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            if (line.startsWith("[")) {
                close(block, kind, recipes);
                block.put("id", List.of(Line.of(line.substring(1, line.length() - 1))));
            } else {
                add(resource, line, block);
            }
        }
        close(block, kind, recipes);
        return List.copyOf(recipes);
    }

    private static void add(String resource, String line, Map<String, List<Line>> block) {
        var colon = line.indexOf(": ");
        var head = colon < 0 ? "" : line.substring(0, colon);
        var key = head.split(" ", 2)[0];
        if (!KEYS.contains(key)) {
            throw new IllegalStateException(resource + ": " + line);
        }
        block.computeIfAbsent(key, _ -> new ArrayList<>())
                .add(Line.of(line.substring(colon + 2), head.substring(key.length())));
    }

    private static void close(Map<String, List<Line>> block, Kind kind, List<Recipe> into) {
        if (block.isEmpty()) {
            return;
        }
        into.add(new Recipe(
                one(block, "id"),
                kind,
                one(block, "platform"),
                Line.of(one(block, "title")),
                Condition.of(block.containsKey("when") ? one(block, "when") : ""),
                all(block, "where"),
                all(block, "type"),
                all(block, "undo"),
                one(block, "covers"),
                all(block, "trap"),
                one(block, "source")));
        block.clear();
    }

    private static List<Line> all(Map<String, List<Line>> block, String key) {
        return List.copyOf(block.getOrDefault(key, List.of()));
    }

    private static String one(Map<String, List<Line>> block, String key) {
        var values = all(block, key);
        if (values.size() != 1) {
            throw new IllegalStateException("%s has %d of %s".formatted(block.get("id"), values.size(), key));
        }
        return values.getFirst().text();
    }

    private static String text(String resource) {
        try (var in = RecipeBook.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("no resource " + resource);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(resource, e);
        }
    }
}
