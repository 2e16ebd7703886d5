package org.headroom.report;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import org.headroom.diagnosis.Diagnosis;
import org.headroom.diagnosis.Finding;
import org.jspecify.annotations.Nullable;

/**
 * The report for programs: {@code headroom-report/1}, {@code headroom-compare/1}. The form is a promise and changes only by
 * adding. Several analyses become an array.
 */
public final class JsonReport implements TextualReport {

    @Override
    public void write(Reading reading, Appendable out) throws IOException {
        var analyses = reading.analyses();
        try (var json = Json.into(out)) {
            if (analyses.size() == 1) {
                report(json, analyses.getFirst().diagnosis(), reading.unread());
                return;
            }
            json.writeStartArray();
            for (var analysis : analyses) {
                report(json, analysis.diagnosis(), reading.unread());
            }
            json.writeEndArray();
        }
    }

    @Override
    public void write(Comparison comparison, Appendable out) throws IOException {
        try (var json = Json.into(out)) {
            json.writeStartObject();
            json.writeStringField("schema", "headroom-compare/1");
            Json.truth(json, "helped", comparison.helped());
            json.writeStringField("summary", comparison.summary());
            json.writeFieldName("before");
            report(json, comparison.before().diagnosis(), List.of());
            json.writeFieldName("after");
            report(json, comparison.after().diagnosis(), List.of());
            Json.strings(
                    json, "gone", comparison.gone().stream().map(Finding::id).toList());
            Json.strings(
                    json, "new", comparison.added().stream().map(Finding::id).toList());
            json.writeEndObject();
        }
    }

    private static void report(JsonGenerator json, Diagnosis diagnosis, List<Unread> unread) throws IOException {
        json.writeStartObject();
        json.writeStringField("schema", "headroom-report/1");
        Json.tool(json);
        json.writeArrayFieldStart("captures");
        for (int i = 0; i < diagnosis.captures().size(); i++) {
            CaptureJson.write(
                    json, diagnosis.captures().get(i), diagnosis.clocks().get(i));
        }
        json.writeEndArray();
        json.writeStringField("verdict", diagnosis.verdict().label());
        json.writeStringField("summary", diagnosis.summary());
        counts(json, diagnosis);
        json.writeArrayFieldStart("findings");
        for (var finding : diagnosis.findings()) {
            FindingJson.write(json, finding);
        }
        json.writeEndArray();
        json.writeStringField("detail", diagnosis.detail());
        recipe(json, diagnosis.recipe());
        Json.strings(json, "notApplicable", diagnosis.notApplicable());
        Json.unread(json, unread);
        json.writeEndObject();
    }

    private static void counts(JsonGenerator json, Diagnosis diagnosis) throws IOException {
        var counts = diagnosis.counts();
        json.writeObjectFieldStart("counts");
        json.writeNumberField("packets", counts.packets());
        json.writeNumberField("flows", counts.flows());
        json.writeNumberField("tcpFlows", counts.tcpFlows());
        json.writeNumberField("fragmentationNeeded", counts.fragmentationNeeded());
        json.writeNumberField("packetTooBig", counts.packetTooBig());
        json.writeEndObject();
    }

    private static void recipe(JsonGenerator json, Diagnosis.@Nullable Recipe recipe) throws IOException {
        if (recipe == null) {
            json.writeNullField("recipe");
            return;
        }
        json.writeObjectFieldStart("recipe");
        json.writeStringField("where", recipe.where());
        json.writeStringField("command", recipe.command());
        json.writeStringField("settles", recipe.settles());
        json.writeEndObject();
    }
}
