package org.headroom.ui.command;

import org.eclipse.core.expressions.PropertyTester;
import org.headroom.ui.capture.CaptureEditor;
import org.jspecify.annotations.Nullable;

/** Whether an editor holds a capture that is read: there is nothing to diagnose in one that cannot be. */
public final class IsRead extends PropertyTester {

    @Override
    public boolean test(
            @Nullable Object receiver, String property, Object[] arguments, @Nullable Object expectedValue) {
        return receiver instanceof CaptureEditor editor && editor.inspection().isPresent();
    }
}
