package org.headroom.ui.look;

import java.util.function.UnaryOperator;
import org.eclipse.jface.resource.FontDescriptor;
import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.resource.LocalResourceManager;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.headroom.chart.Palette;
import org.headroom.chart.Role;
import org.headroom.diagnosis.Verdict;
import org.headroom.ui.ProductIcon;

/** Colours, fonts and icons for one control and what is in it, light or dark as the system is; gone with that control. */
public final class Look {

    private static final int ICON = 16;
    private static final float POINTS_AN_INCH = 72f;

    private final Display display;
    private final Palette palette;
    private final LocalResourceManager resources;

    public Look(Control owner) {
        display = owner.getDisplay();
        palette = Display.isSystemDarkTheme() ? Palette.DARK : Palette.LIGHT;
        resources = new LocalResourceManager(JFaceResources.getResources(), owner);
    }

    public Palette palette() {
        return palette;
    }

    public Color color(Role role) {
        return swt(palette.color(role));
    }

    /** A role's colour at a strength, laid over panels. */
    public Color tint(Role role, double strength) {
        return swt(palette.tint(role, strength));
    }

    public Font font() {
        return font(base -> base);
    }

    public Font bold() {
        return font(base -> base.setStyle(SWT.BOLD));
    }

    public Font small() {
        return font(base -> base.increaseHeight(-1));
    }

    public Font smallBold() {
        return font(base -> base.increaseHeight(-1).setStyle(SWT.BOLD));
    }

    /** Sentences of banners. */
    public Font banner() {
        return font(base -> base.increaseHeight(2).setStyle(SWT.BOLD));
    }

    /** Figures that stand alone, headings of whole pages. */
    public Font large() {
        return font(base -> base.increaseHeight(7).setStyle(SWT.BOLD));
    }

    /** Commands, filters, ports. */
    public Font code() {
        return resources.create(JFaceResources.getTextFontDescriptor());
    }

    public Font code(int larger, int style) {
        return resources.create(
                JFaceResources.getTextFontDescriptor().increaseHeight(larger).setStyle(style));
    }

    /** The window's font as AWT draws it, in pixels at this screen's density. */
    public java.awt.Font drawn() {
        return drawn(JFaceResources.getDialogFontDescriptor());
    }

    public Image icon(Verdict verdict) {
        return image(new VerdictIcon(verdict, palette), ICON);
    }

    public Image icon(Glyph glyph) {
        return image(new GlyphIcon(glyph, palette), ICON + 4);
    }

    /** @param painter a value: the same one gives the same image */
    public Image image(Painter painter, int size) {
        return image(painter, size, size);
    }

    public Image image(Painter painter, int width, int height) {
        return resources.create(ImageDescriptor.createFromImageDataProvider(new Raster(width, height, false, painter)));
    }

    public Image product(int size) {
        return resources.create(ProductIcon.of(size));
    }

    private Font font(UnaryOperator<FontDescriptor> change) {
        return resources.create(change.apply(JFaceResources.getDialogFontDescriptor()));
    }

    private java.awt.Font drawn(FontDescriptor descriptor) {
        var data = descriptor.getFontData()[0];
        var family =
                switch (data.getName()) {
                    case "Sans" -> java.awt.Font.SANS_SERIF;
                    case "Monospace" -> java.awt.Font.MONOSPACED;
                    default -> data.getName();
                };
        var pixels = data.getHeight() * display.getDPI().y / POINTS_AN_INCH;
        return new java.awt.Font(family, java.awt.Font.PLAIN, 1).deriveFont(pixels);
    }

    private static Color swt(java.awt.Color color) {
        return new Color(color.getRed(), color.getGreen(), color.getBlue());
    }
}
