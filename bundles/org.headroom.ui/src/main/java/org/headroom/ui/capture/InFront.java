package org.headroom.ui.capture;

import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.ui.IPartListener2;
import org.eclipse.ui.IPropertyListener;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchPartConstants;
import org.eclipse.ui.IWorkbenchPartReference;
import org.jspecify.annotations.Nullable;

/** Tells which capture is in front, at every change of the active part, and once the one in front is read. */
public final class InFront implements IPartListener2, IPropertyListener {

    private final IWorkbenchPage page;
    private final Consumer<Optional<Inspection>> told;
    private @Nullable CaptureEditor editor;

    /** @param told what is in front; empty for no capture, and for one that is being read */
    public InFront(IWorkbenchPage page, Consumer<Optional<Inspection>> told) {
        this.page = page;
        this.told = told;
    }

    public void start() {
        page.addPartListener(this);
        follow();
    }

    public void stop() {
        page.removePartListener(this);
        turnTo(null);
    }

    private void follow() {
        turnTo(page.getActiveEditor() instanceof CaptureEditor capture ? capture : null);
        told.accept(Optional.ofNullable(editor).flatMap(CaptureEditor::inspection));
    }

    private void turnTo(@Nullable CaptureEditor next) {
        if (editor != null) {
            editor.removePropertyListener(this);
        }
        editor = next;
        if (next != null) {
            next.addPropertyListener(this);
        }
    }

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
        if (property == IWorkbenchPartConstants.PROP_INPUT) {
            follow();
        }
    }
}
