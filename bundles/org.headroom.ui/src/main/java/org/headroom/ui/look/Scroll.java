package org.headroom.ui.look;

import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.widgets.Composite;
import org.headroom.chart.Role;

/** A column of content as wide as its frame, scrolled where it is higher. */
public final class Scroll {

    private static final int WHEEL = 40;

    private final ScrolledComposite frame;
    private final Composite content;

    public Scroll(Composite parent, Look look, Role ground) {
        frame = new ScrolledComposite(parent, SWT.V_SCROLL);
        frame.setExpandVertical(true);
        frame.setBackground(look.color(ground));
        frame.getVerticalBar().setIncrement(WHEEL);
        // A bar that shows only under the mouse leaves a page looking cut off.
        frame.setScrollbarsMode(SWT.NONE);
        content = new Composite(frame, SWT.NONE);
        content.setBackground(look.color(ground));
        content.setBackgroundMode(SWT.INHERIT_FORCE);
        GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(content);
        frame.setContent(content);
        frame.addListener(SWT.Resize, _ -> fit());
    }

    public ScrolledComposite frame() {
        return frame;
    }

    public Composite content() {
        return content;
    }

    /** Takes away what is in it. */
    public void clear() {
        for (var child : content.getChildren()) {
            child.dispose();
        }
    }

    /** Asks for the height that the content needs at this width, less that of the bar where it has to appear. */
    public void fit() {
        var room = frame.getSize();
        if (room.x > 0) {
            var fits = content.computeSize(room.x, SWT.DEFAULT).y <= room.y;
            var width = fits ? room.x : room.x - frame.getVerticalBar().getSize().x;
            var height = content.computeSize(width, SWT.DEFAULT).y;
            frame.setMinHeight(height);
            content.setSize(width, Math.max(height, room.y));
            // What was just measured need not be measured again.
            content.layout(false, true);
        }
    }
}
