package org.headroom.ui.capture;

import java.util.ArrayList;
import org.headroom.diagnosis.Diagnosis;
import org.headroom.report.Wording;

/** What was looked at, in one line: {@code 58 packets, 16.0 s · 96 octets of each captured, sizes from the IP header}. */
final class StatusSentence {

    private StatusSentence() {}

    static String of(Diagnosis diagnosis) {
        var several = diagnosis.captures().size();
        if (several > 1) {
            return Wording.count(several, "capture") + ", "
                    + Wording.count(diagnosis.counts().packets(), "packet");
        }
        var capture = diagnosis.captures().getFirst();
        var parts = new ArrayList<String>();
        var packets = Wording.count(capture.packets(), "packet");
        parts.add(
                capture.packets() > 1 ? packets + ", " + Span.of(capture.firstNanos(), capture.lastNanos()) : packets);
        if (capture.truncatedPackets() > 0) {
            parts.add(
                    capture.snapLength() > 0
                            ? "%s octets of each captured, sizes from the IP header"
                                    .formatted(Wording.number(capture.snapLength()))
                            : "%s cut short, sizes from the IP header"
                                    .formatted(Wording.count(capture.truncatedPackets(), "packet")));
        }
        parts.addAll(capture.skippedPackets());
        return String.join(" · ", parts);
    }
}
