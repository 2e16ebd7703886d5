package org.headroom.ui.view;

import java.util.Objects;
import java.util.Optional;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.IPartListener2;
import org.eclipse.ui.IWorkbenchPart;
import org.eclipse.ui.IWorkbenchPartReference;
import org.eclipse.ui.part.ViewPart;
import org.headroom.ui.capture.CaptureEditor;
import org.headroom.ui.capture.Inspection;
import org.headroom.ui.look.Look;
import org.jspecify.annotations.Nullable;

/** A view of the capture in front: it follows the active editor and what is chosen there. */
abstract class InspectionView extends ViewPart {

    private final Follower follower = new Follower();
    private final Inspection.Listener listener = _ -> show();
    private @Nullable Pane pane;
    private @Nullable CaptureEditor editor;
    private @Nullable Inspection inspection;

    /** Makes what is in the view, once. */
    abstract Pane create(Composite parent, Look look);

    @Override
    public final void createPartControl(Composite parent) {
        var made = create(parent, new Look(parent));
        pane = made;
        made.opened(Optional.empty());
        getSite().getPage().addPartListener(follower);
        follow();
    }

    @Override
    public final void setFocus() {
        pane().focus();
    }

    /** Names the view, with how much is in it. */
    final void title(String title) {
        setPartName(title);
    }

    private Pane pane() {
        return Objects.requireNonNull(pane);
    }

    private void show() {
        if (inspection != null) {
            pane().chosen(inspection);
        }
    }

    private void follow() {
        var active = getSite().getPage().getActiveEditor() instanceof CaptureEditor capture ? capture : null;
        if (active != editor) {
            if (editor != null) {
                editor.removePropertyListener(follower);
            }
            editor = active;
            if (active != null) {
                active.addPropertyListener(follower);
            }
        }
        turnTo(active == null ? null : active.inspection().orElse(null));
    }

    private void turnTo(@Nullable Inspection next) {
        if (next == inspection) {
            return;
        }
        if (inspection != null) {
            inspection.remove(listener);
        }
        inspection = next;
        pane().opened(Optional.ofNullable(next));
        if (next != null) {
            next.add(listener);
            pane().chosen(next);
        }
    }

    @Override
    public void dispose() {
        getSite().getPage().removePartListener(follower);
        if (editor != null) {
            editor.removePropertyListener(follower);
        }
        if (inspection != null) {
            inspection.remove(listener);
        }
        super.dispose();
    }

    /** Listens for another editor in front, and for the one in front having read its capture. */
    private final class Follower implements IPartListener2, org.eclipse.ui.IPropertyListener {

        @Override
        public void partActivated(IWorkbenchPartReference part) {
            follow();
        }

        @Override
        public void partBroughtToTop(IWorkbenchPartReference part) {
            follow();
        }

        @Override
        public void partClosed(IWorkbenchPartReference part) {
            follow();
        }

        @Override
        public void propertyChanged(Object source, int property) {
            if (property == IWorkbenchPart.PROP_TITLE
                    || property == org.eclipse.ui.IWorkbenchPartConstants.PROP_INPUT) {
                follow();
            }
        }
    }
}
