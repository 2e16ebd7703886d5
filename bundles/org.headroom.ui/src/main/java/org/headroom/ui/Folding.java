package org.headroom.ui;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.e4.ui.model.application.ui.MUIElement;
import org.eclipse.e4.ui.model.application.ui.advanced.MPerspective;
import org.eclipse.e4.ui.model.application.ui.advanced.MPlaceholder;
import org.eclipse.e4.ui.model.application.ui.basic.MPartStack;
import org.eclipse.e4.ui.model.application.ui.basic.MWindow;
import org.eclipse.e4.ui.workbench.IPresentationEngine;
import org.eclipse.e4.ui.workbench.modeling.EModelService;
import org.eclipse.swt.SWT;
import org.eclipse.ui.IPerspectiveDescriptor;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PerspectiveAdapter;
import org.headroom.ui.view.DetailsView;
import org.headroom.ui.view.FindingsView;
import org.headroom.ui.view.FlowsView;
import org.headroom.ui.view.PacketsView;
import org.jspecify.annotations.Nullable;

/**
 * In a narrow window findings become a tab beside Flows, and details one beside Packets, so that the timeline keeps its room. In a
 * wide one they go back to where they were.
 */
final class Folding {

    private static final int NARROW = 1200;

    private record Fold(String view, String beside) {}

    private static final List<Fold> FOLDS =
            List.of(new Fold(FindingsView.ID, FlowsView.ID), new Fold(DetailsView.ID, PacketsView.ID));

    private final IWorkbenchWindow window;
    /** Where the views that are folded away came from. */
    private final Map<MPlaceholder, MPartStack> homes = new HashMap<>();

    Folding(IWorkbenchWindow window) {
        this.window = window;
    }

    void start() {
        window.getShell().addListener(SWT.Resize, _ -> later());
        window.addPerspectiveListener(new PerspectiveAdapter() {
            @Override
            public void perspectiveActivated(IWorkbenchPage page, IPerspectiveDescriptor perspective) {
                later();
            }

            @Override
            public void perspectiveChanged(IWorkbenchPage page, IPerspectiveDescriptor perspective, String change) {
                if (IWorkbenchPage.CHANGE_RESET_COMPLETE.equals(change)) {
                    homes.clear();
                    later();
                }
            }
        });
        later();
    }

    private void later() {
        var shell = window.getShell();
        if (shell != null) { // a window that closes is resized too
            shell.getDisplay().asyncExec(this::adapt);
        }
    }

    private void adapt() {
        var shell = window.getShell();
        if (shell == null || shell.isDisposed()) {
            return;
        }
        var narrow = shell.getSize().x < NARROW;
        var models = window.getService(EModelService.class);
        var model = window.getService(MWindow.class);
        for (var perspective : models.findElements(model, PathMtuPerspective.ID, MPerspective.class)) {
            FOLDS.forEach(fold -> {
                var view = find(models, perspective, fold.view());
                var beside = find(models, perspective, fold.beside());
                if (view != null && beside != null) {
                    move(view, beside, narrow);
                }
            });
        }
    }

    private static @Nullable MPlaceholder find(EModelService models, MPerspective perspective, String view) {
        return models.find(view, perspective) instanceof MPlaceholder placeholder ? placeholder : null;
    }

    private void move(MPlaceholder view, MPlaceholder beside, boolean narrow) {
        var at = (MUIElement) view.getParent();
        var target = (MUIElement) beside.getParent();
        if (narrow && at != target && at instanceof MPartStack home && target instanceof MPartStack stack) {
            homes.put(view, home);
            home.getTags().add(IPresentationEngine.NO_AUTO_COLLAPSE);
            // a stack that goes on pointing at the view would hide it together with itself
            home.setSelectedElement(null);
            stack.getChildren().add(view);
            stack.setSelectedElement(beside);
            home.setVisible(false);
        } else if (!narrow && homes.containsKey(view)) {
            var home = homes.remove(view);
            home.getChildren().add(view);
            home.setSelectedElement(view);
            home.setVisible(true);
            home.getTags().remove(IPresentationEngine.NO_AUTO_COLLAPSE);
        }
    }
}
