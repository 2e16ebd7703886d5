package org.headroom.ui.capture;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.headroom.chart.Role;
import org.headroom.ui.look.Look;

/** What lies over the width of an editor, above its timeline: a coloured edge on the left, the rest beside it. */
final class Strip {

    private static final int EDGE = 6;

    private Strip() {}

    /** @param columns beside the edge */
    static void begin(Composite strip, int columns, Look look, Role ground, Role edge) {
        strip.setBackground(look.color(ground));
        strip.setBackgroundMode(SWT.INHERIT_FORCE);
        GridLayoutFactory.fillDefaults()
                .numColumns(1 + columns)
                .spacing(12, 0)
                .extendedMargins(0, 12, 0, 0)
                .applyTo(strip);
        var line = new Composite(strip, SWT.NONE);
        line.setBackground(look.color(edge));
        GridDataFactory.fillDefaults().hint(EDGE, 1).grab(false, true).applyTo(line);
    }
}
