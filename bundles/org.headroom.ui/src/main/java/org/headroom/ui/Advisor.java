package org.headroom.ui;

import java.nio.file.Path;
import java.util.List;
import org.eclipse.e4.ui.css.swt.theme.IThemeEngine;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.application.IWorkbenchConfigurer;
import org.eclipse.ui.application.IWorkbenchWindowConfigurer;
import org.eclipse.ui.application.WorkbenchAdvisor;
import org.eclipse.ui.application.WorkbenchWindowAdvisor;

/** How the workbench starts: one window, light or dark as the system is. */
final class Advisor extends WorkbenchAdvisor {

    private static final String DARK = "org.headroom.ui.theme.dark";

    private final List<Path> files;

    /** @param files what to open at the start */
    Advisor(List<Path> files) {
        this.files = files;
    }

    @Override
    public void initialize(IWorkbenchConfigurer configurer) {
        configurer.setSaveAndRestore(false);
    }

    @Override
    public void preStartup() {
        var engine = PlatformUI.getWorkbench().getService(IThemeEngine.class);
        if (engine != null && Display.isSystemDarkTheme()) {
            engine.setTheme(DARK, false);
        }
    }

    @Override
    public String getInitialWindowPerspectiveId() {
        return files.isEmpty() ? StartPerspective.ID : PathMtuPerspective.ID;
    }

    @Override
    public WorkbenchWindowAdvisor createWorkbenchWindowAdvisor(IWorkbenchWindowConfigurer configurer) {
        return new WindowAdvisor(configurer, files);
    }
}
