package org.headroom.diagnosis;

import java.util.List;
import org.headroom.packet.capture.CaptureInfo;
import org.jspecify.annotations.Nullable;

/**
 * The result: what is wrong on the path, or that nothing is.
 *
 * @param captures as they were given
 * @param clocks of each capture against the first; null where it cannot be known
 * @param verdict the worst of the findings' verdicts
 * @param summary one sentence that a person can forward
 * @param detail one more: number, cause and fix
 * @param findings worst first
 * @param notApplicable rules that could not judge, with the reason, as "rule: because"
 * @param recipe what to capture where evidence is missing, or null
 */
public record Diagnosis(
        List<CaptureInfo> captures,
        List<@Nullable Clock> clocks,
        Verdict verdict,
        String summary,
        String detail,
        Counts counts,
        List<Finding> findings,
        List<String> notApplicable,
        @Nullable Recipe recipe) {

    /**
     * A capture that would settle the question.
     *
     * @param where on which box and interface, as a sentence
     * @param command the tcpdump line
     * @param settles what it will show, as a sentence
     */
    public record Recipe(String where, String command, String settles) {}
}
