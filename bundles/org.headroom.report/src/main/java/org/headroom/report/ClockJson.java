package org.headroom.report;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Locale;
import org.headroom.diagnosis.Clock;
import org.headroom.diagnosis.Drift;
import org.jspecify.annotations.Nullable;

/** A capture's clock as JSON: the offset alone, and how it is known. */
final class ClockJson {

    private ClockJson() {}

    static void write(JsonGenerator json, @Nullable Clock clock) throws IOException {
        Json.number(json, "clockOffsetSeconds", clock == null ? null : seconds(clock.offsetNanos()));
        if (clock == null || clock.first()) {
            json.writeNullField("clock");
            return;
        }
        json.writeObjectFieldStart("clock");
        Json.number(json, "offsetErrorSeconds", clock.bothWays() ? Math.ceilDiv(clock.errorNanos(), 1000) / 1e6 : null);
        Json.text(json, "at", Moment.iso(clock.atNanos()));
        json.writeBooleanField("bothWays", clock.bothWays());
        json.writeNumberField("pairs", clock.pairs());
        drift(json, clock.drift());
        json.writeEndObject();
    }

    private static void drift(JsonGenerator json, Drift drift) throws IOException {
        json.writeStringField("drift", name(drift));
        Json.number(json, "driftPpm", ppm(drift));
        Json.number(json, "driftErrorPpm", errorPpm(drift));
        if (drift instanceof Drift.Stepped(long at, long by)) {
            json.writeObjectFieldStart("step");
            Json.text(json, "at", Moment.iso(at));
            json.writeNumberField("seconds", seconds(by));
            json.writeEndObject();
        } else {
            json.writeNullField("step");
        }
    }

    private static String name(Drift drift) {
        return switch (drift) {
            case Drift.Measured _ -> "measured";
            case Drift.NoneSeen _ -> "none-seen";
            case Drift.Stepped _ -> "stepped";
            case Drift.Unknown(var why) -> why.name().toLowerCase(Locale.ROOT).replace('_', '-');
        };
    }

    private static @Nullable Double ppm(Drift drift) {
        return switch (drift) {
            case Drift.Measured measured -> Double.valueOf(hundredths(measured.ppm()));
            case Drift.NoneSeen _ -> Double.valueOf(0);
            case Drift.Stepped _, Drift.Unknown _ -> null;
        };
    }

    private static @Nullable Double errorPpm(Drift drift) {
        return switch (drift) {
            case Drift.Measured measured -> Double.valueOf(up(measured.errorPpm()));
            case Drift.NoneSeen none -> Double.valueOf(up(none.errorPpm()));
            case Drift.Stepped _, Drift.Unknown _ -> null;
        };
    }

    private static double hundredths(double ppm) {
        return Math.round(ppm * 100) / 100.0;
    }

    private static double up(double ppm) {
        return Math.ceil(ppm * 100) / 100;
    }

    /** To the microsecond. */
    private static double seconds(long nanos) {
        return Math.round(nanos / 1e3) / 1e6;
    }
}
