package org.headroom.report;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.stream.Collectors;
import org.headroom.diagnosis.Cause;
import org.headroom.diagnosis.Clock;
import org.headroom.diagnosis.Confidence;
import org.headroom.diagnosis.Diagnosis;
import org.headroom.diagnosis.Finding;
import org.headroom.diagnosis.FlowName;
import org.headroom.diagnosis.Overhead;
import org.headroom.diagnosis.Verdict;
import org.headroom.diagnosis.overhead.Arithmetic;
import org.headroom.diagnosis.remedy.Remedy;
import org.headroom.flow.Endpoint;
import org.headroom.packet.capture.CaptureInfo;
import org.headroom.packet.capture.Problem;
import org.jspecify.annotations.Nullable;

/** The sentences that all formats share, so that they say the same in the same words. */
public final class Wording {

    private static final int BEST = 3;
    private static final int PROBLEMS = 5;
    private static final int CAVEATS = 3;
    private static final int LONGEST_PACKET = 65_535;
    private static final long YEAR_NANOS = 366L * 86_400 * 1_000_000_000;

    private Wording() {}

    /** A verdict as a heading. */
    public static String title(Verdict verdict) {
        return switch (verdict) {
            case BLACK_HOLE -> "Black hole";
            case HIDDEN_BLACK_HOLE -> "Hidden black hole";
            case AT_RISK -> "At risk";
            case FRAGMENTING -> "Fragments";
            case PMTUD_WORKING -> "Path MTU discovery works";
            case OTHER_TROUBLE -> "Not an MTU problem";
            case HEALTHY -> "Healthy";
            case INCONCLUSIVE -> "Not enough to judge";
        };
    }

    /** How sure, in a word that stands alone. */
    public static String sure(Confidence confidence) {
        return confidence.label();
    }

    /** A whole number with commas between the thousands. */
    public static String number(long number) {
        var digits = new StringBuilder(Long.toString(Math.abs(number)));
        for (int i = digits.length() - 3; i > 0; i -= 3) {
            digits.insert(i, ',');
        }
        return (number < 0 ? "−" : "") + digits;
    }

    /** {@code 1 packet}, {@code 58 packets}. */
    public static String count(long number, String noun) {
        return number(number) + " " + noun + (number == 1 ? "" : "s");
    }

    /** An end point for people: an IPv6 address stands in brackets before its port (RFC 5952 §6). */
    public static String end(Endpoint end) {
        if (end.port() == 0) {
            return end.address();
        }
        return (end.ipv6() ? "[" + end.address() + "]" : end.address()) + ":" + end.port();
    }

    public static String flow(FlowName flow) {
        return end(flow.client()) + " → " + end(flow.server());
    }

    /** The first of a finding's flows, the rest counted. */
    public static String flows(Finding finding) {
        return flows(finding, finding.flowCount());
    }

    /** The same of all flows that suffer from a cause. */
    static String flows(Cause cause) {
        return flows(cause.worst(), cause.flowCount());
    }

    private static String flows(Finding finding, int all) {
        if (finding.flows().isEmpty()) {
            return all == 0 ? "" : count(all, "flow");
        }
        return flow(finding.flows().getFirst()) + (all > 1 ? " and " + number(all - 1) + " more" : "");
    }

    /** What a remedy reaches. */
    public static String covers(Remedy remedy) {
        return switch (remedy.covers()) {
            case "tcp" -> "TCP only, connections opened from then on";
            case "udp" -> "UDP only";
            default -> "every protocol";
        };
    }

    /** The remedies to show in full: the first of each kind, for they come best first. */
    public static List<Remedy> best(List<Remedy> remedies) {
        var kinds = new LinkedHashMap<Remedy.Kind, Remedy>();
        remedies.forEach(r -> kinds.putIfAbsent(r.kind(), r));
        return kinds.values().stream().limit(BEST).toList();
    }

    /** The remedies that are only named, all but the best: what they do, then on which platforms. Empty where there are none. */
    public static List<String> others(List<Remedy> remedies) {
        var best = best(remedies).stream().map(Remedy::id).toList();
        var platforms = new EnumMap<Remedy.Kind, SequencedSet<String>>(Remedy.Kind.class);
        remedies.stream().filter(r -> !best.contains(r.id())).forEach(r -> platforms
                .computeIfAbsent(r.kind(), _ -> new LinkedHashSet<>())
                .add(r.platform()));
        return platforms.entrySet().stream()
                .map(e -> kind(e.getKey()) + ": " + String.join(", ", e.getValue()))
                .toList();
    }

    /** The remedies that are only named, by what they do: for who has another platform. */
    static Map<Remedy.Kind, List<Remedy>> rest(List<Remedy> remedies) {
        var best = best(remedies);
        return remedies.stream()
                .filter(r -> !best.contains(r))
                .collect(Collectors.groupingBy(
                        Remedy::kind, () -> new EnumMap<>(Remedy.Kind.class), Collectors.toList()));
    }

    /** What a remedy does, as a heading. */
    static String heading(Remedy.Kind kind) {
        var words = kind(kind);
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    /** Where to type the command of a recipe, and what it will show. */
    static String next(Diagnosis.Recipe recipe) {
        var where = recipe.where();
        return (where.startsWith("On ") ? "Run this on " + where.substring(3) : where) + " " + recipe.settles();
    }

    private static String kind(Remedy.Kind kind) {
        return switch (kind) {
            case LET_ICMP_THROUGH -> "let the ICMP through";
            case LET_FRAGMENTS_THROUGH -> "let fragments through, or need none";
            case MEND_MTU -> "mend the MTU";
            case CLAMP_MSS -> "lower the MSS";
            case PROBE -> "let the sender probe";
        };
    }

    /** What the captures are called for whom it does not concern in which folder they lay; as they were given where that would be the same. */
    static List<String> files(Diagnosis diagnosis) {
        var given = diagnosis.captures().stream().map(CaptureInfo::file).toList();
        var names = given.stream().map(Wording::name).toList();
        return names.stream().distinct().count() == names.size() ? names : given;
    }

    private static String name(String file) {
        return file.substring(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1);
    }

    /** A remedy's heading: what it does, and where that is not said already, on which platform. */
    public static String title(Remedy remedy) {
        var title = remedy.title();
        return title.toLowerCase(Locale.ROOT).contains(remedy.platform().toLowerCase(Locale.ROOT))
                ? title
                : title + " (" + remedy.platform() + ")";
    }

    /** Lines that take a remedy back; empty where it changes nothing, which the table of remedies writes as a comment. */
    public static List<String> undo(Remedy remedy) {
        return remedy.undo().stream().filter(line -> !line.startsWith("#")).toList();
    }

    /** The traps that matter most; the JSON report has all. */
    public static List<String> caveats(Remedy remedy) {
        return remedy.caveats().subList(0, Math.min(CAVEATS, remedy.caveats().size()));
    }

    /** What a rule-out is about, for people: {@code random-loss} becomes {@code Random loss}. */
    public static String cause(String name) {
        var words = name.replace('-', ' ');
        return words.isEmpty() ? words : Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    /** Where a capture is damaged: {@code Cut off in packet 1,204 (offset 98,304).} */
    public static String damage(Problem problem) {
        var what = problem.what().endsWith(".")
                ? problem.what().substring(0, problem.what().length() - 1)
                : problem.what();
        if (what.contains("(offset ")) {
            return problem.what();
        }
        var where = problem.packet() == 0 ? " before the first packet" : " in packet " + number(problem.packet());
        return what + where + " (offset " + number(problem.offset()) + ").";
    }

    /** A capture in one line. */
    public static String capture(CaptureInfo capture) {
        var line = new StringBuilder(capture.format());
        if (!capture.compression().isEmpty()) {
            line.append(" in ").append(capture.compression());
        }
        line.append(", ").append(count(capture.packets(), "packet"));
        if (capture.firstNanos() != Long.MIN_VALUE) {
            line.append(" in ").append(Moment.lasting(capture.lastNanos() - capture.firstNanos()));
            line.append(" from ").append(Moment.readable(capture.firstNanos()));
        }
        // What was printed was on no link.
        if (!capture.linkTypes().isEmpty() && !capture.format().equals("text")) {
            line.append(", ").append(String.join(" and ", capture.linkTypes()));
        }
        if (capture.truncatedPackets() > 0) {
            line.append(", ")
                    .append(count(capture.truncatedPackets(), "packet"))
                    .append(" cut");
            line.append(cutsPackets(capture) ? " at " + number(capture.snapLength()) + " octets" : " short");
            line.append(" (sizes come from the headers)");
        }
        return line.toString();
    }

    /** Whether the snap length can be what cut them: there are no longer packets of IP. */
    static boolean cutsPackets(CaptureInfo capture) {
        return capture.snapLength() > 0 && capture.snapLength() < LONGEST_PACKET;
    }

    /** What is to be said of a capture and could not be read of it, a line each; empty where it is whole. */
    public static List<String> limits(CaptureInfo capture) {
        var lines = new ArrayList<>(capture.notes());
        var lasts = capture.lastNanos() - capture.firstNanos();
        if (capture.firstNanos() != Long.MIN_VALUE && lasts > YEAR_NANOS) {
            lines.add("Its packets are " + Moment.lasting(lasts)
                    + " apart: a clock was wrong or set in between, or several captures were put together.");
        }
        capture.skippedPackets().forEach(s -> lines.add("Not decoded: " + s + "."));
        var problems = capture.problems();
        problems.stream().limit(PROBLEMS).map(Wording::damage).forEach(lines::add);
        if (problems.size() > PROBLEMS) {
            lines.add("And " + count(problems.size() - PROBLEMS, "more place") + ".");
        }
        if (!problems.isEmpty() && lines.stream().noneMatch(l -> l.endsWith("is analysed."))) {
            lines.add("What could be read is analysed.");
        }
        return lines;
    }

    /** A capture's clock against the first one's. */
    public static String clock(@Nullable Clock clock) {
        return ClockText.of(clock);
    }

    /**
     * Where the octets of a full-size packet go, by a finding's likeliest encapsulation: {@code 1500 = 20 outer IPv4 + 20 IPv4 + 20
     * TCP + 1440 payload}; empty where the finding knows none.
     */
    public static Optional<String> arithmetic(Finding finding) {
        var overhead = finding.overhead();
        if (overhead == null || overhead.candidates().isEmpty() || overhead.underlay() == null) {
            return Optional.empty();
        }
        var layers = overhead.candidates().getFirst().layers();
        var taken = layers.stream().mapToInt(Overhead.Layer::bytes).sum();
        var left = overhead.underlay() - taken;
        if (taken <= 0 || left <= 80 || finding.pathMtu() != null && finding.pathMtu() != left) {
            return Optional.empty();
        }
        var version = finding.flows().stream().anyMatch(f -> f.client().ipv6()) ? 6 : 4;
        return Optional.of(Arithmetic.text(overhead.underlay(), layers, version));
    }

    /** An explanation of the missing octets, with its reason. */
    public static String candidate(Overhead.Candidate candidate) {
        return candidate.title() + " (" + candidate.encapsulation() + ", " + count(candidate.bytes(), "octet") + "): "
                + candidate.reason();
    }

    /** What was looked at, in one line. */
    public static String lookedAt(Diagnosis diagnosis) {
        var counts = diagnosis.counts();
        var tooBig = counts.fragmentationNeeded() + counts.packetTooBig();
        return count(counts.packets(), "packet") + " in " + count(counts.flows(), "flow") + ", "
                + count(tooBig, "too-big message");
    }

    /** What the first page does not tell, by cause. */
    public static List<Cause> further(Diagnosis diagnosis) {
        return Cause.of(diagnosis.findings().stream().skip(1).toList());
    }
}
