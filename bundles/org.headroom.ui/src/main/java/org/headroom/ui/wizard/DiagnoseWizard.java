package org.headroom.ui.wizard;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.jface.wizard.IWizardPage;
import org.eclipse.jface.wizard.Wizard;
import org.eclipse.swt.widgets.Shell;
import org.headroom.diagnosis.remedy.Remedy;
import org.headroom.ui.ProductIcon;
import org.headroom.ui.capture.Inspection;
import org.jspecify.annotations.Nullable;

/** From what was found to what to type: a question a page. */
public final class DiagnoseWizard extends Wizard {

    private static final int ICON = 48;

    private final Inspection inspection;
    private final List<StepPage> steps = new ArrayList<>();
    private final ReportPage report;
    private StepPage start;
    private Scope scope;
    private @Nullable Remedy preferred;

    private DiagnoseWizard(Inspection inspection, String name) {
        this.inspection = inspection;
        scope = Scope.whole(inspection.diagnosis());
        report = new ReportPage(inspection, name);
        steps.add(new ScopePage(inspection));
        steps.add(new VerdictPage(inspection));
        steps.add(new EvidencePage(inspection));
        steps.add(new OverheadPage());
        steps.add(new RemedyPage());
        steps.add(report);
        start = steps.getFirst();
        setWindowTitle("Diagnose " + name);
        setDefaultPageImageDescriptor(ProductIcon.of(ICON));
    }

    /** From the start: what shall be judged. */
    public static void open(Shell shell, Inspection inspection, String name) {
        new StepDialog(shell, new DiagnoseWizard(inspection, name)).open();
    }

    /** At the end: the report. */
    public static void openReport(Shell shell, Inspection inspection, String name) {
        var wizard = new DiagnoseWizard(inspection, name);
        wizard.start = wizard.report;
        new StepDialog(shell, wizard).open();
    }

    @Override
    public void addPages() {
        steps.forEach(this::addPage);
    }

    List<StepPage> steps() {
        return List.copyOf(steps);
    }

    Scope scope() {
        return scope;
    }

    /** The pages and the window behind turn to what shall be judged. */
    void judge(Scope chosen) {
        scope = chosen;
        chosen.told().ifPresent(inspection::choose);
    }

    /** The remedy that was chosen among all, and comes first from then on; empty where none was. */
    Optional<Remedy> preferred() {
        return Optional.ofNullable(preferred);
    }

    void prefer(Remedy chosen) {
        preferred = chosen;
    }

    @Override
    public IWizardPage getStartingPage() {
        return start;
    }

    @Override
    public @Nullable IWizardPage getNextPage(IWizardPage page) {
        return beside(page, 1);
    }

    @Override
    public @Nullable IWizardPage getPreviousPage(IWizardPage page) {
        return beside(page, -1);
    }

    /** Pages that have nothing to say about this scope are left out. */
    private @Nullable IWizardPage beside(IWizardPage page, int step) {
        var at = steps.indexOf(page) + step;
        while (at >= 0 && at < steps.size() && !steps.get(at).applies(scope)) {
            at += step;
        }
        return at >= 0 && at < steps.size() ? steps.get(at) : null;
    }

    @Override
    public boolean canFinish() {
        return getContainer().getCurrentPage() == report && report.isPageComplete();
    }

    @Override
    public boolean performFinish() {
        return report.write();
    }

    /** Of the wizard's window: wide enough for a command, high enough for a page of evidence. */
    static int width() {
        return 930;
    }

    static int height() {
        return 720;
    }
}
