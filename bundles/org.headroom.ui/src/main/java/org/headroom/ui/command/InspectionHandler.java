package org.headroom.ui.command;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.handlers.HandlerUtil;
import org.headroom.ui.capture.CaptureEditor;
import org.headroom.ui.capture.Inspection;
import org.jspecify.annotations.Nullable;

/** Does something with the capture in front, once it is read. */
abstract class InspectionHandler extends AbstractHandler {

    abstract void execute(Inspection inspection, String name, Shell shell);

    @Override
    public final @Nullable Object execute(ExecutionEvent event) throws ExecutionException {
        var window = HandlerUtil.getActiveWorkbenchWindowChecked(event);
        IWorkbenchPage page = window.getActivePage();
        if (page != null && page.getActiveEditor() instanceof CaptureEditor editor) {
            editor.inspection().ifPresent(i -> execute(i, editor.getTitle(), window.getShell()));
        }
        return null;
    }
}
