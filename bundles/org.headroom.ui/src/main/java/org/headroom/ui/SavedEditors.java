package org.headroom.ui;

import org.eclipse.e4.ui.model.application.MApplication;
import org.eclipse.e4.ui.model.application.ui.basic.MPart;
import org.eclipse.e4.ui.workbench.modeling.EModelService;

/**
 * Editors in the saved model of the window. A capture is read when it is opened and not with the window, so there are none, unless
 * Headroom was killed after the model had been saved; they would be errors in place of captures, at every start.
 */
final class SavedEditors {

    /** What the model calls any editor of the workbench. */
    private static final String EDITOR = "org.eclipse.e4.ui.compatibility.editor";

    private SavedEditors() {}

    static void drop(MApplication model, EModelService models) {
        for (var editor : models.findElements(model, EDITOR, MPart.class)) {
            var stack = editor.getParent();
            if (stack != null) {
                // a stack that goes on pointing at the editor would draw it
                stack.setSelectedElement(null);
                stack.getChildren().remove(editor);
            }
        }
    }
}
