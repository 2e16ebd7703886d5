package org.headroom.report;

import java.io.IOException;
import org.headroom.diagnosis.Clock;
import org.headroom.packet.capture.CaptureInfo;
import org.jspecify.annotations.Nullable;

/** A capture's own facts as text: at the end of a report, and alone. */
public final class CaptureText {

    private CaptureText() {}

    /** What is known of captures that were read but not judged. */
    public static void write(Captures captures, int columns, Appendable out) throws IOException {
        var paper = new Paper(out, columns);
        for (var capture : captures.read()) {
            paper.line(capture.file());
            paper.labelled(
                    2,
                    "format",
                    14,
                    capture.format() + (capture.compression().isEmpty() ? "" : " in " + capture.compression()));
            paper.labelled(
                    2,
                    "link types",
                    14,
                    capture.linkTypes().isEmpty() ? "none" : String.join(", ", capture.linkTypes()));
            paper.labelled(2, "snap length", 14, snapLength(capture));
            paper.labelled(
                    2,
                    "packets",
                    14,
                    Wording.number(capture.packets())
                            + (capture.truncatedPackets() == 0
                                    ? ", all whole"
                                    : ", " + Wording.number(capture.truncatedPackets()) + " of them cut short"));
            paper.labelled(2, "octets", 14, Wording.number(capture.bytes()));
            if (capture.firstNanos() != Long.MIN_VALUE) {
                paper.labelled(
                        2,
                        "time",
                        14,
                        Moment.iso(capture.firstNanos()) + " and "
                                + Moment.lasting(capture.lastNanos() - capture.firstNanos()) + " on");
            }
            damage(capture, 2, paper);
        }
        for (var missing : captures.unread()) {
            paper.line(missing.file());
            paper.labelled(2, "not read", 14, missing.why());
        }
    }

    private static String snapLength(CaptureInfo capture) {
        if (capture.snapLength() == 0) {
            return "not declared";
        }
        return Wording.number(capture.snapLength())
                + (capture.truncatedPackets() > 0 && !Wording.cutsPackets(capture)
                        ? " declared; what is cut was cut to less"
                        : "");
    }

    static void write(CaptureInfo capture, @Nullable Clock clock, int index, Paper paper) throws IOException {
        paper.labelled(2, index + 1 + ".", 3, capture.file() + ": " + Wording.capture(capture));
        if (index > 0) {
            paper.paragraph(5, Wording.clock(clock));
        }
        damage(capture, 5, paper);
    }

    private static void damage(CaptureInfo capture, int indent, Paper paper) throws IOException {
        for (var line : Wording.limits(capture)) {
            paper.paragraph(indent, line);
        }
    }
}
