package org.headroom.ui.capture;

import java.awt.geom.Rectangle2D;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Display;
import org.headroom.chart.FirstPicture;
import org.headroom.flow.Sketch;
import org.headroom.report.Wording;
import org.headroom.ui.look.Look;
import org.headroom.ui.look.Raster;
import org.jspecify.annotations.Nullable;

/**
 * Draws a capture while it is being read, a few times a second and off the display thread, as long as its canvas is there.
 *
 * <p>The next picture is begun only when the last one is shown: a display that is busy is not given more to do.
 */
final class Sketching extends Job {

    /** Drawn this long after the reading began, the first picture is there when the page is shown. */
    private static final int FIRST_MILLIS = 100;

    private static final int SHORTEST_PAUSE_MILLIS = 400;
    /** Where a picture takes long only because it is the first at all, the next ones need not wait for ever. */
    private static final int LONGEST_PAUSE_MILLIS = 1000;

    /** The reading needs the processors: it has them for itself this many times as long as a picture took. */
    private static final int REST = 5;

    private static final long MILLISECOND = 1_000_000;

    /** Where pictures are shown: points, and how many pixels a hundred points have. */
    private record Frame(int width, int height, int zoom) {

        Rectangle2D area() {
            return new Rectangle2D.Double(0, 0, width, height);
        }
    }

    /** What a picture is drawn for: where nothing of it changed, there is no need for another. */
    private record Occasion(long packets, boolean whole, Frame frame) {}

    private final Sketch sketch;
    private final SketchCanvas canvas;
    private final Display display;
    private final FirstPicture pictures;
    private volatile double share;
    private volatile Frame frame;
    private @Nullable Occasion drawnFor;

    /** On the display thread. */
    Sketching(Sketch sketch, SketchCanvas canvas, Look look) {
        super("Drawing what is being read");
        this.sketch = sketch;
        this.canvas = canvas;
        display = canvas.getDisplay();
        pictures = new FirstPicture(look.palette(), look.drawn());
        frame = measured();
        setSystem(true);
    }

    /** Begins, on the display thread; it ends with the canvas. */
    void start() {
        canvas.addListener(SWT.Resize, _ -> frame = measured());
        canvas.addListener(SWT.Dispose, _ -> cancel());
        schedule(FIRST_MILLIS);
    }

    private Frame measured() {
        var area = canvas.getClientArea();
        return new Frame(area.width, area.height, canvas.getMonitor().getZoom());
    }

    /** How much of the capture is read, from 0 to 1; 0 where its size is not known. */
    void reached(double now) {
        var whole = now >= 1 && share < 1;
        share = now;
        if (whole) {
            wakeUp(); // what is said beside the picture is that all is read
        }
    }

    @Override
    protected IStatus run(IProgressMonitor monitor) {
        var began = System.nanoTime();
        var read = share;
        var occasion = new Occasion(sketch.packets(), read >= 1, frame);
        Runnable shown =
                occasion.equals(drawnFor) || occasion.frame().area().isEmpty() ? () -> {} : shown(occasion, read);
        drawnFor = occasion;
        var taken = (System.nanoTime() - began) / MILLISECOND;
        var pause = Math.clamp(taken * REST, SHORTEST_PAUSE_MILLIS, LONGEST_PAUSE_MILLIS);
        if (!display.isDisposed()) {
            display.asyncExec(() -> {
                if (!canvas.isDisposed()) {
                    shown.run();
                    schedule(pause);
                }
            });
        }
        return Status.OK_STATUS;
    }

    /** Draws, and answers how the drawing is shown. */
    private Runnable shown(Occasion occasion, double read) {
        var seen = occasion.frame();
        var chart = pictures.of(sketch, read, seen.area());
        if (chart.isEmpty()) {
            return () -> canvas.showNothing("Nothing to draw yet: no TCP or UDP packet has been read.");
        }
        var raster = new Raster(seen.width(), seen.height(), true, chart.get()::draw);
        var picture = raster.drawn(seen.zoom());
        var title = Wording.count(occasion.packets(), "packet")
                + (occasion.whole() ? ", by size and time" : " so far, by size and time");
        return () -> canvas.show(picture, title);
    }
}
