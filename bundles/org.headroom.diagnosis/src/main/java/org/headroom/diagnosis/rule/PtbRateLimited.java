package org.headroom.diagnosis.rule;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.headroom.diagnosis.Confidence;
import org.headroom.diagnosis.Evidence;
import org.headroom.diagnosis.Rule;
import org.headroom.diagnosis.Scene;
import org.headroom.diagnosis.Severity;
import org.headroom.diagnosis.Subject;
import org.headroom.diagnosis.Symptom;
import org.headroom.diagnosis.Verdict;
import org.headroom.flow.TooBig;
import org.headroom.flow.Transmission;

/**
 * A router answers some packets that are too big and is silent about others that follow closely: it limits its messages (RFC 1812
 * §4.3.2.8, RFC 4443 §2.4(f); Cisco IOS sends one in 500 ms). It explains why there are fewer messages than losses; Linux does not limit
 * these. A fact, not a fault.
 */
public final class PtbRateLimited implements Rule {

    static final String ID = "ptb-rate-limited";

    /** Nearer to each other than this come messages of routers without a limit. */
    private static final long SHORTEST_SPACING = 400_000_000L;

    /** Fewer may have been lost on their way here. */
    private static final int FEWEST_SILENT = 3;

    @Override
    public String id() {
        return ID;
    }

    @Override
    public Stream<Symptom> examine(Scene scene) {
        if (scene.traffic().timeless()) {
            return Stream.empty();
        }
        Map<String, List<Subject>> asked = new LinkedHashMap<>();
        for (var subject : scene.subjects()) {
            for (var message : subject.credible()) {
                var subjects = asked.computeIfAbsent(message.source(), _ -> new ArrayList<>());
                if (subjects.isEmpty() || subjects.getLast() != subject) {
                    subjects.add(subject);
                }
            }
        }
        return asked.entrySet().stream().flatMap(e -> judge(e.getKey(), e.getValue()).stream());
    }

    private static Optional<Symptom> judge(String router, List<Subject> asked) {
        var messages = asked.stream()
                .flatMap(s -> s.credible().stream())
                .filter(m -> m.source().equals(router))
                .sorted(Comparator.comparingLong(TooBig::nanos))
                .toList();
        var spacing = IntStream.range(1, messages.size())
                .mapToLong(i -> messages.get(i).nanos() - messages.get(i - 1).nanos())
                .min()
                .orElse(0);
        if (spacing < SHORTEST_SPACING) {
            return Optional.empty();
        }
        var all = asked.stream().flatMap(s -> unanswered(s, messages).stream()).toList();
        return all.size() < FEWEST_SILENT || !all.stream().allMatch(t -> follows(t, messages, spacing))
                ? Optional.empty()
                : Optional.of(symptom(asked.getFirst(), messages, spacing, all));
    }

    /** Packets too big, sent while the router was known to answer, that no message is about. */
    private static List<Transmission> unanswered(Subject subject, List<TooBig> messages) {
        var from = messages.getFirst().nanos();
        var to = messages.getLast().nanos();
        return subject.half().troubled().stream()
                .flatMap(r -> r.longerThan(subject.reportedMtu()).stream())
                .filter(t -> t.dontFragment() && t.nanos() > from && t.nanos() < to)
                .filter(t -> messages.stream().noneMatch(m -> about(m, t, subject)))
                .toList();
    }

    private static boolean about(TooBig message, Transmission sent, Subject subject) {
        var sequence = message.quote().sequence();
        return message.nanos() >= sent.nanos()
                && (sequence == null || sequence == subject.scene().traffic().sequence(sent.row()))
                && (sent.identification() == 0 || message.quote().identification() == sent.identification());
    }

    /** Whether it was sent too soon after a message for the next one to be due. */
    private static boolean follows(Transmission sent, List<TooBig> messages, long spacing) {
        return messages.stream().anyMatch(m -> m.nanos() <= sent.nanos() && sent.nanos() < m.nanos() + spacing);
    }

    private static Symptom symptom(Subject subject, List<TooBig> messages, long spacing, List<Transmission> silent) {
        var router = messages.getFirst().source();
        var symptom = new Symptom(ID, Verdict.HEALTHY, Severity.INFO)
                .of(subject.flow(), subject.half())
                .withoutOverhead()
                .confidence(Confidence.LIKELY)
                .group(router)
                .title("%s limits its messages", router)
                .explanation(
                        "%s answers at most one packet in %s: %d that were too big got a message, %d that followed closely got none (RFC 1812 §4.3.2.8). Fewer messages than losses are no loss of messages; on Cisco IOS \u201cip icmp rate-limit unreachable df\u201d sets the time.",
                        router, Proof.seconds(spacing), messages.size(), silent.size());
        messages.forEach(m -> symptom.evidence(
                subject.scene().evidence(m.row(), Evidence.Kind.TOO_BIG, "%s answers: too big.", m.source())));
        silent.forEach(t -> symptom.evidence(
                subject.evidence(t, Evidence.Kind.SENT, "%d octets, and no message about them.", t.length())));
        return symptom;
    }
}
