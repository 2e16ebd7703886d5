package org.headroom.diagnosis;

import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.headroom.flow.Numbering;

/** Flows grouped by a key, for as many groups as there may be flows. Groups, and the flows of one, are in order of appearance. */
final class FlowGroups {

    private final Numbering keys;
    /** Of each flow the one behind it in its group. */
    private final int[] next;

    private int[] first = new int[16];
    private int[] last = new int[16];
    private int[] sizes = new int[16];

    /** Of flows with numbers below {@code flows}. */
    FlowGroups(int flows) {
        keys = new Numbering(flows / 2);
        next = new int[flows];
    }

    /** A flow is added once. */
    void add(long key, int flow) {
        var group = keys.findOrAdd(key);
        if (group == first.length) {
            first = Arrays.copyOf(first, group * 2);
            last = Arrays.copyOf(last, group * 2);
            sizes = Arrays.copyOf(sizes, group * 2);
        }
        if (sizes[group]++ == 0) {
            first[group] = flow;
        } else {
            next[last[group]] = flow;
        }
        last[group] = flow;
    }

    int size() {
        return keys.size();
    }

    Stream<int[]> all() {
        return IntStream.range(0, size()).mapToObj(this::flows);
    }

    /** Those with most flows first, and of as many in order of appearance. */
    Stream<int[]> largestFirst() {
        return IntStream.range(0, size())
                .mapToLong(group -> (long) -sizes[group] << Integer.SIZE | group)
                .sorted()
                .mapToObj(ranked -> flows((int) ranked));
    }

    private int[] flows(int group) {
        var flows = new int[sizes[group]];
        var flow = first[group];
        for (int i = 0; i < flows.length; i++) {
            flows[i] = flow;
            flow = next[flow];
        }
        return flows;
    }
}
