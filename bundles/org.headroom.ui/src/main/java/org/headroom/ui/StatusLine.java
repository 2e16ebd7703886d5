package org.headroom.ui;

import java.util.Optional;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.application.IWorkbenchWindowConfigurer;
import org.headroom.ui.capture.InFront;
import org.headroom.ui.capture.Inspection;

/** Says what was looked at in the capture in front, whichever part has the focus. */
final class StatusLine {

    private final IWorkbenchWindowConfigurer configurer;
    private final IWorkbenchWindow window;

    StatusLine(IWorkbenchWindowConfigurer configurer) {
        this.configurer = configurer;
        window = configurer.getWindow();
    }

    void start() {
        new InFront(window.getActivePage(), this::tell).start();
    }

    /** A part that is activated brings a message of its own, which is none: this comes after it. */
    private void tell(Optional<Inspection> inspection) {
        var shell = window.getShell();
        if (shell != null) { // parts are closed with the window, too
            shell.getDisplay().asyncExec(() -> {
                if (!shell.isDisposed()) {
                    configurer
                            .getActionBarConfigurer()
                            .getStatusLineManager()
                            .setMessage(inspection.map(Inspection::sentence).orElse(null));
                }
            });
        }
    }
}
