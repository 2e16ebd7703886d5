package org.headroom.diagnosis.overhead;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** A resource of rows: columns separated by tabs, lines that begin with # are comments. */
final class Table {

    private Table() {}

    /**
     * The rows of a resource beside this class.
     *
     * @param columns that every row must have
     * @throws IllegalStateException where a row has another number of columns: the product is built wrong
     */
    static List<List<String>> rows(String resource, int columns) {
        return text(resource)
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> row(resource, line, columns))
                .toList();
    }

    private static List<String> row(String resource, String line, int columns) {
        var row = Arrays.asList(line.split("\t", -1));
        if (row.size() != columns) {
            throw new IllegalStateException(
                    "%s: %d columns, not %d: %s".formatted(resource, row.size(), columns, line));
        }
        return row;
    }

    private static String text(String resource) {
        try (var in = Table.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("no resource " + resource);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(resource, e);
        }
    }
}
