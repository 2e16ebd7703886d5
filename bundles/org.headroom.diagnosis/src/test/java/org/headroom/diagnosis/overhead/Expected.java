package org.headroom.diagnosis.overhead;

import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** Rows of a test's table as arguments of a parameterized test. */
final class Expected {

    private Expected() {}

    static Stream<Arguments> rows(String resource, int columns) {
        return Table.rows(resource, columns).stream().map(row -> Arguments.of(row.toArray()));
    }
}
