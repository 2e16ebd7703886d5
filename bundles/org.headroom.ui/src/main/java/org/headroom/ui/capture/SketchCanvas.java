package org.headroom.ui.capture;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageDataProvider;
import org.eclipse.swt.widgets.Composite;
import org.headroom.chart.Role;
import org.headroom.ui.look.Look;
import org.headroom.ui.look.Picture;
import org.jspecify.annotations.Nullable;

/** The latest picture of a capture that is being read. It was drawn elsewhere, so that here nothing waits for it. */
final class SketchCanvas extends Picture {

    private final Look look;
    private String words = "";
    private @Nullable Image image;

    SketchCanvas(Composite parent, Look look) {
        super(parent, SWT.NONE, (g, area) -> {
            g.setColor(look.palette().color(Role.PANEL));
            g.fill(area);
        });
        this.look = look;
        addListener(SWT.Dispose, _ -> turnTo(null));
    }

    /** @param title what it shows, for those who cannot see it */
    void show(ImageDataProvider picture, String title) {
        turnTo(new Image(getDisplay(), picture));
        describe(title);
        redraw();
    }

    /** Nothing to show yet: says why. */
    void showNothing(String why) {
        if (!why.equals(words)) {
            turnTo(null);
            words = why;
            describe(why);
            redraw();
        }
    }

    private void turnTo(@Nullable Image next) {
        if (image != null) {
            image.dispose();
        }
        image = next;
        words = "";
    }

    @Override
    protected void overlay(GC gc) {
        if (image != null) {
            gc.drawImage(image, 0, 0);
        } else {
            say(gc, words, look);
        }
    }
}
