package org.headroom.chart;

import java.util.List;
import org.headroom.flow.Fate;
import org.headroom.flow.Mark;
import org.jspecify.annotations.Nullable;

/** Chooses what the first column shows: how the trouble starts, or the neighbourhood of the selection. */
record SlotChoice(List<Mark> marks, @Nullable Mark selected) {

    /** Packets shown before the first trouble; a handshake not farther away is shown from its beginning. */
    private static final int LEAD = 6;

    List<Mark> of(int count) {
        var from = start(count);
        return marks.subList(from, Math.min(marks.size(), from + count));
    }

    /** Whether the column begins where the trouble does. */
    boolean starts(int count) {
        return marks.stream().anyMatch(SlotChoice::trouble) && start(count) == trouble(count);
    }

    private int start(int count) {
        var chosen = selected == null ? -1 : marks.indexOf(selected);
        var start = trouble(count);
        return chosen >= 0 && (chosen < start || chosen >= start + count)
                ? Math.clamp(chosen - count / 2, 0, Math.max(0, marks.size() - count))
                : start;
    }

    private int trouble(int count) {
        var first = 0;
        while (first < marks.size() && !trouble(marks.get(first))) {
            first++;
        }
        var from = first == marks.size() || first <= LEAD ? 0 : first - LEAD / 2;
        return Math.clamp(from, 0, Math.max(0, marks.size() - count));
    }

    private static boolean trouble(Mark mark) {
        return switch (mark) {
            case Mark.TooBig _ -> true;
            case Mark.Data data -> data.fate() == Fate.LOST || data.copy() > 1;
        };
    }
}
