package org.headroom.ui.command;

import org.eclipse.swt.widgets.Shell;
import org.headroom.ui.capture.Inspection;
import org.headroom.ui.wizard.DiagnoseWizard;

/** Opens the wizard. */
public final class DiagnoseHandler extends InspectionHandler {

    @Override
    void execute(Inspection inspection, String name, Shell shell) {
        DiagnoseWizard.open(shell, inspection, name);
    }
}
