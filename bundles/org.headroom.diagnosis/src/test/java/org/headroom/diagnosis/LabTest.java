package org.headroom.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.headroom.flow.Progress;
import org.headroom.packet.capture.Capture;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Captures of real stacks in trouble against what an expert concludes from each file alone. A field that is empty in the table is not
 * asked; {@code |} parts alternatives on which experts may differ.
 */
class LabTest {

    private static final Path LAB = Path.of("src/test/resources/lab");

    record Case(Map<String, String> fields) {
        String of(String field) {
            return fields.getOrDefault(field, "");
        }

        boolean asks(String field) {
            return !of(field).isEmpty();
        }

        List<String> any(String field) {
            return List.of(of(field).split("\\|"));
        }

        @Override
        public String toString() {
            return of("file");
        }
    }

    static Stream<Case> cases() throws IOException {
        try (var table = Objects.requireNonNull(LabTest.class.getResourceAsStream("/lab/expected.tsv"))) {
            var lines = new String(table.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            var names = lines.getFirst().split("\t");
            return lines.stream().skip(1).map(line -> row(names, line.split("\t", -1)));
        }
    }

    private static Case row(String[] names, String[] values) {
        return new Case(
                IntStream.range(0, values.length).boxed().collect(Collectors.toMap(i -> names[i], i -> values[i])));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void judgesAsAnExpertWould(Case expected) throws IOException {
        try (var analysis =
                Diagnose.captures(List.of(Capture.open(LAB.resolve(expected.of("file")))), Progress.none())) {
            judge(expected, analysis.diagnosis());
        }
    }

    private static void judge(Case expected, Diagnosis diagnosis) {
        var said = diagnosis.findings().stream()
                .map(f -> f.rule() + "/" + f.severity().label())
                .toList();
        assertThat(expected.any("verdict"))
                .as("verdict of %s", said)
                .contains(diagnosis.verdict().label());
        var grave = diagnosis.findings().stream()
                .filter(f -> f.severity().compareTo(Severity.MAJOR) <= 0)
                .toList();
        assertThat(grave.stream().map(Finding::rule))
                .as("accusations")
                .doesNotContainAnyElementsOf(expected.any("mustNotAccuse"));
        if (expected.asks("troubledFlows")) {
            within(expected.of("troubledFlows"), (int)
                    grave.stream().flatMap(f -> f.flows().stream()).distinct().count());
        }
        if (expected.asks("rule")) {
            var main = diagnosis.findings().stream()
                    .filter(f -> expected.any("rule").contains(f.rule()))
                    .findFirst();
            assertThat(main).as("one of %s among %s", expected.of("rule"), said).isPresent();
            numbers(expected, main.orElseThrow());
        }
    }

    private static void numbers(Case expected, Finding main) {
        if (expected.asks("direction")) {
            assertThat(expected.any("direction"))
                    .contains(
                            main.bothWays()
                                    ? "both"
                                    : main.direction() == null
                                            ? "null"
                                            : main.direction().label());
        }
        if (expected.asks("pathMtu")) {
            assertThat(main.pathMtu()).hasToString(expected.of("pathMtu"));
        }
        if (expected.asks("pathMtuRange")) {
            range(expected, main);
        }
        if (expected.asks("mss")) {
            assertThat(expected.any("mss"))
                    .contains(text(main.mss().client()) + "/" + text(main.mss().server()));
        }
        if (expected.asks("icmp")) {
            within(expected.of("icmp"), main.icmp() == null ? 0 : main.icmp().count());
        }
        if (expected.asks("encapsulation")) {
            assertThat(main.overhead()).isNotNull();
            assertThat(main.overhead().candidates().stream().limit(3).map(Overhead.Candidate::encapsulation))
                    .containsAnyElementsOf(expected.any("encapsulation"));
        }
        if (expected.asks("overheadBytes")) {
            assertThat(main.overhead().bytes()).hasToString(expected.of("overheadBytes"));
            assertThat(main.overhead().measured()).hasToString(expected.of("measured"));
        }
    }

    /** The interval holds the truth and claims no more than the file proves. */
    private static void range(Case expected, Finding main) {
        var bounds = bounds(expected.of("pathMtuRange"));
        var truth = Integer.parseInt(expected.of("truePathMtu"));
        assertThat(main.pathMtuRange()).isNotNull();
        assertThat(main.pathMtuRange().delivered()).isBetween(bounds[0], truth);
        assertThat(main.pathMtuRange().lost()).isBetween(truth, bounds[1]);
    }

    private static void within(String range, int value) {
        var bounds = bounds(range);
        assertThat(value).isBetween(bounds[0], bounds[1]);
    }

    private static int[] bounds(String range) {
        return Arrays.stream(range.split("-")).mapToInt(Integer::parseInt).toArray();
    }

    private static String text(@org.jspecify.annotations.Nullable Integer value) {
        return value == null ? "-" : value.toString();
    }
}
