package org.headroom.diagnosis;

import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
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

    /** The same with one of its remedies before all others, where that is one of them. */
    public Finding preferring(String remedy) {
        return with(draft -> draft.remedies = remedies.stream()
                .sorted(Comparator.comparing(r -> !r.id().equals(remedy)))
                .toList());
    }

    /** Two observation points, by index of their captures, in the direction of travel. */
    public record Between(int from, int to) {}

    /** The same but for what the change does to it. */
    Finding with(Consumer<Draft> change) {
        var draft = new Draft(this);
        change.accept(draft);
        return draft.finding();
    }

    /** A finding that can still be changed. */
    static final class Draft {

        String id;
        String rule;
        Verdict verdict;
        Severity severity;
        Confidence confidence;
        String title;
        String explanation;

        @Nullable
        Direction direction;

        boolean bothWays;

        @Nullable
        Integer pathMtu;

        @Nullable
        Interval pathMtuRange;

        int largestSent;
        int largestDelivered;
        Mss mss;

        @Nullable
        RecommendedMss recommendedMss;

        @Nullable
        Overhead overhead;

        @Nullable
        Icmp icmp;

        @Nullable
        Between between;

        List<FlowName> flows;
        int flowCount;
        List<Evidence> evidence;
        List<RuledOut> ruledOut;
        List<Remedy> remedies;

        private Draft(Finding from) {
            id = from.id;
            rule = from.rule;
            verdict = from.verdict;
            severity = from.severity;
            confidence = from.confidence;
            title = from.title;
            explanation = from.explanation;
            direction = from.direction;
            bothWays = from.bothWays;
            pathMtu = from.pathMtu;
            pathMtuRange = from.pathMtuRange;
            largestSent = from.largestSent;
            largestDelivered = from.largestDelivered;
            mss = from.mss;
            recommendedMss = from.recommendedMss;
            overhead = from.overhead;
            icmp = from.icmp;
            between = from.between;
            flows = from.flows;
            flowCount = from.flowCount;
            evidence = from.evidence;
            ruledOut = from.ruledOut;
            remedies = from.remedies;
        }

        private Finding finding() {
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
                    evidence,
                    ruledOut,
                    remedies);
        }
    }
}
