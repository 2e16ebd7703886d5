package org.headroom.flow;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Flows worked out part by part, on several threads. */
final class FlowParts {

    private static final int FLOWS_A_PART = 4096;

    /** Below so many rows another thread is not worth its start. */
    private static final int FEW_ROWS = 1 << 16;

    private final Traffic traffic;
    private final BitSet wanted;

    FlowParts(Traffic traffic, BitSet wanted) {
        this.traffic = traffic;
        this.wanted = wanted;
    }

    /**
     * By rising number.
     *
     * @param look called now and then, on the thread of the caller; may throw to stop
     */
    List<Flow> flows(Runnable look) {
        var results = new @Nullable Flow[traffic.flows()];
        var parts = (traffic.flows() + FLOWS_A_PART - 1) / FLOWS_A_PART;
        SideBySide.work(parts, traffic.packets() >= FEW_ROWS, look, () -> {
            var reader = new FlowReader(traffic);
            return (part, goOn) -> part(part * FLOWS_A_PART).read(reader, results, goOn);
        });
        return Arrays.stream(results)
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .toList();
    }

    private FlowPart part(int from) {
        return new FlowPart(traffic, wanted, from, Math.min(traffic.flows(), from + FLOWS_A_PART));
    }
}
