package org.headroom.ui.capture;

import java.nio.file.Path;
import org.headroom.diagnosis.Diagnosis;
import org.headroom.diagnosis.Finding;
import org.headroom.diagnosis.remedy.Remedy;

/** What the banner says after the verdict: number, cause and fix. */
final class SecondSentence {

    private static final String SILENT = "No router says why: it sends no ICMP, or somebody drops it.";
    private static final String FIX = " Let ICMP through.";

    private SecondSentence() {}

    /** The detail of a diagnosis, and between which of several captures it happens. */
    static String of(Diagnosis diagnosis) {
        return (detail(diagnosis) + where(diagnosis)).strip();
    }

    /** What only several captures can tell. */
    private static String where(Diagnosis diagnosis) {
        return diagnosis.findings().stream()
                .findFirst()
                .map(Finding::between)
                .map(between -> " Where: between " + name(diagnosis, between.from()) + " and "
                        + name(diagnosis, between.to()) + ".")
                .orElse("");
    }

    private static Path name(Diagnosis diagnosis, int capture) {
        return Path.of(diagnosis.captures().get(capture).file()).getFileName();
    }

    /** Of a silent black hole it would be the verdict's numbers once more. */
    private static String detail(Diagnosis diagnosis) {
        return diagnosis.findings().stream()
                .findFirst()
                .filter(f -> isSilent(f) && diagnosis.detail().startsWith(f.title()))
                .map(f -> letsIcmpThrough(f) ? SILENT + FIX : SILENT)
                .orElse(diagnosis.detail());
    }

    private static boolean isSilent(Finding finding) {
        return finding.icmp() == null && finding.pathMtu() == null && finding.pathMtuRange() != null;
    }

    private static boolean letsIcmpThrough(Finding finding) {
        return finding.remedies().stream().anyMatch(r -> r.kind() == Remedy.Kind.LET_ICMP_THROUGH);
    }
}
