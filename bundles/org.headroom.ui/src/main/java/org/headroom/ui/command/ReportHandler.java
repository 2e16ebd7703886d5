package org.headroom.ui.command;

import org.eclipse.swt.widgets.Shell;
import org.headroom.ui.capture.Inspection;
import org.headroom.ui.wizard.DiagnoseWizard;

/** Goes straight to the wizard's last page. */
public final class ReportHandler extends InspectionHandler {

    @Override
    void execute(Inspection inspection, String name, Shell shell) {
        DiagnoseWizard.openReport(shell, inspection, name);
    }
}
