package org.headroom.report;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.SequencedSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.headroom.diagnosis.Analysis;
import org.headroom.diagnosis.Diagnosis;
import org.headroom.packet.capture.Record;
import org.jspecify.annotations.Nullable;

/** A small capture that holds only the packets that the findings cite, each with a comment that says why. */
public final class EvidenceFile {

    /** A packet among all captures, in the order to write them. */
    private record Place(int capture, long packet) implements Comparable<Place> {
        @Override
        public int compareTo(Place other) {
            return capture != other.capture
                    ? Integer.compare(capture, other.capture)
                    : Long.compare(packet, other.packet);
        }
    }

    private EvidenceFile() {}

    /** Writes a pcapng; of an {@link Anonymous} analysis only headers, without the addresses of anybody. */
    public static void write(Analysis analysis, OutputStream out) throws IOException {
        var veil = analysis instanceof Anonymous anonymous ? anonymous.veil() : null;
        var cited = cited(analysis.diagnosis());
        var names = veil == null ? Map.<String, String>of() : names(analysis, veil, cited.keySet());
        var file = new PcapngWriter(
                out, "Headroom " + Report.VERSION, analysis.diagnosis().summary() + legend(names));
        if (!names.isEmpty()) {
            file.names(names);
        }
        var record = new Record();
        for (var packet : cited.entrySet()) {
            var place = packet.getKey();
            if (analysis.packet(place.capture(), place.packet(), record)) {
                var source =
                        analysis.diagnosis().captures().get(place.capture()).file();
                var why = String.join("\n", packet.getValue());
                file.packet(
                        record, bytes(record, veil), source, "Packet " + place.packet() + " of " + source + "\n" + why);
            }
        }
    }

    /** The names of all addresses, which the reader wants to know before the first packet. */
    private static Map<String, String> names(Analysis analysis, Veil veil, Set<Place> places) {
        var record = new Record();
        for (var place : places) {
            if (analysis.packet(place.capture(), place.packet(), record)) {
                veil.over(record);
            }
        }
        return veil.names();
    }

    /** So that report and packets can be laid side by side. */
    private static String legend(Map<String, String> names) {
        return names.isEmpty()
                ? ""
                : names.entrySet().stream()
                        .map(n -> n.getKey() + " is " + n.getValue())
                        .collect(Collectors.joining(", ", "\nNo address here is a real one: ", "."));
    }

    private static TreeMap<Place, SequencedSet<String>> cited(Diagnosis diagnosis) {
        var cited = new TreeMap<Place, SequencedSet<String>>();
        for (var finding : diagnosis.findings()) {
            for (var item : finding.evidence()) {
                cited.computeIfAbsent(new Place(item.capture(), item.packet()), _ -> new LinkedHashSet<>())
                        .add(finding.id() + " " + finding.rule() + ": " + item.what());
            }
        }
        return cited;
    }

    private static byte[] bytes(Record record, @Nullable Veil veil) {
        return veil == null
                ? Arrays.copyOfRange(record.bytes(), record.start(), record.start() + record.capturedLength())
                : veil.over(record);
    }
}
