package org.headroom.ui.look;

import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.headroom.chart.Role;
import org.jspecify.annotations.Nullable;

/** Shows what a painter draws, drawn again only when its size or its content changes. */
public class Picture extends Canvas {

    private final Painter painter;
    private String description = "";
    private @Nullable Image drawn;
    private @Nullable Point preferred;

    /** @param painter fills its whole area */
    public Picture(Composite parent, int style, Painter painter) {
        super(parent, style | SWT.DOUBLE_BUFFERED | SWT.NO_BACKGROUND);
        this.painter = painter;
        addListener(SWT.Paint, e -> paint(e.gc));
        addListener(SWT.Dispose, _ -> forget());
        getAccessible().addAccessibleListener(new AccessibleAdapter() {
            @Override
            public void getName(AccessibleEvent e) {
                e.result = description;
            }
        });
    }

    /** What the picture shows, for those who cannot see it. */
    public void describe(String description) {
        this.description = description;
        setData("description", description);
    }

    public String description() {
        return description;
    }

    /** The size to ask for, in points. */
    public void prefer(int width, int height) {
        preferred = new Point(width, height);
    }

    /** Draws anew. */
    public void refresh() {
        forget();
        redraw();
    }

    /** Draws over the picture what changes often. */
    protected void overlay(GC gc) {}

    /** Says something in the middle of it, where there is nothing to show. */
    protected final void say(GC gc, String words, Look look) {
        gc.setForeground(look.color(Role.SOFT_TEXT));
        gc.setFont(look.font());
        var size = gc.textExtent(words);
        gc.drawText(words, (getSize().x - size.x) / 2, (getSize().y - size.y) / 2, true);
    }

    @Override
    public Point computeSize(int widthHint, int heightHint, boolean changed) {
        var size = preferred == null ? super.computeSize(widthHint, heightHint, changed) : preferred;
        return new Point(
                widthHint == SWT.DEFAULT ? size.x : widthHint, heightHint == SWT.DEFAULT ? size.y : heightHint);
    }

    private void paint(GC gc) {
        var area = getClientArea();
        if (area.isEmpty()) {
            return;
        }
        var image = drawn;
        if (image == null || image.getBounds().width != area.width || image.getBounds().height != area.height) {
            forget();
            image = new Image(getDisplay(), new Raster(area.width, area.height, true, painter));
            drawn = image;
        }
        gc.drawImage(image, 0, 0);
        overlay(gc);
    }

    private void forget() {
        if (drawn != null) {
            drawn.dispose();
            drawn = null;
        }
    }
}
