package org.headroom.diagnosis.rule;

import java.util.stream.Stream;
import org.headroom.diagnosis.Confidence;
import org.headroom.diagnosis.Evidence;
import org.headroom.diagnosis.Rule;
import org.headroom.diagnosis.Scene;
import org.headroom.diagnosis.Severity;
import org.headroom.diagnosis.Subject;
import org.headroom.diagnosis.Symptom;
import org.headroom.diagnosis.Verdict;
import org.headroom.flow.Mtu;
import org.headroom.flow.TooBig;

/**
 * A message names a size that no path of today has: below 576 in IPv4 (RFC 791 obliges every host to take 576), below 1280 in IPv6
 * (RFC 8200 §5). A broken device, or an attack on throughput (RFC 5927 §7).
 */
public final class PtbMtuTooLow implements Rule {

    static final String ID = "ptb-mtu-too-low";

    /** Linux's own floor (net.ipv4.route.min_pmtu): below it packets go without DF. */
    static final int LOWEST_USABLE = 552;

    @Override
    public String id() {
        return ID;
    }

    @Override
    public Stream<Symptom> examine(Scene scene) {
        return scene.subjects().stream()
                .filter(s -> s.credible().stream().anyMatch(PtbMtuTooLow::low))
                .map(PtbMtuTooLow::symptom);
    }

    private static boolean low(TooBig message) {
        return message.nextHopMtu() > 0 && message.nextHopMtu() < Mtu.least(message.version());
    }

    private static Symptom symptom(Subject subject) {
        var messages = subject.credible().stream().filter(PtbMtuTooLow::low).toList();
        var first = messages.getFirst();
        var stuck = Misinformed.stuckSince(subject, first);
        var symptom = new Symptom(
                        ID,
                        stuck ? Verdict.BLACK_HOLE : Verdict.PMTUD_WORKING,
                        stuck ? Severity.CRITICAL : Severity.MINOR)
                .of(subject.flow(), subject.half())
                .confidence(Confidence.CONFIRMED)
                .messages(messages)
                .title("A router claims that only %d octets pass", first.nextHopMtu())
                .explanation(
                        "%s sent %s with a next-hop MTU of %d: no path of today is so narrow (RFC 791: 576; RFC 8200 §5: 1280). A broken device, or somebody slows the connection down (RFC 5927 §7).",
                        first.source(), Count.of(messages.size(), "message", "messages"), first.nextHopMtu());
        messages.forEach(m -> symptom.evidence(subject.scene()
                .evidence(m.row(), Evidence.Kind.TOO_BIG, "%s says: too big, use %d.", m.source(), m.nextHopMtu())));
        return symptom;
    }
}
