package org.headroom.ui.capture;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.ui.IEditorInput;
import org.eclipse.ui.IEditorSite;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.handlers.IHandlerService;
import org.eclipse.ui.part.EditorPart;
import org.eclipse.ui.services.IEvaluationService;
import org.headroom.diagnosis.Analysis;
import org.headroom.ui.PathMtuPerspective;
import org.headroom.ui.StartPerspective;
import org.headroom.ui.look.Look;
import org.headroom.ui.welcome.RecentCaptures;
import org.jspecify.annotations.Nullable;

/** A capture: first how far its reading is, then its verdict and its timeline, or why it cannot be read. */
public final class CaptureEditor extends EditorPart {

    /** As in plugin.xml. */
    public static final String ID = "org.headroom.ui.capture";

    /** Whether the capture is read and can be judged; as in plugin.xml. */
    private static final String IS_READ = "org.headroom.ui.isRead";

    /** Whether there are several to judge together; likewise. */
    private static final String ARE_SEVERAL = "org.headroom.ui.areSeveral";

    private final StackLayout pages = new StackLayout();
    private @Nullable Composite parent;
    private @Nullable Look look;
    private @Nullable Opening opening;
    private @Nullable Inspection inspection;

    /** Opens a capture in a page, where it is not open yet. */
    public static void open(IWorkbenchPage page, Path file) {
        open(page, List.of(file));
    }

    /** Opens captures as observation points of one network. */
    public static void open(IWorkbenchPage page, List<Path> files) {
        try {
            if (StartPerspective.ID.equals(page.getPerspective().getId())) {
                page.setPerspective(page.getWorkbenchWindow()
                        .getWorkbench()
                        .getPerspectiveRegistry()
                        .findPerspectiveWithId(PathMtuPerspective.ID));
            }
            page.openEditor(
                    new CaptureInput(files.stream()
                            .map(file -> file.toAbsolutePath().normalize())
                            .toList()),
                    ID);
        } catch (PartInitException e) {
            ILog.of(CaptureEditor.class).error("Opening " + files, e);
        }
    }

    /** The open capture; empty while it is being read. */
    public Optional<Inspection> inspection() {
        return Optional.ofNullable(inspection);
    }

    @Override
    public void init(IEditorSite site, IEditorInput input) {
        setSite(site);
        setInput(input);
        setPartName(input.getName());
    }

    @Override
    public void createPartControl(Composite parent) {
        this.parent = parent;
        parent.setLayout(pages);
        look = new Look(parent);
        read();
    }

    private List<Path> files() {
        return ((CaptureInput) getEditorInput()).files();
    }

    /** The captures that are open in a page, each in an editor of its own, and read. */
    public static List<Path> allRead(IWorkbenchPage page) {
        return Arrays.stream(page.getEditorReferences())
                .map(reference -> reference.getEditor(false))
                .filter(CaptureEditor.class::isInstance)
                .map(CaptureEditor.class::cast)
                .filter(editor ->
                        editor.inspection().isPresent() && editor.files().size() == 1)
                .map(editor -> editor.files().getFirst())
                .toList();
    }

    private void read() {
        var page = new ReadingPage(parent(), look(), getEditorInput().getName(), this::cancel);
        turnTo(page);
        var job = new Opening(files(), new Arrival(this, page));
        opening = job;
        job.schedule();
    }

    private void cancel() {
        if (opening != null) {
            opening.cancel();
        }
    }

    void opened(Analysis analysis) {
        opening = null;
        if (parent().isDisposed()) {
            analysis.close();
            return;
        }
        var opened = new Inspection(analysis, parent().getDisplay());
        inspection = opened;
        if (files().size() == 1) {
            new RecentCaptures().add(files().getFirst(), analysis.diagnosis().verdict());
        }
        turnTo(new CapturePage(parent(), look(), opened, () -> run("org.headroom.ui.diagnose")));
        opened.chooseWorst();
        firePropertyChange(PROP_INPUT);
        var evaluation = getSite().getService(IEvaluationService.class);
        evaluation.requestEvaluation(IS_READ);
        evaluation.requestEvaluation(ARE_SEVERAL);
    }

    void failed(String why) {
        opening = null;
        turnTo(new UnreadablePage(
                parent(), look(), getEditorInput().getName(), why, this::read, () -> run("org.headroom.ui.open")));
    }

    void leave() {
        getSite().getPage().closeEditor(this, false);
    }

    private void run(String command) {
        try {
            getSite().getService(IHandlerService.class).executeCommand(command, null);
        } catch (org.eclipse.core.commands.common.CommandException e) {
            ILog.of(CaptureEditor.class).error("Running " + command, e);
        }
    }

    private void turnTo(Control page) {
        var before = pages.topControl;
        pages.topControl = page;
        parent().layout();
        if (before != null) {
            before.dispose();
        }
    }

    private Composite parent() {
        return Objects.requireNonNull(parent);
    }

    private Look look() {
        return Objects.requireNonNull(look);
    }

    @Override
    public void setFocus() {
        if (pages.topControl != null) {
            pages.topControl.setFocus();
        }
    }

    @Override
    public <T> @Nullable T getAdapter(Class<T> type) {
        return type == Inspection.class ? type.cast(inspection) : super.getAdapter(type);
    }

    @Override
    public void dispose() {
        cancel();
        inspection().ifPresent(Inspection::close);
        super.dispose();
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
