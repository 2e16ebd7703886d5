package org.headroom.ui.capture;

import org.headroom.diagnosis.Diagnosis;
import org.headroom.diagnosis.Finding;
import org.headroom.diagnosis.remedy.Remedy;

/** What the banner says after the verdict: number, cause and fix. */
final class SecondSentence {

    private static final String SILENT = "No router says why: it sends no ICMP, or somebody drops it.";
    private static final String FIX = " Let ICMP through.";

    private SecondSentence() {}

    /** The detail of a diagnosis; of a silent black hole that would be the verdict's numbers once more. */
    static String of(Diagnosis diagnosis) {
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
