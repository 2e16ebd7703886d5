package org.headroom.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.headroom.diagnosis.Analysis;
import org.headroom.diagnosis.Diagnose;
import org.headroom.flow.Progress;
import org.headroom.packet.capture.Capture;

/** The captures that come with the project. */
final class Sample {

    static final String BLACK_HOLE = "lvs-black-hole-router.pcap";
    static final String MENDED = "lvs-mended-by-mss-router.pcap";

    private Sample() {}

    static Analysis read(String... names) throws IOException {
        List<Capture> captures = new ArrayList<>();
        for (var name : names) {
            captures.add(Capture.open(Path.of("../../releng/samples", name)));
        }
        return Diagnose.captures(captures, Progress.none());
    }
}
