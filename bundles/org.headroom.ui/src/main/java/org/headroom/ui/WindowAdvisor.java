package org.headroom.ui;

import java.nio.file.Path;
import java.util.List;
import org.eclipse.swt.dnd.DND;
import org.eclipse.swt.dnd.DropTarget;
import org.eclipse.swt.dnd.FileTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.application.IWorkbenchWindowConfigurer;
import org.eclipse.ui.application.WorkbenchWindowAdvisor;
import org.headroom.ui.capture.CaptureEditor;
import org.headroom.ui.welcome.WelcomeEditor;

/** The window: its size, its title and its status line, what it opens first, and that files can be dropped onto it. */
final class WindowAdvisor extends WorkbenchWindowAdvisor {

    private static final int WIDTH = 1440;
    private static final int HEIGHT = 900;

    private final List<Path> files;

    WindowAdvisor(IWorkbenchWindowConfigurer configurer, List<Path> files) {
        super(configurer);
        this.files = files;
    }

    @Override
    public void preWindowOpen() {
        var configurer = getWindowConfigurer();
        var screen =
                configurer.getWorkbenchConfigurer().getWorkbench().getDisplay().getPrimaryMonitor();
        var area = screen.getClientArea();
        configurer.setInitialSize(new Point(Math.min(WIDTH, area.width), Math.min(HEIGHT, area.height)));
        configurer.setShowMenuBar(true);
        configurer.setShowCoolBar(true);
        configurer.setShowStatusLine(true);
        configurer.setShowProgressIndicator(true);
        configurer.setShowPerspectiveBar(false);
        configurer.setTitle("Headroom");
    }

    @Override
    public void postWindowOpen() {
        var window = getWindowConfigurer().getWindow();
        window.getShell().setMinimumSize(800, 560);
        dropFiles(window.getShell(), window);
        new Folding(window).start();
        new WindowTitle(getWindowConfigurer()).start();
        new StatusLine(getWindowConfigurer()).start();
        var page = window.getActivePage();
        files.forEach(file -> CaptureEditor.open(page, file));
        WelcomeEditor.whenNothingIsOpen(page);
    }

    private static void dropFiles(Shell shell, IWorkbenchWindow window) {
        var target = new DropTarget(shell, DND.DROP_COPY | DND.DROP_MOVE | DND.DROP_LINK | DND.DROP_DEFAULT);
        target.setTransfer(new Transfer[] {FileTransfer.getInstance()});
        target.addDropListener(new FileDrop(window));
    }
}
