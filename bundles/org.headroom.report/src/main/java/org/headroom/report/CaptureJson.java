package org.headroom.report;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import org.headroom.diagnosis.Clock;
import org.headroom.packet.capture.CaptureInfo;
import org.jspecify.annotations.Nullable;

/** A capture's own facts as JSON: in a report, and alone as {@code headroom-info/1}. */
public final class CaptureJson {

    private CaptureJson() {}

    /** Writes {@code headroom-info/1}: what is known of captures that were read but not judged. */
    public static void write(Captures captures, Appendable out) throws IOException {
        try (var json = Json.into(out)) {
            json.writeStartObject();
            json.writeStringField("schema", "headroom-info/1");
            Json.tool(json);
            json.writeArrayFieldStart("captures");
            for (var capture : captures.read()) {
                write(json, capture, null);
            }
            json.writeEndArray();
            Json.unread(json, captures.unread());
            json.writeEndObject();
        }
    }

    static void write(JsonGenerator json, CaptureInfo capture, @Nullable Clock clock) throws IOException {
        json.writeStartObject();
        json.writeStringField("file", capture.file());
        json.writeStringField("format", capture.format());
        json.writeStringField("compression", capture.compression());
        Json.strings(json, "linkTypes", capture.linkTypes());
        json.writeNumberField("snapLength", capture.snapLength());
        json.writeNumberField("packets", capture.packets());
        json.writeNumberField("bytes", capture.bytes());
        Json.text(json, "firstTime", Moment.iso(capture.firstNanos()));
        Json.text(json, "lastTime", Moment.iso(capture.lastNanos()));
        json.writeNumberField("truncatedPackets", capture.truncatedPackets());
        json.writeArrayFieldStart("problems");
        for (var problem : capture.problems()) {
            json.writeStartObject();
            json.writeNumberField("packet", problem.packet());
            json.writeNumberField("offset", problem.offset());
            json.writeStringField("what", problem.what());
            json.writeEndObject();
        }
        json.writeEndArray();
        ClockJson.write(json, clock);
        Json.strings(json, "skippedPackets", capture.skippedPackets());
        Json.strings(json, "notes", capture.notes());
        json.writeEndObject();
    }
}
