package org.headroom.diagnosis;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.headroom.flow.Direction;
import org.headroom.flow.Flow;
import org.headroom.flow.Half;
import org.headroom.flow.TooBig;
import org.jspecify.annotations.Nullable;

/**
 * What a rule saw on one flow. Symptoms of flows between the same two hosts with the same rule, direction and number become one
 * {@link Finding}.
 */
public final class Symptom {

    final String rule;
    final Verdict verdict;
    final Severity severity;
    Confidence confidence = Confidence.LIKELY;
    String title = "";
    String explanation = "";

    @Nullable
    Flow flow;

    @Nullable
    Direction direction;

    boolean bothWays;

    @Nullable
    Integer pathMtu;

    @Nullable
    Interval range;

    int largestSent;
    int largestDelivered;

    @Nullable
    Integer rewrittenTo;

    @Nullable
    Overhead overhead;

    boolean explainOverhead = true;
    String group = "";
    // There may be a hundred thousand, and most have little to say.
    List<TooBig> messages = List.of();
    List<Evidence> evidence = List.of();
    List<RuledOut> ruledOut = List.of();
    List<Integer> flowIds = List.of();
    private @Nullable Consumer<Symptom> story;

    public Symptom(String rule, Verdict verdict, Severity severity) {
        this.rule = rule;
        this.verdict = verdict;
        this.severity = severity;
    }

    /** The flow and direction that suffer. */
    public Symptom of(Flow flow, Half half) {
        this.flow = flow;
        this.direction = half.direction();
        this.largestSent = half.largestSent();
        this.largestDelivered = half.largestDelivered();
        flowIds = List.of(flow.id());
        return this;
    }

    /** The flow, where no direction is meant. */
    public Symptom of(Flow flow) {
        this.flow = flow;
        flowIds = List.of(flow.id());
        return this;
    }

    /** A further flow that suffers the same. */
    public void alsoFlow(int id) {
        flowIds = with(flowIds, id);
    }

    public Symptom direction(@Nullable Direction direction) {
        this.direction = direction;
        return this;
    }

    public Symptom confidence(Confidence confidence) {
        this.confidence = confidence;
        return this;
    }

    public Symptom title(String format, Object... arguments) {
        this.title = String.format(java.util.Locale.ROOT, format, arguments);
        return this;
    }

    public Symptom explanation(String format, Object... arguments) {
        this.explanation = String.format(java.util.Locale.ROOT, format, arguments);
        return this;
    }

    /**
     * Words and evidence to come: of many alike symptoms one is told, and the others need none.
     *
     * @param story sets title, explanation and evidence
     */
    public Symptom told(Consumer<Symptom> story) {
        this.story = story;
        return this;
    }

    /** This symptom speaks for its kind: what it has to say is worked out. */
    void tell() {
        var untold = story;
        story = null;
        if (untold != null) {
            untold.accept(this);
        }
    }

    /** Octets of IP that the path carries, where a router said so. */
    public Symptom pathMtu(int octets) {
        this.pathMtu = octets;
        return this;
    }

    /** Where nobody said it: largest delivered, smallest lost. */
    public Symptom range(int delivered, int lost) {
        this.range = new Interval(delivered, lost);
        return this;
    }

    public Symptom largestSent(int octets) {
        this.largestSent = octets;
        return this;
    }

    public Symptom largestDelivered(int octets) {
        this.largestDelivered = octets;
        return this;
    }

    /** An overhead that was measured rather than inferred. */
    public Symptom overhead(@Nullable Overhead overhead) {
        this.overhead = overhead;
        return this;
    }

    /** The finding is not about room: no overhead is to be explained. */
    public Symptom withoutOverhead() {
        this.explainOverhead = false;
        return this;
    }

    /** What besides rule, direction, number and hosts sets this symptom apart, or replaces the hosts where there is no flow. */
    public Symptom group(String group) {
        this.group = group;
        return this;
    }

    public Symptom messages(List<TooBig> messages) {
        this.messages = this.messages.isEmpty()
                ? List.copyOf(messages)
                : Stream.concat(this.messages.stream(), messages.stream()).toList();
        return this;
    }

    /** A packet that proves it. */
    public Symptom evidence(Evidence evidence) {
        this.evidence = with(this.evidence, evidence);
        return this;
    }

    public Symptom ruledOut(String cause, String format, Object... arguments) {
        ruledOut = with(ruledOut, new RuledOut(cause, String.format(java.util.Locale.ROOT, format, arguments)));
        return this;
    }

    private static <T> List<T> with(List<T> list, T item) {
        var grown = list instanceof ArrayList ? list : new ArrayList<>(list);
        grown.add(item);
        return grown;
    }

    /** Whether the capture was made on the host that sends this way, or on its link. */
    boolean atSender() {
        return flow != null && direction != null && flow.half(direction).onSendersLink();
    }

    public @Nullable Flow flow() {
        return flow;
    }

    public String rule() {
        return rule;
    }

    public Verdict verdict() {
        return verdict;
    }
}
