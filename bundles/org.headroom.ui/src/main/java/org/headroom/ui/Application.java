package org.headroom.ui;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.eclipse.core.runtime.preferences.InstanceScope;
import org.eclipse.equinox.app.IApplication;
import org.eclipse.equinox.app.IApplicationContext;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.PlatformUI;

/** Runs the workbench, with the captures that the command line names. */
public final class Application implements IApplication {

    /** Where the workbench looks which of its themes it is to begin with. */
    private static final String THEMES = "org.eclipse.e4.ui.css.swt.theme";

    private static final String THEME_ID = "themeid";
    private static final String LIGHT = "org.headroom.ui.theme.light";
    private static final String DARK = "org.headroom.ui.theme.dark";

    @Override
    public Object start(IApplicationContext context) {
        var arguments = (String[]) context.getArguments().get(IApplicationContext.APPLICATION_ARGS);
        Display.setAppName("Headroom");
        // What Headroom says is English, and so are its numbers: findings are quoted, and compared with those of
        // others.
        Locale.setDefault(Locale.Category.FORMAT, Locale.ROOT);
        var display = PlatformUI.createDisplay();
        InstanceScope.INSTANCE.getNode(THEMES).put(THEME_ID, Display.isSystemDarkTheme() ? DARK : LIGHT);
        try {
            var code = PlatformUI.createAndRunWorkbench(display, new Advisor(files(List.of(arguments))));
            return code == PlatformUI.RETURN_RESTART ? EXIT_RESTART : EXIT_OK;
        } finally {
            display.dispose();
        }
    }

    /** What is no option, and no option's value. */
    static List<Path> files(List<String> arguments) {
        var files = new ArrayList<Path>();
        var value = false;
        for (var argument : arguments) {
            if (argument.startsWith("-")) {
                value = !argument.equals("--");
            } else {
                if (!value) {
                    files.add(Path.of(argument).toAbsolutePath().normalize());
                }
                value = false;
            }
        }
        return files;
    }

    @Override
    public void stop() {
        if (!PlatformUI.isWorkbenchRunning()) {
            return;
        }
        var workbench = PlatformUI.getWorkbench();
        workbench.getDisplay().syncExec(workbench::close);
    }
}
