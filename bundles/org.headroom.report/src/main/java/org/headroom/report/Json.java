package org.headroom.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The parts of a JSON document that all of ours share. */
final class Json {

    private Json() {}

    /** Writes indented JSON, to be closed by the caller; {@code out} stays open. */
    static JsonGenerator into(Appendable out) throws IOException {
        var newLines = new DefaultIndenter("  ", "\n");
        var json = new JsonFactory()
                .configure(JsonGenerator.Feature.AUTO_CLOSE_JSON_CONTENT, false)
                .createGenerator(new Utf8Writer(out));
        var separators = Separators.createDefaultInstance().withObjectFieldValueSpacing(Separators.Spacing.AFTER);
        return json.setPrettyPrinter(new DefaultPrettyPrinter(separators).withObjectIndenter(newLines));
    }

    static void tool(JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("tool");
        json.writeStringField("name", "headroom");
        json.writeStringField("version", Report.VERSION);
        json.writeEndObject();
    }

    static void text(JsonGenerator json, String name, @Nullable String text) throws IOException {
        json.writeFieldName(name);
        if (text == null) {
            json.writeNull();
        } else {
            json.writeString(text);
        }
    }

    static void number(JsonGenerator json, String name, @Nullable Integer number) throws IOException {
        json.writeFieldName(name);
        if (number == null) {
            json.writeNull();
        } else {
            json.writeNumber(number);
        }
    }

    static void truth(JsonGenerator json, String name, @Nullable Boolean truth) throws IOException {
        json.writeFieldName(name);
        if (truth == null) {
            json.writeNull();
        } else {
            json.writeBoolean(truth);
        }
    }

    static void number(JsonGenerator json, String name, @Nullable Double number) throws IOException {
        json.writeFieldName(name);
        if (number == null) {
            json.writeNull();
        } else {
            json.writeNumber(number);
        }
    }

    static void strings(JsonGenerator json, String name, List<String> texts) throws IOException {
        json.writeArrayFieldStart(name);
        for (var text : texts) {
            json.writeString(text);
        }
        json.writeEndArray();
    }

    /** Inputs that could not be read, with the reason. */
    static void unread(JsonGenerator json, List<Unread> unread) throws IOException {
        json.writeArrayFieldStart("unread");
        for (var missing : unread) {
            json.writeStartObject();
            json.writeStringField("file", missing.file());
            json.writeStringField("why", missing.why());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    static void numbers(JsonGenerator json, String name, List<Integer> numbers) throws IOException {
        json.writeArrayFieldStart(name);
        for (var number : numbers) {
            json.writeNumber(number);
        }
        json.writeEndArray();
    }
}
