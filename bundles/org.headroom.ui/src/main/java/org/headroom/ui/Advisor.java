package org.headroom.ui;

import java.nio.file.Path;
import java.util.List;
import org.eclipse.e4.ui.model.application.MApplication;
import org.eclipse.e4.ui.workbench.modeling.EModelService;
import org.eclipse.ui.application.IWorkbenchConfigurer;
import org.eclipse.ui.application.IWorkbenchWindowConfigurer;
import org.eclipse.ui.application.WorkbenchAdvisor;
import org.eclipse.ui.application.WorkbenchWindowAdvisor;

/** How the workbench starts: one window. */
final class Advisor extends WorkbenchAdvisor {

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
        var workbench = getWorkbenchConfigurer().getWorkbench();
        SavedEditors.drop(workbench.getService(MApplication.class), workbench.getService(EModelService.class));
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
