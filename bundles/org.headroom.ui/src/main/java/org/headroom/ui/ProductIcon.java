package org.headroom.ui;

import org.eclipse.jface.resource.ImageDescriptor;

/** The arrow under the bar. */
public final class ProductIcon {

    private ProductIcon() {}

    /** @param size 16, 32, 48, 64, 128 or 256 */
    public static ImageDescriptor of(int size) {
        var url = ProductIcon.class.getResource("/icons/headroom-" + size + ".png");
        return url == null ? ImageDescriptor.getMissingImageDescriptor() : ImageDescriptor.createFromURL(url);
    }
}
