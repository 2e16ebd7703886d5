package org.headroom.report;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import org.headroom.diagnosis.Evidence;
import org.headroom.diagnosis.Finding;
import org.headroom.diagnosis.FlowName;
import org.headroom.diagnosis.Icmp;
import org.headroom.diagnosis.Interval;
import org.headroom.diagnosis.Overhead;
import org.headroom.diagnosis.RecommendedMss;
import org.headroom.diagnosis.RuledOut;
import org.headroom.diagnosis.remedy.Remedy;
import org.jspecify.annotations.Nullable;

/** One finding of {@code headroom-report/1}, field by field in the order of the contract. */
final class FindingJson {

    private final JsonGenerator json;

    private FindingJson(JsonGenerator json) {
        this.json = json;
    }

    static void write(JsonGenerator json, Finding finding) throws IOException {
        new FindingJson(json).finding(finding);
    }

    private void finding(Finding f) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", f.id());
        json.writeStringField("rule", f.rule());
        json.writeStringField("severity", f.severity().label());
        json.writeStringField("confidence", f.confidence().label());
        json.writeStringField("title", f.title());
        json.writeStringField("explanation", f.explanation());
        Json.text(json, "direction", direction(f));
        Json.number(json, "pathMtu", f.pathMtu());
        range(f.pathMtuRange());
        Json.number(json, "largestSent", known(f.largestSent()));
        Json.number(json, "largestDelivered", known(f.largestDelivered()));
        json.writeObjectFieldStart("mss");
        Json.number(json, "client", f.mss().client());
        Json.number(json, "server", f.mss().server());
        json.writeEndObject();
        recommended(f.recommendedMss());
        overhead(f.overhead());
        icmp(f.icmp());
        between(f.between());
        flows(f.flows());
        json.writeNumberField("flowCount", f.flowCount());
        evidence(f.evidence());
        ruledOut(f.ruledOut());
        remedies(f.remedies());
        json.writeStringField("verdict", f.verdict().label());
        json.writeEndObject();
    }

    private static @Nullable String direction(Finding f) {
        if (f.bothWays()) {
            return "both";
        }
        return f.direction() == null ? null : f.direction().label();
    }

    private static @Nullable Integer known(int octets) {
        return octets == 0 ? null : octets;
    }

    private void range(@Nullable Interval range) throws IOException {
        if (range == null) {
            json.writeNullField("pathMtuRange");
        } else {
            Json.numbers(json, "pathMtuRange", List.of(range.delivered(), range.lost()));
        }
    }

    private void recommended(@Nullable RecommendedMss mss) throws IOException {
        if (mss == null) {
            json.writeNullField("recommendedMss");
            return;
        }
        json.writeObjectFieldStart("recommendedMss");
        json.writeNumberField("ipv4", mss.ipv4());
        json.writeNumberField("ipv6", mss.ipv6());
        json.writeEndObject();
    }

    private void overhead(@Nullable Overhead overhead) throws IOException {
        if (overhead == null) {
            json.writeNullField("overhead");
            return;
        }
        json.writeObjectFieldStart("overhead");
        Json.number(json, "bytes", overhead.bytes());
        json.writeBooleanField("measured", overhead.measured());
        json.writeArrayFieldStart("candidates");
        for (var candidate : overhead.candidates()) {
            candidate(json, candidate);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    static void candidate(JsonGenerator json, Overhead.Candidate candidate) throws IOException {
        json.writeStartObject();
        json.writeStringField("encapsulation", candidate.encapsulation());
        json.writeNumberField("bytes", candidate.bytes());
        json.writeStringField("reason", candidate.reason());
        json.writeStringField("title", candidate.title());
        json.writeEndObject();
    }

    private void icmp(@Nullable Icmp icmp) throws IOException {
        if (icmp == null) {
            json.writeNullField("icmp");
            return;
        }
        json.writeObjectFieldStart("icmp");
        json.writeNumberField("count", icmp.count());
        Json.strings(json, "sources", icmp.sources());
        Json.numbers(json, "nextHopMtu", icmp.nextHopMtu());
        json.writeBooleanField("atSender", icmp.atSender());
        json.writeEndObject();
    }

    private void between(Finding.@Nullable Between between) throws IOException {
        if (between == null) {
            json.writeNullField("between");
        } else {
            Json.numbers(json, "between", List.of(between.from(), between.to()));
        }
    }

    private void flows(List<FlowName> flows) throws IOException {
        json.writeArrayFieldStart("flows");
        for (var flow : flows) {
            json.writeStartObject();
            json.writeStringField("client", flow.client().toString());
            json.writeStringField("server", flow.server().toString());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void evidence(List<Evidence> evidence) throws IOException {
        json.writeArrayFieldStart("evidence");
        for (var item : evidence) {
            json.writeStartObject();
            json.writeNumberField("capture", item.capture());
            json.writeNumberField("packet", item.packet());
            Json.text(json, "time", Moment.iso(item.nanos()));
            json.writeStringField("what", item.what());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void ruledOut(List<RuledOut> ruledOut) throws IOException {
        json.writeArrayFieldStart("ruledOut");
        for (var item : ruledOut) {
            json.writeStartObject();
            json.writeStringField("cause", item.cause());
            json.writeStringField("because", item.because());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void remedies(List<Remedy> remedies) throws IOException {
        json.writeArrayFieldStart("remedies");
        for (var remedy : remedies) {
            json.writeStartObject();
            json.writeStringField("id", remedy.id());
            json.writeStringField("platform", remedy.platform());
            json.writeStringField("where", remedy.where());
            Json.strings(json, "commands", remedy.commands());
            Json.strings(json, "undo", remedy.undo());
            json.writeStringField("covers", remedy.covers());
            Json.strings(json, "caveats", remedy.caveats());
            json.writeStringField("title", remedy.title());
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
