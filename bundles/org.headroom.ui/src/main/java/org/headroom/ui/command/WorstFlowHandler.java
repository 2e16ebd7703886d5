package org.headroom.ui.command;

import org.eclipse.swt.widgets.Shell;
import org.headroom.ui.capture.Inspection;

/** Goes to the flow that suffers most. */
public final class WorstFlowHandler extends InspectionHandler {

    @Override
    void execute(Inspection inspection, String name, Shell shell) {
        inspection.chooseWorst();
    }
}
