package org.headroom.report;

import com.openhtmltopdf.extend.FSObjectDrawer;
import com.openhtmltopdf.extend.FSObjectDrawerFactory;
import com.openhtmltopdf.extend.OutputDevice;
import com.openhtmltopdf.render.RenderingContext;
import java.awt.Font;
import java.awt.Shape;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.headroom.diagnosis.Verdict;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/** Drawings as PDF's own lines and letters: the page names a place and a number, and what has that number is drawn there. */
final class PdfPictures implements Pictures, FSObjectDrawerFactory, FSObjectDrawer {

    private static final String TYPE = "headroom/drawing";

    /** As wide as the text is, less the frame of a figure, in pixels of CSS. */
    private static final int PLACE = 670;

    private static final int SIGN = 24;

    private record Placed(int width, int height, Drawing drawing) {}

    private final List<Placed> placed = new ArrayList<>();
    private final @Nullable Font font = PdfFonts.SANS.forDrawing().orElse(null);
    private final @Nullable Font monospaced = PdfFonts.MONOSPACED.forDrawing().orElse(null);

    @Override
    public Optional<String> drawing(int width, int height, Drawing drawing) {
        if (font == null || monospaced == null) {
            return Optional.empty();
        }
        var style = "width:" + PLACE + "px;height:" + PLACE * height / width + "px";
        return Optional.of("<object" + place(width, height, drawing) + " style=\"" + style + "\"></object>");
    }

    @Override
    public String sign(Verdict verdict) {
        return font == null
                ? ""
                : "<object class=\"icon\" alt=\"" + verdict.label() + "\""
                        + place(SIGN, SIGN, (g, _) -> new SignPainter(g).paint(verdict)) + "></object>";
    }

    private String place(int width, int height, Drawing drawing) {
        placed.add(new Placed(width, height, drawing));
        return " type=\"" + TYPE + "\" data=\"" + (placed.size() - 1) + "\"";
    }

    @Override
    public Font font() {
        return font == null ? new Font(Font.SANS_SERIF, Font.PLAIN, PdfFonts.SIZE) : font;
    }

    @Override
    public Font monospaced() {
        return monospaced == null ? new Font(Font.MONOSPACED, Font.PLAIN, PdfFonts.SIZE) : monospaced;
    }

    @Override
    public boolean isReplacedObject(Element element) {
        return element.getAttribute("type").equals(TYPE);
    }

    @Override
    public @Nullable FSObjectDrawer createDrawer(Element element) {
        return isReplacedObject(element) ? this : null;
    }

    /** Width and height come in dots, of which several make a pixel. */
    @Override
    public @Nullable Map<Shape, String> drawObject(
            Element element,
            double x,
            double y,
            double width,
            double height,
            OutputDevice device,
            RenderingContext context,
            int dotsPerPixel) {
        var picture = placed.get(Integer.parseInt(element.getAttribute("data")));
        var pixels = width / dotsPerPixel;
        device.drawWithGraphics((float) x, (float) y, (float) pixels, (float) height / dotsPerPixel, g -> {
            g.scale(pixels / picture.width(), pixels / picture.width());
            picture.drawing().draw(g, new Rectangle2D.Double(0, 0, picture.width(), picture.height()));
        });
        return null;
    }
}
