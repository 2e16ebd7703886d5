package org.headroom.diagnosis;

import java.util.List;
import org.headroom.diagnosis.remedy.Remedy;
import org.headroom.flow.Direction;
import org.jspecify.annotations.Nullable;

/**
 * What a rule found: one sentence, its numbers, its proof, and what to do.
 *
 * @param id {@code F1}, {@code F2}, … in order of severity
 * @param rule contract name of the rule
 * @param verdict what this finding alone would make of the capture
 * @param title one line
 * @param explanation a paragraph that answers what happens, who does not learn it and why this number, citing the RFC
 * @param direction which way the packets go that suffer; null where it has none
 * @param bothWays whether it holds in both directions ({@code direction} is then the worse one)
 * @param pathMtu octets of IP, the tightest known bound in that direction; null where nobody said it
 * @param pathMtuRange where nobody said the number
 * @param largestSent octets of IP, 0 where unknown
 * @param largestDelivered octets of IP, 0 where unknown
 * @param between indices of the two captures between which it happens, or null
 * @param flows the worst hundred
 * @param flowCount all of them
 */
public record Finding(
        String id,
        String rule,
        Verdict verdict,
        Severity severity,
        Confidence confidence,
        String title,
        String explanation,
        @Nullable Direction direction,
        boolean bothWays,
        @Nullable Integer pathMtu,
        @Nullable Interval pathMtuRange,
        int largestSent,
        int largestDelivered,
        Mss mss,
        @Nullable RecommendedMss recommendedMss,
        @Nullable Overhead overhead,
        @Nullable Icmp icmp,
        @Nullable Between between,
        List<FlowName> flows,
        int flowCount,
        List<Evidence> evidence,
        List<RuledOut> ruledOut,
        List<Remedy> remedies) {

    /** Whether the flows named travel in IPv6. */
    public boolean ipv6() {
        return !flows.isEmpty() && flows.getFirst().client().ipv6();
    }

    /** Two observation points, by index of their captures, in the direction of travel. */
    public record Between(int from, int to) {}

    /** The same under another number. */
    public Finding withId(String value) {
        return new Finding(
                value,
                rule,
                verdict,
                severity,
                confidence,
                title,
                explanation,
                direction,
                bothWays,
                pathMtu,
                pathMtuRange,
                largestSent,
                largestDelivered,
                mss,
                recommendedMss,
                overhead,
                icmp,
                between,
                flows,
                flowCount,
                evidence,
                ruledOut,
                remedies);
    }

    /** The same observation where another point refutes that it is a matter of size: what is left of it. */
    Finding refuted(String newTitle, String newExplanation) {
        return new Finding(
                id,
                "stalled-transfer",
                Verdict.OTHER_TROUBLE,
                Severity.MINOR,
                Confidence.LIKELY,
                newTitle,
                newExplanation,
                direction,
                bothWays,
                null,
                null,
                largestSent,
                0,
                mss,
                null,
                null,
                icmp,
                null,
                flows,
                flowCount,
                evidence,
                List.of(),
                List.of());
    }

    /** The same, placed between two points. */
    public Finding withBetween(@Nullable Between value) {
        return new Finding(
                id,
                rule,
                verdict,
                severity,
                confidence,
                title,
                explanation,
                direction,
                bothWays,
                pathMtu,
                pathMtuRange,
                largestSent,
                largestDelivered,
                mss,
                recommendedMss,
                overhead,
                icmp,
                value,
                flows,
                flowCount,
                evidence,
                ruledOut,
                remedies);
    }

    /** The same with another explanation of the room that is missing. */
    public Finding withOverhead(@Nullable Overhead value) {
        return new Finding(
                id,
                rule,
                verdict,
                severity,
                confidence,
                title,
                explanation,
                direction,
                bothWays,
                pathMtu,
                pathMtuRange,
                largestSent,
                largestDelivered,
                mss,
                recommendedMss,
                value,
                icmp,
                between,
                flows,
                flowCount,
                evidence,
                ruledOut,
                remedies);
    }

    /** The same with another interval. */
    public Finding withPathMtuRange(@Nullable Interval value) {
        return new Finding(
                id,
                rule,
                verdict,
                severity,
                confidence,
                title,
                explanation,
                direction,
                bothWays,
                pathMtu,
                value,
                largestSent,
                largestDelivered,
                mss,
                recommendedMss,
                overhead,
                icmp,
                between,
                flows,
                flowCount,
                evidence,
                ruledOut,
                remedies);
    }

    /** The same with other evidence. */
    public Finding withEvidence(List<Evidence> value) {
        return new Finding(
                id,
                rule,
                verdict,
                severity,
                confidence,
                title,
                explanation,
                direction,
                bothWays,
                pathMtu,
                pathMtuRange,
                largestSent,
                largestDelivered,
                mss,
                recommendedMss,
                overhead,
                icmp,
                between,
                flows,
                flowCount,
                value,
                ruledOut,
                remedies);
    }

    /** The same with other messages. */
    public Finding withIcmp(@Nullable Icmp value) {
        return new Finding(
                id,
                rule,
                verdict,
                severity,
                confidence,
                title,
                explanation,
                direction,
                bothWays,
                pathMtu,
                pathMtuRange,
                largestSent,
                largestDelivered,
                mss,
                recommendedMss,
                overhead,
                value,
                between,
                flows,
                flowCount,
                evidence,
                ruledOut,
                remedies);
    }

    /** The same with another explanation. */
    public Finding withExplanation(String value) {
        return new Finding(
                id,
                rule,
                verdict,
                severity,
                confidence,
                title,
                value,
                direction,
                bothWays,
                pathMtu,
                pathMtuRange,
                largestSent,
                largestDelivered,
                mss,
                recommendedMss,
                overhead,
                icmp,
                between,
                flows,
                flowCount,
                evidence,
                ruledOut,
                remedies);
    }
}
