package org.headroom.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.headroom.diagnosis.Clock;
import org.headroom.diagnosis.Diagnosis;
import org.headroom.diagnosis.Drift;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the reports say of a second capture's clock. */
class ClockReportTest {

    /** 2026-11-22 22:43:47.5 UTC. */
    private static final long AT = 1_795_387_427_500_000_000L;

    private static Clock clock(long offset, long error, Drift drift) {
        return new Clock(offset, error, AT, drift, true, 120);
    }

    static List<Arguments> sentences() {
        return List.of(
                Arguments.of(
                        clock(1_234_500_000, 210_000, new Drift.Measured(12.04, 2.6)),
                        "Its clock is 1.234 s ahead of the first capture's at 22:43:47 UTC (± 0.21 ms) and "
                                + "gains 12.0 ppm (± 2.6 ppm)."),
                Arguments.of(
                        clock(-3_000_000, 210_000, new Drift.Measured(-112.6, 13.01)),
                        "Its clock is 3 ms behind the first capture's at 22:43:47 UTC (± 0.21 ms) and "
                                + "loses 113 ppm (± 14 ppm)."),
                Arguments.of(
                        clock(100, 400, new Drift.NoneSeen(0.031)),
                        "Its clock agrees with the first capture's (± 1 µs); no drift is seen (± 0.04 ppm)."),
                Arguments.of(
                        clock(3_000_000, 3_000_000, new Drift.Stepped(AT, -250_000_000)),
                        "Its clock is 3 ms ahead of the first capture's (± 3 ms) until it was set 0.25 s back "
                                + "at about 22:43:47 UTC."),
                Arguments.of(
                        clock(3_000_000, 3_000_000, new Drift.Unknown(Drift.Why.TOO_FEW)),
                        "Its clock is 3 ms ahead of the first capture's (± 3 ms); its drift is unknown, "
                                + "for the packets in both are too few or bunched."),
                Arguments.of(
                        clock(3_000_000, 3_000_000, new Drift.Unknown(Drift.Why.TOO_SHORT)),
                        "Its clock is 3 ms ahead of the first capture's (± 3 ms); its drift is unknown, "
                                + "for the packets in both span too little time."),
                Arguments.of(
                        clock(3_000_000, 3_000_000, new Drift.Unknown(Drift.Why.UNEVEN)),
                        "Its clock is 3 ms ahead of the first capture's (± 3 ms); its drift is unknown, "
                                + "for it does not run evenly against that."),
                Arguments.of(
                        new Clock(3_000_000, 1_000_000_000, AT, new Drift.Measured(50, 2), false, 120),
                        "Its clock is 3 ms ahead of the first capture's at 22:43:47 UTC and gains 50.0 ppm (± 2.0 ppm). "
                                + "Both hold packets of one direction only: that includes their time of travel, "
                                + "and a queue that grows looks the same as drift."),
                Arguments.of(
                        new Clock(3_000_000, 1_000_000_000, AT, new Drift.NoneSeen(2), false, 120),
                        "Its clock is 3 ms ahead of the first capture's; no drift is seen (± 2.0 ppm). "
                                + "Both hold packets of one direction only: that includes their time of travel."));
    }

    @ParameterizedTest
    @MethodSource("sentences")
    void saysHowItIsKnown(Clock clock, String sentence) {
        assertEquals(sentence, Wording.clock(clock));
    }

    @Test
    void saysThatItIsNot() {
        assertEquals(
                "Too few packets of the first capture are recognised in it to set its clock: they may not show the same traffic.",
                Wording.clock(null));
    }

    private static Diagnosis two(Clock second) {
        var one = Story.diagnosis();
        return new Diagnosis(
                List.of(one.captures().getFirst(), one.captures().getFirst()),
                List.of(Clock.FIRST, second),
                one.verdict(),
                one.summary(),
                one.detail(),
                one.counts(),
                one.findings(),
                one.notApplicable(),
                one.recipe());
    }

    private static String written(TextualReport report, Clock second) throws IOException {
        var out = new StringBuilder();
        report.write(new Story.Told(two(second)), out);
        return out.toString();
    }

    private static Map<String, ?> json(Clock second) throws IOException {
        return Tree.object(Tree.at(Tree.parse(written(new JsonReport(), second)), "captures", 1));
    }

    @Test
    void everyFormatHasIt() throws IOException {
        var clock = clock(1_234_500_000, 210_000, new Drift.Measured(12.04, 2.6));
        for (var report : List.of(new TextReport(Report.COLUMNS), new MarkdownReport(), new HtmlReport())) {
            assertTrue(
                    written(report, clock).replaceAll("\\s+", " ").contains("gains 12.0 ppm (± 2.6 ppm)"),
                    report.getClass().getName());
        }
    }

    @Test
    void jsonHasWhatWasMeasured() throws IOException {
        var capture = json(clock(1_234_500_000, 210_400, new Drift.Measured(12.04, 2.601)));
        assertEquals(1.2345, capture.get("clockOffsetSeconds"));
        var clock = Tree.object(capture.get("clock"));
        assertEquals(
                List.of("offsetErrorSeconds", "at", "bothWays", "pairs", "drift", "driftPpm", "driftErrorPpm", "step"),
                List.copyOf(clock.keySet()));
        assertEquals(0.000211, clock.get("offsetErrorSeconds"));
        assertEquals("2026-11-22T22:43:47.500000000Z", clock.get("at"));
        assertEquals(true, clock.get("bothWays"));
        assertEquals(120L, clock.get("pairs"));
        assertEquals("measured", clock.get("drift"));
        assertEquals(12.04, clock.get("driftPpm"));
        assertEquals(2.61, clock.get("driftErrorPpm"));
        assertNull(clock.get("step"));
    }

    @Test
    void jsonHasNoNumberForWhatIsNotKnown() throws IOException {
        var none = Tree.object(json(clock(0, 0, new Drift.NoneSeen(3))).get("clock"));
        assertEquals(
                List.of("none-seen", 0.0, 3.0),
                List.of(none.get("drift"), none.get("driftPpm"), none.get("driftErrorPpm")));

        var unknown = Tree.object(json(new Clock(5, 5, AT, new Drift.Unknown(Drift.Why.TOO_SHORT), false, 9))
                .get("clock"));
        assertEquals("too-short", unknown.get("drift"));
        assertNull(unknown.get("driftPpm"));
        assertNull(unknown.get("driftErrorPpm"));
        assertNull(unknown.get("offsetErrorSeconds"));

        var stepped = Tree.object(
                json(clock(0, 0, new Drift.Stepped(AT, -250_000_000))).get("clock"));
        assertEquals("stepped", stepped.get("drift"));
        assertNull(stepped.get("driftPpm"));
        assertEquals(Map.of("at", "2026-11-22T22:43:47.500000000Z", "seconds", -0.25), stepped.get("step"));
    }
}
