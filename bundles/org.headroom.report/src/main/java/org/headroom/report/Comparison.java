package org.headroom.report;

import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.headroom.diagnosis.Analysis;
import org.headroom.diagnosis.Diagnosis;
import org.headroom.diagnosis.Finding;
import org.headroom.diagnosis.FlowName;
import org.headroom.diagnosis.Verdict;
import org.headroom.flow.Direction;
import org.headroom.flow.FlowRow;
import org.jspecify.annotations.Nullable;

/**
 * Two captures of the same path: before a change and after it.
 *
 * @param helped null where the later capture holds nothing that could have failed, or the earlier nothing that did
 * @param gone findings of the earlier capture that the later does not repeat
 * @param added findings of the later capture that are new
 */
public record Comparison(
        Analysis before,
        Analysis after,
        @Nullable Boolean helped,
        String summary,
        List<Finding> gone,
        List<Finding> added) {

    public static Comparison of(Analysis before, Analysis after) {
        var was = before.diagnosis();
        var is = after.diagnosis();
        var gone = was.findings().stream().filter(f -> lacks(is, f)).toList();
        var added = is.findings().stream().filter(f -> lacks(was, f)).toList();
        var helped = helped(was, after);
        var strangers = helped != null && Collections.disjoint(hosts(before), hosts(after));
        return new Comparison(
                before,
                after,
                helped,
                summary(was, is, helped)
                        + (strangers ? " No host is in both captures: they may be of different paths." : ""),
                gone,
                added);
    }

    private static Set<String> hosts(Analysis analysis) {
        return analysis.flows().stream()
                .flatMap(f -> Stream.of(f.client().address(), f.server().address()))
                .collect(Collectors.toSet());
    }

    private static boolean lacks(Diagnosis diagnosis, Finding finding) {
        return diagnosis.findings().stream()
                .noneMatch(f -> f.rule().equals(finding.rule())
                        && f.direction() == finding.direction()
                        && Objects.equals(f.pathMtu(), finding.pathMtu()));
    }

    private static @Nullable Boolean helped(Diagnosis was, Analysis after) {
        var is = after.diagnosis().verdict();
        if (is.atLeast(Verdict.HIDDEN_BLACK_HOLE)) {
            return is.compareTo(was.verdict()) > 0;
        }
        var trouble = trouble(was);
        if (trouble == null || !tried(trouble, after)) {
            return null;
        }
        return is.compareTo(was.verdict()) > 0;
    }

    /** The finding that the earlier verdict stands on, or null where nothing about sizes was wrong. */
    private static @Nullable Finding trouble(Diagnosis was) {
        return was.findings().stream()
                .filter(f -> f.verdict().atLeast(Verdict.FRAGMENTING))
                .findFirst()
                .orElse(null);
    }

    /** Whether packets as large as their MSS allows, or as the path carries, were sent where they were lost before. */
    private static boolean tried(Finding trouble, Analysis after) {
        var servers = trouble.flows().stream()
                .map(FlowName::server)
                .map(s -> s.address())
                .toList();
        var same = after.flows().stream()
                .filter(f -> servers.contains(f.server().address()))
                .toList();
        var direction = Objects.requireNonNullElse(trouble.direction(), Direction.CLIENT_TO_SERVER);
        return (same.isEmpty() ? after.flows() : same)
                .stream().anyMatch(f -> f.side(direction).largestSent() >= full(trouble, f, direction));
    }

    private static int full(Finding trouble, FlowRow flow, Direction direction) {
        var limit = trouble.pathMtu() != null
                ? trouble.pathMtu()
                : trouble.pathMtuRange() != null ? trouble.pathMtuRange().lost() : trouble.largestSent();
        var mss = direction == Direction.CLIENT_TO_SERVER ? flow.serverMss() : flow.clientMss();
        return mss == null ? limit : Math.min(limit, mss + (flow.client().ipv6() ? 60 : 40));
    }

    private static String summary(Diagnosis was, Diagnosis is, @Nullable Boolean helped) {
        if (helped == null) {
            return was.verdict().atLeast(Verdict.FRAGMENTING)
                    ? "Nothing to compare: the later capture holds no full-size packet that could have failed."
                    : "Nothing to compare: the earlier capture shows no trouble with packet sizes.";
        }
        var change = phrase(was.verdict()) + " before, " + phrase(is.verdict()) + " after.";
        if (helped) {
            return "It helped: " + change;
        }
        if (is.verdict() == was.verdict()) {
            return "It did not help: " + phrase(is.verdict()) + " after the change, too. " + is.summary();
        }
        return was.verdict() == Verdict.INCONCLUSIVE
                ? "It did not help: " + change + " " + is.summary()
                : "It is worse now: " + change + " " + is.summary();
    }

    private static String phrase(Verdict verdict) {
        return switch (verdict) {
            case BLACK_HOLE -> "a black hole";
            case HIDDEN_BLACK_HOLE -> "a hidden black hole";
            case AT_RISK -> "connections at risk";
            case FRAGMENTING -> "fragments";
            case PMTUD_WORKING -> "path MTU discovery at work";
            case OTHER_TROUBLE -> "trouble that has nothing to do with sizes";
            case HEALTHY -> "full-size packets that arrive";
            case INCONCLUSIVE -> "not enough to judge";
        };
    }
}
