package org.headroom.workbench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.ImageLoader;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Shell;
import org.headroom.chart.Palette;
import org.headroom.chart.Role;

/** What the screen shows, pixel by pixel. */
record Photo(ImageData pixels) {

    /** Nearer than this in every part of a colour is the same colour: a screen may have less than eight bits. */
    private static final int ALIKE = 8;

    private static final long DEADLINE_NANOS = 5_000_000_000L;
    private static final long BETWEEN_MILLIS = 150;

    /** A control as it stands on the screen, whatever lies over it included, once nothing moves any more. */
    static Photo of(Control control) {
        var until = System.nanoTime() + DEADLINE_NANOS;
        var before = now(control);
        while (System.nanoTime() < until) {
            Screen.pause(BETWEEN_MILLIS);
            var after = now(control);
            if (Arrays.equals(before.pixels.data, after.pixels.data)) {
                return after;
            }
            before = after;
        }
        return before;
    }

    private static Photo now(Control control) {
        return Screen.on(() -> {
            var size = control.getSize();
            var corner = control instanceof Shell shell ? shell.getLocation() : control.toDisplay(0, 0);
            var image = new Image(control.getDisplay(), size.x, size.y);
            var screen = new GC(control.getDisplay());
            screen.copyArea(image, corner.x, corner.y);
            screen.dispose();
            var pixels = image.getImageData();
            image.dispose();
            return new Photo(pixels);
        });
    }

    /** Writes the photo where the build wants its pictures. */
    void save(String name) {
        try {
            var folder = Files.createDirectories(Path.of(System.getProperty("headroom.pictures", "target/pictures")));
            var loader = new ImageLoader();
            loader.data = new ImageData[] {pixels};
            loader.save(folder.resolve(name + ".png").toString(), SWT.IMAGE_PNG);
        } catch (java.io.IOException e) {
            throw new AssertionError(e);
        }
    }

    /** How many pixels have the colour of a role. */
    long count(Role role) {
        return columns(role).sum();
    }

    /** The most pixels of a role's colour that stand above each other. */
    long tallest(Role role) {
        return columns(role).max().orElse(0);
    }

    private LongStream columns(Role role) {
        var wanted = palette().color(role);
        return IntStream.range(0, pixels.width).mapToLong(x -> IntStream.range(0, pixels.height)
                .filter(y -> alike(wanted, x, y))
                .count());
    }

    private boolean alike(java.awt.Color wanted, int x, int y) {
        var seen = pixels.palette.getRGB(pixels.getPixel(x, y));
        return Math.abs(seen.red - wanted.getRed()) < ALIKE
                && Math.abs(seen.green - wanted.getGreen()) < ALIKE
                && Math.abs(seen.blue - wanted.getBlue()) < ALIKE;
    }

    static Palette palette() {
        return org.eclipse.swt.widgets.Display.isSystemDarkTheme() ? Palette.DARK : Palette.LIGHT;
    }
}
