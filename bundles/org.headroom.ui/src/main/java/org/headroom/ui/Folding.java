package org.headroom.ui;

import java.util.List;
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

    /** Where a view that is folded away keeps where it came from: the model outlives the window. */
    private static final String HOME = "org.headroom.ui.home";

    private record Fold(String view, String beside) {}

    private static final List<Fold> FOLDS =
            List.of(new Fold(FindingsView.ID, FlowsView.ID), new Fold(DetailsView.ID, PacketsView.ID));

    private final IWorkbenchWindow window;

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
                    if (narrow) {
                        fold(view, beside);
                    } else {
                        unfold(view, models, perspective);
                    }
                }
            });
        }
        // A tab behind another is not made before it is shown, and would keep the title of a capture that was open
        // before.
        List.of(window.getActivePage().getViewReferences()).forEach(view -> view.getView(true));
    }

    private static @Nullable MPlaceholder find(EModelService models, MPerspective perspective, String view) {
        return models.find(view, perspective) instanceof MPlaceholder placeholder ? placeholder : null;
    }

    private static void fold(MPlaceholder view, MPlaceholder beside) {
        var at = (MUIElement) view.getParent();
        var target = (MUIElement) beside.getParent();
        if (at != target && at instanceof MPartStack home && target instanceof MPartStack stack) {
            if (home.getElementId() == null) {
                home.setElementId(HOME + "." + view.getElementId());
            }
            view.getPersistedState().put(HOME, home.getElementId());
            home.getTags().add(IPresentationEngine.NO_AUTO_COLLAPSE);
            // a stack that goes on pointing at the view would hide it together with itself
            home.setSelectedElement(null);
            stack.getChildren().add(view);
            stack.setSelectedElement(beside);
            home.setVisible(false);
        }
    }

    private static void unfold(MPlaceholder view, EModelService models, MPerspective perspective) {
        var id = view.getPersistedState().remove(HOME);
        if (id != null && models.find(id, perspective) instanceof MPartStack home) {
            home.getChildren().add(view);
            home.setSelectedElement(view);
            home.setVisible(true);
            home.getTags().remove(IPresentationEngine.NO_AUTO_COLLAPSE);
        }
    }
}
