package org.headroom.ui;

import java.util.List;
import org.eclipse.e4.ui.model.application.ui.MUIElement;
import org.eclipse.e4.ui.model.application.ui.advanced.MPerspective;
import org.eclipse.e4.ui.model.application.ui.advanced.MPlaceholder;
import org.eclipse.e4.ui.model.application.ui.basic.MPartSashContainer;
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
 * In a narrow window findings go down beside the flows, where they stay in sight, and details become a tab beside Packets, so that the
 * timeline keeps its room. In a wide one they go back to where they were.
 */
final class Folding {

    private static final int NARROW = 1200;

    /** Where a view that was moved keeps where it came from: the model outlives the window. */
    private static final String HOME = "org.headroom.ui.home";

    /** Where a stack that was moved, or has new neighbours, keeps its share of the room. */
    private static final String SHARE = "org.headroom.ui.share";

    /** Shares of the bottom row while findings are in it; the rest of it has about 6400. */
    private static final String FINDINGS_SHARE = "3500";

    private static final String FLOWS_SHARE = "4300";

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
            var findings = find(models, perspective, FindingsView.ID);
            var flows = find(models, perspective, FlowsView.ID);
            var details = find(models, perspective, DetailsView.ID);
            var packets = find(models, perspective, PacketsView.ID);
            if (findings != null && flows != null) {
                if (narrow) {
                    lower(findings, flows, models);
                } else {
                    raise(findings, flows, models, perspective);
                }
            }
            if (details != null && packets != null) {
                if (narrow) {
                    fold(details, packets);
                } else {
                    unfold(details, models, perspective);
                }
            }
        }
        // A tab behind another is not made before it is shown, and would keep the title of a capture that was open
        // before.
        List.of(window.getActivePage().getViewReferences()).forEach(view -> view.getView(true));
    }

    private static @Nullable MPlaceholder find(EModelService models, MPerspective perspective, String view) {
        return models.find(view, perspective) instanceof MPlaceholder placeholder ? placeholder : null;
    }

    /** Takes the stack of a view to the left of another's. */
    private static void lower(MPlaceholder view, MPlaceholder beside, EModelService models) {
        var neighbour = (MUIElement) beside.getParent();
        if ((MUIElement) view.getParent() instanceof MPartStack stack
                && (MUIElement) stack.getParent() instanceof MPartSashContainer home
                && (MUIElement) neighbour.getParent() instanceof MPartSashContainer row
                && home != row) {
            if (home.getElementId() == null) {
                home.setElementId(HOME + "." + view.getElementId());
            }
            view.getPersistedState().put(HOME, home.getElementId());
            home.getTags().add(IPresentationEngine.NO_AUTO_COLLAPSE);
            share(stack, FINDINGS_SHARE);
            share(neighbour, FLOWS_SHARE);
            models.move(stack, row, 0);
        }
    }

    private static void raise(MPlaceholder view, MPlaceholder beside, EModelService models, MPerspective perspective) {
        var id = view.getPersistedState().remove(HOME);
        if (id != null
                && models.find(id, perspective) instanceof MPartSashContainer home
                && (MUIElement) view.getParent() instanceof MPartStack stack) {
            models.move(stack, home, 0);
            home.getTags().remove(IPresentationEngine.NO_AUTO_COLLAPSE);
            stack.setContainerData(stack.getPersistedState().remove(SHARE));
            var neighbour = (MUIElement) beside.getParent();
            neighbour.setContainerData(neighbour.getPersistedState().remove(SHARE));
        }
    }

    private static void share(MUIElement stack, String share) {
        stack.getPersistedState().put(SHARE, stack.getContainerData());
        stack.setContainerData(share);
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
