package org.headroom.report;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import org.headroom.diagnosis.Analysis;
import org.headroom.flow.FlowRow;

/** Flows as {@code headroom-flows/1}. */
public final class FlowsJson {

    private FlowsJson() {}

    public static void write(Reading reading, Appendable out) throws IOException {
        try (var json = Json.into(out)) {
            json.writeStartObject();
            json.writeStringField("schema", "headroom-flows/1");
            Json.tool(json);
            json.writeArrayFieldStart("flows");
            for (var analysis : reading.analyses()) {
                for (var flow : new SeenFlows(analysis)) {
                    flow(json, flow, analysis);
                }
            }
            json.writeEndArray();
            Json.unread(json, reading.unread());
            json.writeEndObject();
        }
    }

    private static void flow(JsonGenerator json, SeenFlow seen, Analysis analysis) throws IOException {
        var flow = seen.row();
        json.writeStartObject();
        json.writeNumberField("flow", flow.id());
        json.writeStringField("protocol", flow.protocol());
        json.writeStringField("client", flow.client().toString());
        json.writeStringField("server", flow.server().toString());
        json.writeObjectFieldStart("mss");
        Json.number(json, "client", flow.clientMss());
        Json.number(json, "server", flow.serverMss());
        json.writeEndObject();
        json.writeNumberField("packets", flow.packets());
        Json.text(json, "firstTime", Moment.iso(flow.firstNanos()));
        Json.text(json, "lastTime", Moment.iso(flow.lastNanos()));
        side(json, "clientToServer", flow.clientToServer());
        side(json, "serverToClient", flow.serverToClient());
        json.writeStringField("verdict", seen.verdict().label());
        Json.strings(json, "files", seen.files(analysis));
        json.writeEndObject();
    }

    private static void side(JsonGenerator json, String name, FlowRow.Side side) throws IOException {
        json.writeObjectFieldStart(name);
        json.writeNumberField("packets", side.packets());
        json.writeNumberField("octets", side.octets());
        json.writeNumberField("largestSent", side.largestSent());
        json.writeNumberField("largestDelivered", side.largestDelivered());
        json.writeNumberField("retransmissions", side.retransmissions());
        json.writeNumberField("tooBig", side.tooBig());
        json.writeEndObject();
    }
}
