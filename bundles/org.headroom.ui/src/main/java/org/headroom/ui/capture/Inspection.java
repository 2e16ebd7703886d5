package org.headroom.ui.capture;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.eclipse.core.runtime.ListenerList;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.ISchedulingRule;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.widgets.Display;
import org.headroom.diagnosis.Analysis;
import org.headroom.diagnosis.Diagnosis;
import org.headroom.diagnosis.Evidence;
import org.headroom.diagnosis.Finding;
import org.headroom.diagnosis.FlowName;
import org.headroom.diagnosis.Verdict;
import org.headroom.flow.FlowRow;
import org.headroom.flow.FlowTrace;
import org.headroom.packet.capture.Record;
import org.jspecify.annotations.Nullable;

/**
 * An open capture and what is chosen in it. It lives on the display thread; what must be read, is read beside it, one thing at a
 * time.
 */
public final class Inspection {

    /** Marks of a flow that are kept at hand: more than a screen can tell apart. */
    private static final int MOST_MARKS = 10_000;

    /** Told after every change, on the display thread. */
    @FunctionalInterface
    public interface Listener {
        void changed(Inspection inspection);
    }

    private final Analysis analysis;
    private final Display display;
    private final ListenerList<Listener> listeners = new ListenerList<>();
    private final ISchedulingRule oneAtATime = new OneAtATime();
    private Choice choice = Choice.NONE;
    private @Nullable FlowTrace trace;
    private boolean closed;

    Inspection(Analysis analysis, Display display) {
        this.analysis = analysis;
        this.display = display;
    }

    public Analysis analysis() {
        return analysis;
    }

    public Diagnosis diagnosis() {
        return analysis.diagnosis();
    }

    /** What was looked at, in one line. */
    public String sentence() {
        return StatusSentence.of(diagnosis());
    }

    public Choice choice() {
        return choice;
    }

    /**
     * The chosen flow, packet by packet; empty without one, and while it is being read. Of a capture without flows what routers said,
     * as the packets of a flow -1.
     */
    public Optional<FlowTrace> trace() {
        return Optional.ofNullable(trace).filter(t -> t.row().id() == choice.flow());
    }

    public Optional<FlowRow> flow() {
        return choice.flow() < 0
                ? Optional.empty()
                : Optional.of(analysis.flows().get(choice.flow()));
    }

    /** The chosen flow where no finding that is chosen is about it. */
    public Optional<FlowRow> calmFlow() {
        return choice.finding() == null ? flow() : Optional.empty();
    }

    public void add(Listener listener) {
        listeners.add(listener);
    }

    public void remove(Listener listener) {
        listeners.remove(listener);
    }

    /** Goes to a flow, and to the worst that was found about it. */
    public void choose(FlowRow flow) {
        if (flow.id() != choice.flow()) {
            var finding = findingOf(flow.id()).orElse(null);
            choose(new Choice(flow.id(), finding, proof(finding, flow.id())));
        }
    }

    /** Goes to a finding and the first of its flows. */
    public void choose(Finding finding) {
        var stays = flow().filter(row -> isAbout(finding, row)).isPresent();
        var flow = stays
                ? choice.flow()
                : finding.flows().stream()
                        .flatMap(name -> here(name).stream())
                        .findFirst()
                        .orElse(choice.flow());
        choose(new Choice(flow, finding, stays && choice.packet() > 0 ? choice.packet() : proof(finding, flow)));
    }

    /** The first packet sent that proves a finding on its first flow; 0 without one. */
    private long proof(@Nullable Finding finding, int flow) {
        return finding == null
                        || flow < 0
                        || finding.flows().isEmpty()
                        || !is(finding.flows().getFirst(), analysis.flows().get(flow))
                ? 0
                : finding.evidence().stream()
                        .filter(e -> e.capture() == 0 && e.kind() == Evidence.Kind.SENT)
                        .mapToLong(Evidence::packet)
                        .findFirst()
                        .orElse(0);
    }

    /** Marks a packet of the chosen flow; 0 for none. */
    public void choose(long packet) {
        choose(choice.packet(packet));
    }

    /** Goes to the flow that suffers most; where none does, to the one that proves that the largest packets pass. */
    public void chooseWorst() {
        var findings = diagnosis().findings();
        var named = findings.stream()
                .filter(f -> f.verdict() != Verdict.HEALTHY && !f.flows().isEmpty())
                .findFirst();
        if (named.isPresent()) {
            choose(named.get());
        } else if (analysis.flows().isEmpty()) {
            chooseMessages();
        } else {
            analysis.flows().stream()
                    .limit(MOST_MARKS)
                    .max(Comparator.comparingInt(Inspection::largestDelivered).thenComparingLong(FlowRow::packets))
                    .ifPresent(this::choose);
        }
    }

    private static int largestDelivered(FlowRow flow) {
        return Math.max(
                flow.clientToServer().largestDelivered(), flow.serverToClient().largestDelivered());
    }

    /** Goes to what routers said where nothing else was captured. */
    private void chooseMessages() {
        diagnosis().findings().stream()
                .findFirst()
                .ifPresent(f -> choose(new Choice(
                        choice.flow(),
                        f,
                        f.evidence().stream()
                                .filter(e -> e.capture() == 0)
                                .mapToLong(Evidence::packet)
                                .findFirst()
                                .orElse(0))));
        beside("Reading ICMP messages", () -> Messages.read(analysis, MOST_MARKS), read -> {
            trace = read.orElse(null);
            tell();
        });
    }

    private static boolean isAbout(Finding finding, FlowRow flow) {
        return finding.flows().stream().anyMatch(name -> is(name, flow));
    }

    /** Whether a finding's name is that of a flow of the first capture; elsewhere it has another number and the same ends. */
    private static boolean is(FlowName name, FlowRow flow) {
        return name.capture() == 0
                ? name.id() == flow.id()
                : name.client().equals(flow.client()) && name.server().equals(flow.server());
    }

    /** Its number in the first capture; empty where that does not show it. */
    private Optional<Integer> here(FlowName name) {
        return name.capture() == 0
                ? Optional.of(name.id())
                : analysis.flows().stream()
                        .limit(MOST_MARKS)
                        .filter(flow -> is(name, flow))
                        .findFirst()
                        .map(FlowRow::id);
    }

    /** The worst finding that names a flow. */
    public Optional<Finding> findingOf(int flow) {
        return diagnosis().findings().stream()
                .filter(f -> isAbout(f, analysis.flows().get(flow)))
                .findFirst();
    }

    /** Reads the bytes of a packet again, and hands them over on the display thread; null where that is impossible. */
    public void read(long packet, Consumer<@Nullable Record> taker) {
        beside(
                "Reading packet " + packet,
                () -> {
                    var record = new Record();
                    return Optional.ofNullable(analysis.packet(0, packet, record) ? record : null);
                },
                found -> taker.accept(found.orElse(null)));
    }

    /** Closes the capture once nothing is being read from it. */
    void close() {
        closed = true;
        var job = Job.createSystem("Closing a capture", _ -> {
            analysis.close();
            return Status.OK_STATUS;
        });
        job.setRule(oneAtATime);
        job.schedule();
    }

    private void choose(Choice chosen) {
        if (closed || chosen.equals(choice)) {
            return;
        }
        var before = choice;
        choice = chosen;
        if (chosen.flow() != before.flow()) {
            readTrace(chosen.flow());
        }
        tell();
    }

    private void readTrace(int flow) {
        beside("Reading a flow", () -> analysis.trace(0, flow, MOST_MARKS), read -> {
            if (flow == choice.flow()) {
                trace = read;
                tell();
            }
        });
    }

    private void tell() {
        List.of(listeners.getListeners()).forEach(l -> ((Listener) l).changed(this));
    }

    /** Computes or reads something off the display thread, and hands it over on it. */
    public <T> void beside(String what, Supplier<T> reading, Consumer<T> taker) {
        var job = Job.createSystem(what, _ -> {
            if (!closed) {
                var read = reading.get();
                if (!display.isDisposed()) {
                    display.asyncExec(() -> {
                        if (!closed) {
                            taker.accept(read);
                        }
                    });
                }
            }
            return Status.OK_STATUS;
        });
        job.setRule(oneAtATime);
        job.schedule();
    }

    /** Jobs with this rule follow one another. */
    private static final class OneAtATime implements ISchedulingRule {
        @Override
        public boolean contains(ISchedulingRule rule) {
            return Objects.equals(this, rule);
        }

        @Override
        public boolean isConflicting(ISchedulingRule rule) {
            return Objects.equals(this, rule);
        }
    }
}
