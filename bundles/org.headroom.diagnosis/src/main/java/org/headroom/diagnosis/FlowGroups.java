package org.headroom.diagnosis;

import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.headroom.flow.Numbering;

/**
 * Flows, or directions of flows, grouped by a key, for as many groups as there may be flows. Groups, and the flows of one, are in order of
 * appearance.
 */
final class FlowGroups {

    private final Numbering keys;
    /** Of each flow the one behind it in its group; of the last the first. */
    private final int[] next;

    private int[] last;
    private int[] sizes;

    /** Of flows with numbers below {@code flows}, with room for so many groups; there may be more. */
    FlowGroups(int flows, int expected) {
        keys = new Numbering(expected);
        next = new int[flows];
        last = new int[Math.max(expected, 1)];
        sizes = new int[last.length];
    }

    /** A flow is added once. */
    void add(long key, int flow) {
        var group = keys.findOrAdd(key);
        if (group == last.length) {
            last = Arrays.copyOf(last, group * 2);
            sizes = Arrays.copyOf(sizes, group * 2);
        }
        if (sizes[group]++ == 0) {
            next[flow] = flow;
        } else {
            next[flow] = next[last[group]];
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

    /** Numbers of the groups, those with most flows first, and of as many in order of appearance. */
    int[] largestFirst() {
        return IntStream.range(0, size())
                .mapToLong(group -> (long) -sizes[group] << Integer.SIZE | group)
                .sorted()
                .mapToInt(ranked -> (int) ranked)
                .toArray();
    }

    /** The flows with a key; none where nobody has it. */
    int[] of(long key) {
        var group = keys.find(key);
        return group < 0 ? new int[0] : flows(group);
    }

    /** The first so many of them. */
    int[] of(long key, int most) {
        var group = keys.find(key);
        return group < 0 ? new int[0] : flows(group, most);
    }

    /** The flows of a group, by its number from 0. */
    int[] flows(int group) {
        return flows(group, Integer.MAX_VALUE);
    }

    private int[] flows(int group, int most) {
        var flows = new int[Math.min(sizes[group], most)];
        var flow = next[last[group]];
        for (int i = 0; i < flows.length; i++) {
            flows[i] = flow;
            flow = next[flow];
        }
        return flows;
    }
}
