package org.headroom.ui;

import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.IPerspectiveFactory;
import org.headroom.ui.view.DetailsView;
import org.headroom.ui.view.FindingsView;
import org.headroom.ui.view.FlowsView;
import org.headroom.ui.view.PacketsView;

/** The timeline in the middle, findings at its left, flows, packets and a packet's details below. */
public final class PathMtuPerspective implements IPerspectiveFactory {

    /** As in plugin.xml. */
    public static final String ID = "org.headroom.ui.pathmtu";

    private static final float BOTTOM_ROW = 0.74f;
    private static final float FINDINGS = 0.2f;
    private static final float FLOWS = 0.36f;
    private static final float PACKETS = 0.6f;

    @Override
    public void createInitialLayout(IPageLayout layout) {
        layout.setEditorAreaVisible(true);
        layout.addView(FlowsView.ID, IPageLayout.BOTTOM, BOTTOM_ROW, IPageLayout.ID_EDITOR_AREA);
        layout.addView(PacketsView.ID, IPageLayout.RIGHT, FLOWS, FlowsView.ID);
        layout.addView(DetailsView.ID, IPageLayout.RIGHT, PACKETS, PacketsView.ID);
        layout.addView(FindingsView.ID, IPageLayout.LEFT, FINDINGS, IPageLayout.ID_EDITOR_AREA);
        layout.addShowViewShortcut(FindingsView.ID);
        layout.addShowViewShortcut(FlowsView.ID);
        layout.addShowViewShortcut(PacketsView.ID);
        layout.addShowViewShortcut(DetailsView.ID);
    }
}
