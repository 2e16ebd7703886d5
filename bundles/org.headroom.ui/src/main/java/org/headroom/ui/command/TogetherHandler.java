package org.headroom.ui.command;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.ui.handlers.HandlerUtil;
import org.headroom.ui.capture.CaptureEditor;
import org.jspecify.annotations.Nullable;

/** Judges all open captures as observation points of one network. */
public final class TogetherHandler extends AbstractHandler {

    @Override
    public @Nullable Object execute(ExecutionEvent event) throws ExecutionException {
        var page = HandlerUtil.getActiveWorkbenchWindowChecked(event).getActivePage();
        CaptureEditor.open(page, CaptureEditor.allRead(page));
        return null;
    }
}
