package org.headroom.workbench;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.eclipse.core.commands.ParameterizedCommand;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Table;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.commands.ICommandService;
import org.eclipse.ui.handlers.IHandlerService;

/** The product's window: its commands, its editor and its views. */
final class Workbench {

    static final String OPEN = "org.headroom.ui.open";
    static final String DIAGNOSE = "org.headroom.ui.diagnose";
    static final String REPORT = "org.headroom.ui.report";
    static final String CAPTURE_EDITOR = "org.headroom.ui.capture";
    static final String WELCOME_EDITOR = "org.headroom.ui.welcome";

    private Workbench() {}

    static Path sample(String name) {
        return Path.of(System.getProperty("headroom.samples", "releng/samples")).resolve(name);
    }

    /** The window at a size, at the screen's corner. */
    static void size(int width, int height) {
        Screen.act(() -> Screen.window().setBounds(0, 0, width, height));
        Screen.await("the window at " + width + " × " + height, () -> {
            var size = Screen.window().getSize();
            return size.x == width && size.y == height;
        });
    }

    static IWorkbenchPage page() {
        return PlatformUI.getWorkbench().getWorkbenchWindows()[0].getActivePage();
    }

    static Optional<IEditorPart> editor() {
        return Optional.ofNullable(page().getActiveEditor());
    }

    static boolean inFront(String editor) {
        return editor().filter(e -> editor.equals(e.getSite().getId())).isPresent();
    }

    /** Runs a command of the product; one that opens a dialog stays in it, so nobody waits for its end. */
    static void run(String id, Map<String, String> parameters) {
        Screen.display().asyncExec(() -> {
            var workbench = PlatformUI.getWorkbench();
            var command = workbench.getService(ICommandService.class).getCommand(id);
            try {
                workbench
                        .getService(IHandlerService.class)
                        .executeCommand(ParameterizedCommand.generateCommand(command, parameters), null);
            } catch (org.eclipse.core.commands.common.CommandException e) {
                throw new AssertionError(e);
            }
        });
    }

    static boolean isEnabled(String id) {
        return PlatformUI.getWorkbench()
                .getService(ICommandService.class)
                .getCommand(id)
                .isEnabled();
    }

    static void open(Path capture) {
        run(OPEN, Map.of("org.headroom.ui.open.file", capture.toString()));
    }

    /** Opens a sample, and waits until its timeline is drawn and its flows are listed. */
    static void openSample(String name) {
        open(sample(name));
        Screen.await("the timeline of " + name, () -> Screen.named(Canvas.class, "timeline")
                .filter(t -> Screen.description(t).startsWith("Timeline of flow"))
                .isPresent());
        Screen.await("the flows of " + name, Workbench::listsFlows);
    }

    static void closeAll() {
        Screen.on(() -> page().closeAllEditors(false));
        Screen.await("the welcome page", () -> inFront(WELCOME_EDITOR));
    }

    /** Brings a view to the front. */
    static void show(String view) {
        Screen.on(() -> page().showView(view));
    }

    /** Whether the table of flows is there by now, and holds any. */
    static boolean listsFlows() {
        return Screen.named(Table.class, "flows")
                .filter(t -> t.getItemCount() > 0)
                .isPresent();
    }

    static Table flows() {
        return table("flows");
    }

    static Table packets() {
        return table("packets");
    }

    /** How many packets are listed; 0 while they are being read. */
    static int packetCount() {
        return Screen.named(Table.class, "packets").map(Table::getItemCount).orElse(0);
    }

    private static Table table(String name) {
        return Screen.named(Table.class, name).orElseThrow(() -> new AssertionError("no table of " + name));
    }

    static Canvas timeline() {
        return Screen.named(Canvas.class, "timeline").orElseThrow();
    }

    /** The first row whose cell in a column reads so; the column is known by the beginning of its title. */
    static int row(Table table, String column, String text) {
        var at = column(table, column);
        for (int i = 0; i < table.getItemCount(); i++) {
            if (table.getItem(i).getText(at).equals(text)) {
                return i;
            }
        }
        throw new AssertionError("no row with " + column + " " + text);
    }

    static String cell(Table table, int row, String column) {
        return table.getItem(row).getText(column(table, column));
    }

    private static int column(Table table, String title) {
        for (int i = 0; i < table.getColumnCount(); i++) {
            if (table.getColumn(i).getText().startsWith(title)) {
                return i;
            }
        }
        throw new AssertionError("no column " + title);
    }

    static void choose(Table table, int row) {
        table.setSelection(row);
        var event = new Event();
        event.item = table.getItem(row);
        table.notifyListeners(SWT.Selection, event);
    }
}
