package org.headroom.ui;

import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.IPartListener2;
import org.eclipse.ui.IWorkbenchPartReference;
import org.eclipse.ui.application.IWorkbenchWindowConfigurer;
import org.headroom.ui.capture.CaptureEditor;

/** The window is named after the capture in front. */
final class WindowTitle implements IPartListener2 {

    private static final String NAME = "Headroom";

    private final IWorkbenchWindowConfigurer configurer;

    WindowTitle(IWorkbenchWindowConfigurer configurer) {
        this.configurer = configurer;
    }

    void start() {
        configurer.getWindow().getPartService().addPartListener(this);
    }

    @Override
    public void partActivated(IWorkbenchPartReference part) {
        tell();
    }

    @Override
    public void partBroughtToTop(IWorkbenchPartReference part) {
        tell();
    }

    @Override
    public void partClosed(IWorkbenchPartReference part) {
        tell();
    }

    private void tell() {
        var page = configurer.getWindow().getActivePage();
        IEditorPart editor = page == null ? null : page.getActiveEditor();
        configurer.setTitle(editor instanceof CaptureEditor ? editor.getTitle() + " – " + NAME : NAME);
    }
}
