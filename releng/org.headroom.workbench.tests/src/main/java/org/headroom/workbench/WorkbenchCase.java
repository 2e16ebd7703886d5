package org.headroom.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.core.runtime.ILogListener;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Platform;
import org.eclipse.swt.widgets.Shell;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Begins with the welcome page in a window of the usual size, and ends with nothing open and nothing in the log. */
abstract class WorkbenchCase {

    private final List<String> complaints = new CopyOnWriteArrayList<>();
    private final ILogListener listener = (status, _) -> note(status);

    @BeforeEach
    void begin() {
        Platform.addLogListener(listener);
        Screen.await("the window", () -> Workbench.editor().isPresent());
        Workbench.closeAll();
        Workbench.size(1440, 900);
    }

    @AfterEach
    void end() {
        Screen.act(() -> Screen.shells()
                .filter(shell -> shell != Screen.window())
                .toList()
                .forEach(Shell::close));
        Workbench.closeAll();
        Platform.removeLogListener(listener);
        assertEquals(List.of(), complaints, "the log");
    }

    private void note(IStatus status) {
        if (status.getSeverity() >= IStatus.ERROR || status.getException() != null) {
            complaints.add(status + "");
        }
    }
}
