package org.headroom.chart;

import java.awt.Color;
import org.headroom.flow.Mark;
import org.jspecify.annotations.Nullable;

/** What painters of one column share. */
record Scene(
        TimelineModel model,
        Abscissa abscissa,
        Palette palette,
        Lettering lettering,
        Marks marks,
        Hits hits,
        @Nullable Mark selected,
        @Nullable Dense dense) {

    Color color(Role role) {
        return palette.color(role);
    }

    boolean packetByPacket() {
        return abscissa instanceof Abscissa.Slots;
    }

    /** Whether the column shows a mark at all. */
    boolean shows(Mark mark) {
        var at = abscissa.of(mark);
        return at >= abscissa.from() && at <= abscissa.to();
    }
}
