package org.headroom.ui.command;

import org.eclipse.core.expressions.PropertyTester;
import org.eclipse.ui.IEditorPart;
import org.headroom.ui.capture.CaptureEditor;
import org.jspecify.annotations.Nullable;

/** Whether the window of an editor holds several captures that are read. */
public final class AreSeveral extends PropertyTester {

    @Override
    public boolean test(
            @Nullable Object receiver, String property, Object[] arguments, @Nullable Object expectedValue) {
        return receiver instanceof IEditorPart editor
                && CaptureEditor.allRead(editor.getSite().getPage()).size() > 1;
    }
}
