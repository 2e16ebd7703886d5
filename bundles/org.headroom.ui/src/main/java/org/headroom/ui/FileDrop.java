package org.headroom.ui;

import java.nio.file.Path;
import org.eclipse.swt.dnd.DND;
import org.eclipse.swt.dnd.DropTargetAdapter;
import org.eclipse.swt.dnd.DropTargetEvent;
import org.eclipse.ui.IWorkbenchWindow;
import org.headroom.ui.capture.CaptureEditor;

/** Files dropped onto the window are opened. */
final class FileDrop extends DropTargetAdapter {

    private final IWorkbenchWindow window;

    FileDrop(IWorkbenchWindow window) {
        this.window = window;
    }

    @Override
    public void dragEnter(DropTargetEvent event) {
        event.detail = DND.DROP_COPY;
    }

    @Override
    public void dragOperationChanged(DropTargetEvent event) {
        event.detail = DND.DROP_COPY;
    }

    @Override
    public void drop(DropTargetEvent event) {
        if (event.data instanceof String[] names) {
            for (var name : names) {
                CaptureEditor.open(window.getActivePage(), Path.of(name));
            }
        }
    }
}
