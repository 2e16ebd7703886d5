package org.headroom.ui.look;

import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.ImageDataProvider;
import org.eclipse.swt.graphics.PaletteData;

/**
 * What AWT draws, as SWT wants it: sized in points, sharp on screens that have more pixels than points. No display of AWT's own is
 * needed.
 *
 * @param width points
 * @param height points
 * @param opaque whether the painter fills the whole area
 */
public record Raster(int width, int height, boolean opaque, Painter painter) implements ImageDataProvider {

    private static final int FULL = 100;

    @Override
    public ImageData getImageData(int zoom) {
        var image = draw(zoom / (double) FULL);
        return opaque ? withoutAlpha(image) : withAlpha(image);
    }

    /** The same, drawn at a zoom (100 for one pixel a point) already: who shows it there does not wait. */
    public ImageDataProvider drawn(int ahead) {
        var image = getImageData(ahead);
        return zoom -> zoom == ahead ? image : getImageData(zoom);
    }

    private BufferedImage draw(double scale) {
        var type = opaque ? BufferedImage.TYPE_INT_RGB : BufferedImage.TYPE_INT_ARGB;
        var image = new BufferedImage(pixels(width, scale), pixels(height, scale), type);
        var g = image.createGraphics();
        g.scale(scale, scale);
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        painter.paint(g, new Rectangle2D.Double(0, 0, width, height));
        g.dispose();
        return image;
    }

    private static int pixels(int points, double scale) {
        return Math.max(1, (int) Math.round(points * scale));
    }

    private static ImageData withoutAlpha(BufferedImage image) {
        var pixels = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
        var data = new ImageData(image.getWidth(), image.getHeight(), 24, new PaletteData(0xff0000, 0xff00, 0xff));
        for (int y = 0, i = 0; y < data.height; y++) {
            for (int x = 0, at = y * data.bytesPerLine; x < data.width; x++, i++) {
                data.data[at++] = (byte) (pixels[i] >> 16);
                data.data[at++] = (byte) (pixels[i] >> 8);
                data.data[at++] = (byte) pixels[i];
            }
        }
        return data;
    }

    private static ImageData withAlpha(BufferedImage image) {
        var data = withoutAlpha(image);
        var pixels = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
        data.alphaData = new byte[pixels.length];
        for (int i = 0; i < pixels.length; i++) {
            data.alphaData[i] = (byte) (pixels[i] >> 24);
        }
        return data;
    }
}
