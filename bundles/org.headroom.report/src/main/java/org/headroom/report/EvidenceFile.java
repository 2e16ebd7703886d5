package org.headroom.report;

import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashSet;
import java.util.SequencedSet;
import java.util.TreeMap;
import org.headroom.diagnosis.Analysis;
import org.headroom.diagnosis.Diagnosis;
import org.headroom.packet.capture.Record;

/** A small capture that holds only the packets that the findings cite, each with a comment that says why. */
public final class EvidenceFile {

    /** A packet among all captures, in the order to write them. */
    private record Place(int capture, long packet) implements Comparable<Place> {
        @Override
        public int compareTo(Place other) {
            return capture != other.capture ? Integer.compare(capture, other.capture) : Long.compare(packet, other.packet);
        }
    }

    private EvidenceFile() {}

    /** Writes a pcapng. */
    public static void write(Analysis analysis, OutputStream out) throws IOException {
        var file = new PcapngWriter(out, "Headroom " + Report.VERSION, analysis.diagnosis().summary());
        var record = new Record();
        for (var cited : cited(analysis.diagnosis()).entrySet()) {
            var place = cited.getKey();
            if (analysis.packet(place.capture(), place.packet(), record)) {
                var source = analysis.diagnosis().captures().get(place.capture()).file();
                var why = String.join("\n", cited.getValue());
                file.packet(record, source, "Packet " + place.packet() + " of " + source + "\n" + why);
            }
        }
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
}
