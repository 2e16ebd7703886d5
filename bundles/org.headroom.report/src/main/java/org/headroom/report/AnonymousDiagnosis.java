package org.headroom.report;

import java.util.List;
import org.headroom.diagnosis.Diagnosis;
import org.headroom.diagnosis.Evidence;
import org.headroom.diagnosis.Finding;
import org.headroom.diagnosis.FlowName;
import org.headroom.diagnosis.Icmp;
import org.headroom.diagnosis.Overhead;
import org.headroom.diagnosis.RuledOut;
import org.headroom.diagnosis.remedy.Remedy;
import org.headroom.packet.capture.CaptureInfo;
import org.headroom.packet.capture.Problem;
import org.jspecify.annotations.Nullable;

/** Rewrites a diagnosis with aliases for addresses, sentence by sentence and command by command. */
final class AnonymousDiagnosis {

    private final Aliases aliases;

    AnonymousDiagnosis(Aliases aliases) {
        this.aliases = aliases;
    }

    Diagnosis of(Diagnosis d) {
        d.findings().forEach(this::introduce);
        return new Diagnosis(
                d.captures().stream().map(this::capture).toList(),
                d.clocks(),
                d.verdict(),
                aliases.text(d.summary()),
                aliases.text(d.detail()),
                d.counts(),
                d.findings().stream().map(this::finding).toList(),
                aliases.texts(d.notApplicable()),
                recipe(d.recipe()));
    }

    /** Names the actors by their roles before any sentence mentions them. */
    private void introduce(Finding f) {
        for (var flow : f.flows()) {
            aliases.name(flow.client().address(), Aliases.Role.CLIENT);
            aliases.name(flow.server().address(), Aliases.Role.SERVER);
        }
        if (f.icmp() != null) {
            f.icmp().sources().forEach(s -> aliases.name(s, Aliases.Role.ROUTER));
        }
    }

    CaptureInfo capture(CaptureInfo c) {
        return new CaptureInfo(
                aliases.capture(c.file()),
                c.format(),
                c.compression(),
                c.linkTypes(),
                c.snapLength(),
                c.packets(),
                c.bytes(),
                c.firstNanos(),
                c.lastNanos(),
                c.truncatedPackets(),
                c.skippedPackets(),
                aliases.texts(c.notes()),
                c.problems().stream()
                        .map(p -> new Problem(p.packet(), p.offset(), aliases.text(p.what())))
                        .toList());
    }

    private Finding finding(Finding f) {
        return new Finding(
                f.id(),
                f.rule(),
                f.verdict(),
                f.severity(),
                f.confidence(),
                aliases.text(f.title()),
                aliases.text(f.explanation()),
                f.direction(),
                f.bothWays(),
                f.pathMtu(),
                f.pathMtuRange(),
                f.largestSent(),
                f.largestDelivered(),
                f.mss(),
                f.recommendedMss(),
                overhead(f.overhead()),
                icmp(f.icmp()),
                f.between(),
                flows(f.flows()),
                f.flowCount(),
                f.evidence().stream().map(this::evidence).toList(),
                f.ruledOut().stream()
                        .map(r -> new RuledOut(r.cause(), aliases.text(r.because())))
                        .toList(),
                f.remedies().stream().map(this::remedy).toList());
    }

    private List<FlowName> flows(List<FlowName> flows) {
        return flows.stream()
                .map(n -> new FlowName(
                        n.capture(),
                        n.id(),
                        aliases.end(n.client(), Aliases.Role.CLIENT),
                        aliases.end(n.server(), Aliases.Role.SERVER)))
                .toList();
    }

    private Evidence evidence(Evidence e) {
        return new Evidence(e.capture(), e.packet(), e.nanos(), aliases.text(e.what()), e.kind());
    }

    private @Nullable Overhead overhead(@Nullable Overhead o) {
        return o == null
                ? null
                : new Overhead(
                        o.bytes(),
                        o.measured(),
                        o.underlay(),
                        o.candidates().stream().map(this::candidate).toList());
    }

    private Overhead.Candidate candidate(Overhead.Candidate c) {
        return new Overhead.Candidate(
                c.encapsulation(), aliases.text(c.title()), c.bytes(), aliases.text(c.reason()), c.layers());
    }

    private @Nullable Icmp icmp(@Nullable Icmp i) {
        return i == null
                ? null
                : new Icmp(
                        i.count(),
                        i.sources().stream()
                                .map(s -> aliases.name(s, Aliases.Role.ROUTER))
                                .toList(),
                        i.nextHopMtu(),
                        i.atSender());
    }

    private Remedy remedy(Remedy r) {
        return new Remedy(
                r.id(),
                aliases.text(r.title()),
                r.platform(),
                r.kind(),
                aliases.text(r.where()),
                aliases.texts(r.commands()),
                aliases.texts(r.undo()),
                r.covers(),
                aliases.texts(r.caveats()));
    }

    private Diagnosis.@Nullable Recipe recipe(Diagnosis.@Nullable Recipe r) {
        return r == null
                ? null
                : new Diagnosis.Recipe(aliases.text(r.where()), aliases.text(r.command()), aliases.text(r.settles()));
    }
}
