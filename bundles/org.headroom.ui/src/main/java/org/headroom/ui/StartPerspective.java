package org.headroom.ui;

import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.IPerspectiveFactory;

/** The welcome page alone. */
public final class StartPerspective implements IPerspectiveFactory {

    /** As in plugin.xml. */
    public static final String ID = "org.headroom.ui.start";

    @Override
    public void createInitialLayout(IPageLayout layout) {
        layout.setEditorAreaVisible(true);
    }
}
