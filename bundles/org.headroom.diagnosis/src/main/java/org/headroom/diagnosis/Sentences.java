package org.headroom.diagnosis;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.headroom.packet.wire.Encapsulation;
import org.jspecify.annotations.Nullable;

/** The verdict in one sentence, as the banner and the report say it, and one more with number, cause and fix. */
final class Sentences {

    private static final int MOST_NAMED = 3;

    private final Verdict verdict;
    /** Of what the verdict says, worst first. */
    private final List<Cause> causes;

    private final Counts counts;

    Sentences(Verdict verdict, List<Finding> findings, Counts counts) {
        this.verdict = verdict;
        this.causes =
                Cause.of(findings.stream().filter(f -> f.verdict() == verdict).toList());
        this.counts = counts;
    }

    String summary() {
        var main = main();
        return switch (verdict) {
            case BLACK_HOLE -> main == null ? "Black hole." : blackHole(main);
            case HIDDEN_BLACK_HOLE ->
                main == null
                        ? "Hidden black hole."
                        : say(
                                "Hidden black hole, %s. %s and now sends %d octets at a time; every new connection waits again.",
                                way(main), main.title(), main.largestDelivered());
            case AT_RISK -> main == null ? "At risk." : atRisk(main);
            case FRAGMENTING ->
                main == null ? "Fragments." : say("Fragments, %s. %s, at a price.", way(main), main.title());
            case PMTUD_WORKING ->
                main == null
                        ? "Path MTU discovery works."
                        : say("Path MTU discovery works, %s. %s", way(main), first(main.explanation()));
            case OTHER_TROUBLE ->
                main == null
                        ? "Not an MTU problem."
                        : say(
                                "Not an MTU problem. %s%s.",
                                main.title(), main.icmp() == null ? "; size has nothing to do with it" : "");
            case HEALTHY -> healthy();
            case INCONCLUSIVE ->
                main == null
                        ? say("Not enough to judge: %s.", missing())
                        : say("Not enough to judge. %s.", main.title());
        };
    }

    /** A message may come without its number, as printed text has it, or about what got through all the same. */
    private String healthy() {
        var told = counts.fragmentationNeeded() + counts.packetTooBig();
        return told == 0
                ? "Healthy. Full-size packets pass, and nothing says that any was too big."
                : say(
                        "Healthy. Full-size packets pass, and nothing got stuck; %,d ICMP %s that something was too big.",
                        told, told == 1 ? "message says" : "messages say");
    }

    /** What would have to be there. */
    private String missing() {
        if (counts.packets() == 0) {
            return "the capture holds no packets";
        }
        if (counts.flows() == 0) {
            return "no TCP or UDP that can be read is in this capture";
        }
        return counts.tcpFlows() == 0
                ? "no TCP is in this capture"
                : "no full-size TCP segment in this capture is known to have arrived";
    }

    private static String blackHole(Finding main) {
        var who = sender(main);
        if (main.pathMtu() != null) {
            return say(
                    "Black hole, %s. Packets over %d octets never arrive, and %s does not learn it.",
                    way(main), main.pathMtu(), who);
        }
        if (main.icmp() != null && main.icmp().nextHopMtu().isEmpty()) {
            return say(
                    "Black hole, %s. Full-size packets are refused as too big and sent again: %s does not learn it.",
                    way(main), who);
        }
        return main.pathMtuRange() == null
                ? say("Black hole, %s. %s.", way(main), main.title())
                : say(
                        main.icmp() == null
                                ? "Black hole, %s. Packets of %d octets never arrive, those of %d do, and nobody tells %s."
                                : "Black hole, %s. Packets of %d octets never arrive, those of %d do; %s is told so in a way that it cannot use.",
                        way(main),
                        main.pathMtuRange().lost(),
                        main.pathMtuRange().delivered(),
                        who);
    }

    private static String atRisk(Finding main) {
        return main.pathMtu() == null
                ? say("At risk, %s. %s.", way(main), main.title())
                : say(
                        "At risk, %s. The path carries %d octets, and %d were sent: whether %s learns it cannot be seen here.",
                        way(main), main.pathMtu(), main.largestSent(), sender(main));
    }

    /** What is behind the verdict; empty where its own sentence says it already. */
    String detail() {
        if (causes.isEmpty()) {
            return "";
        }
        var cause = causes.getFirst();
        var main = cause.worst();
        var behind = joined(told(cause), room(main), fitting(main), share(cause));
        var title = !behind.isEmpty() || summary().contains(main.title()) ? "" : main.title() + ".";
        return joined(title, behind, others());
    }

    private static String joined(String... sentences) {
        return Stream.of(sentences).filter(s -> !s.isEmpty()).collect(Collectors.joining(" "));
    }

    private static String told(Cause cause) {
        var icmp = cause.worst().icmp();
        return icmp == null
                ? ""
                : say(
                        "%,d ICMP %s from %s%s.",
                        cause.messages(),
                        cause.messages() == 1 ? "message" : "messages",
                        String.join(", ", icmp.sources()),
                        cause.findings().size() == 1 ? "" : say(" about %,d flows", cause.flowCount()));
    }

    private static String room(Finding main) {
        var overhead = main.overhead();
        return overhead == null
                        || overhead.bytes() == null
                        || overhead.candidates().isEmpty()
                ? ""
                : octets(
                        overhead.bytes(),
                        overhead.measured(),
                        overhead.candidates().getFirst());
    }

    private String fitting(Finding main) {
        return main.recommendedMss() != null && verdict.atLeast(Verdict.AT_RISK)
                ? say("MSS %s.", main.recommendedMss().words("fits", main.ipv6()))
                : "";
    }

    /** How many flows suffer, where messages do not tell. */
    private String share(Cause cause) {
        var few = cause.flowCount() < counts.flows();
        var silent = cause.messages() == 0 && cause.findings().size() > 1;
        return few && (verdict == Verdict.OTHER_TROUBLE || silent && verdict.atLeast(Verdict.AT_RISK))
                ? say("It is so for %,d of %,d flows.", cause.flowCount(), counts.flows())
                : "";
    }

    /** What else is as bad, for other flows. */
    private String others() {
        var others = verdict.atLeast(Verdict.AT_RISK)
                ? causes.stream().filter(c -> apart(c, causes.getFirst())).toList()
                : List.<Cause>of();
        if (others.isEmpty()) {
            return "";
        }
        var named = others.stream()
                .limit(MOST_NAMED)
                .map(c -> say("%s (%,d %s)", c.worst().title(), c.flowCount(), c.flowCount() == 1 ? "flow" : "flows"))
                .collect(Collectors.joining("; "));
        var more = others.size() - MOST_NAMED;
        return say("Beside it: %s%s.", named, more > 0 ? say("; and %,d more", more) : "");
    }

    /** Whether other flows suffer: one may show several signs of the same. */
    private static boolean apart(Cause cause, Cause main) {
        return cause.flowCount() > 0
                && main.findings().stream()
                        .flatMap(f -> f.flows().stream())
                        .noneMatch(cause.worst().flows()::contains);
    }

    private static String octets(int bytes, boolean measured, Overhead.Candidate cause) {
        return cause.encapsulation().equals(Encapsulation.MANUAL.label())
                ? say("%d octets are missing: %s.", bytes, inside(cause.title()))
                : measured
                        ? say("%d octets went to %s.", bytes, cause.title())
                        : say("%d octets went to what is most likely %s.", bytes, inside(cause.title()));
    }

    /** A title inside a sentence: an article or another plain word is no name. */
    private static String inside(String title) {
        return title.matches("(A|An|The|Unknown|Nothing)\\b.*")
                ? title.substring(0, 1).toLowerCase(Locale.ROOT) + title.substring(1)
                : title;
    }

    private @Nullable Finding main() {
        return causes.isEmpty() ? null : causes.getFirst().worst();
    }

    private static String sender(Finding main) {
        if (main.flows().isEmpty() || main.direction() == null) {
            return "the sender";
        }
        var flow = main.flows().getFirst();
        return switch (main.direction()) {
            case CLIENT_TO_SERVER -> flow.client().address();
            case SERVER_TO_CLIENT -> flow.server().address();
        };
    }

    private static String way(Finding main) {
        return main.bothWays()
                ? "both ways"
                : main.direction() == null ? "on this path" : main.direction().title();
    }

    private static String first(String text) {
        var end = text.indexOf(" (");
        return end < 0 ? text : text.substring(0, end) + ".";
    }

    private static String say(String format, Object... arguments) {
        return String.format(Locale.ROOT, format, arguments);
    }
}
