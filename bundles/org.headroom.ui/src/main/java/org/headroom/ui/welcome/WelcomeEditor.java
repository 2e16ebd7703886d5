package org.headroom.ui.welcome;

import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.IEditorInput;
import org.eclipse.ui.IEditorSite;
import org.eclipse.ui.IPartListener2;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchPartReference;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.part.EditorPart;
import org.headroom.chart.Role;
import org.headroom.ui.StartPerspective;
import org.headroom.ui.look.Look;
import org.headroom.ui.look.Scroll;
import org.jspecify.annotations.Nullable;

/** Where to begin: open, drop, or learn on a real one. Never a blank window. */
public final class WelcomeEditor extends EditorPart {

    /** As in plugin.xml. */
    public static final String ID = "org.headroom.ui.welcome";

    private @Nullable Scroll scroll;

    public static void open(IWorkbenchPage page) {
        try {
            page.openEditor(new WelcomeInput(), ID);
        } catch (PartInitException e) {
            ILog.of(WelcomeEditor.class).error("Opening the welcome page", e);
        }
    }

    /** Opens the page now, and again whenever the last capture was closed. */
    public static void whenNothingIsOpen(IWorkbenchPage page) {
        openAlone(page);
        page.addPartListener(new IPartListener2() {
            @Override
            public void partClosed(IWorkbenchPartReference part) {
                page.getWorkbenchWindow().getShell().getDisplay().asyncExec(() -> {
                    if (!page.getWorkbenchWindow().getWorkbench().isClosing()) {
                        openAlone(page);
                    }
                });
            }
        });
    }

    private static void openAlone(IWorkbenchPage page) {
        if (page.getEditorReferences().length == 0) {
            page.setPerspective(page.getWorkbenchWindow()
                    .getWorkbench()
                    .getPerspectiveRegistry()
                    .findPerspectiveWithId(StartPerspective.ID));
            open(page);
        }
    }

    @Override
    public void init(IEditorSite site, IEditorInput input) {
        setSite(site);
        setInput(input);
        setPartName("Welcome");
    }

    @Override
    public void createPartControl(Composite parent) {
        parent.setLayout(new FillLayout());
        var look = new Look(parent);
        var made = new Scroll(parent, look, Role.PANEL);
        made.frame().setData("name", "welcome");
        new WelcomePage(made.content(), look, getSite()).create();
        made.fit();
        scroll = made;
    }

    @Override
    public void setFocus() {
        if (scroll != null) {
            scroll.frame().forceFocus();
        }
    }

    @Override
    public void doSave(IProgressMonitor monitor) {}

    @Override
    public void doSaveAs() {}

    @Override
    public boolean isDirty() {
        return false;
    }

    @Override
    public boolean isSaveAsAllowed() {
        return false;
    }
}
