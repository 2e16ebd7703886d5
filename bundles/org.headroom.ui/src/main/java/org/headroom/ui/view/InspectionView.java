package org.headroom.ui.view;

import java.util.Objects;
import java.util.Optional;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.part.ViewPart;
import org.headroom.ui.capture.InFront;
import org.headroom.ui.capture.Inspection;
import org.headroom.ui.look.Look;
import org.jspecify.annotations.Nullable;

/** A view of the capture in front: it follows the active editor and what is chosen there. */
abstract class InspectionView extends ViewPart {

    private final Inspection.Listener listener = _ -> show();
    private @Nullable InFront follower;
    private @Nullable Pane pane;
    private @Nullable Inspection inspection;

    /** Makes what is in the view, once. */
    abstract Pane create(Composite parent, Look look);

    @Override
    public final void createPartControl(Composite parent) {
        var made = create(parent, new Look(parent));
        pane = made;
        made.opened(Optional.empty());
        var following = new InFront(getSite().getPage(), this::turnTo);
        follower = following;
        following.start();
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

    private void turnTo(Optional<Inspection> inFront) {
        var next = inFront.orElse(null);
        if (next == inspection) {
            return;
        }
        if (inspection != null) {
            inspection.remove(listener);
        }
        inspection = next;
        pane().opened(inFront);
        if (next != null) {
            next.add(listener);
            pane().chosen(next);
        }
    }

    @Override
    public void dispose() {
        if (follower != null) {
            follower.stop();
        }
        if (inspection != null) {
            inspection.remove(listener);
        }
        super.dispose();
    }
}
