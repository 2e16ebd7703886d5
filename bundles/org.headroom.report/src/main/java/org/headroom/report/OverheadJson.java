package org.headroom.report;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import org.headroom.diagnosis.overhead.Catalogue;
import org.headroom.diagnosis.overhead.Clues;
import org.headroom.diagnosis.overhead.Stack;

/** The arithmetic of encapsulation as {@code headroom-overhead/1}. */
public final class OverheadJson {

    private OverheadJson() {}

    /** What a stack leaves of an underlay's MTU. */
    public static void write(Stack stack, int underlay, Appendable out) throws IOException {
        try (var json = Json.into(out)) {
            var inner = stack.innerMtu(underlay);
            json.writeStartObject();
            json.writeStringField("schema", "headroom-overhead/1");
            json.writeStringField("stack", stack.toString());
            json.writeNumberField("underlay", underlay);
            json.writeNumberField("overheadBytes", stack.overhead(underlay));
            json.writeNumberField("innerMtu", inner);
            json.writeObjectFieldStart("mss");
            Json.number(json, "ipv4", inner > 40 ? inner - 40 : null);
            Json.number(json, "ipv6", inner > 60 ? inner - 60 : null);
            json.writeEndObject();
            layers(json, stack, underlay);
            Json.text(json, "trap", Catalogue.trap(underlay));
            json.writeEndObject();
        }
    }

    private static void layers(JsonGenerator json, Stack stack, int underlay) throws IOException {
        json.writeArrayFieldStart("layers");
        for (var layer : stack.layers(underlay)) {
            json.writeStartObject();
            json.writeStringField("name", layer.name());
            json.writeNumberField("bytes", layer.bytes());
            json.writeStringField("source", layer.source());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    /** Which stacks leave an MTU. */
    public static void write(int mtu, Clues clues, Appendable out) throws IOException {
        var candidates = Catalogue.candidates(mtu, clues);
        try (var json = Json.into(out)) {
            json.writeStartObject();
            json.writeStringField("schema", "headroom-overhead/1");
            json.writeNumberField("mtu", mtu);
            json.writeNumberField("underlay", mtu + candidates.getFirst().bytes());
            json.writeArrayFieldStart("candidates");
            for (var candidate : candidates) {
                FindingJson.candidate(json, candidate);
            }
            json.writeEndArray();
            Json.text(json, "trap", Catalogue.trap(mtu));
            json.writeEndObject();
        }
    }
}
