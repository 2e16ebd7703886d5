package org.headroom.ui.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.ui.handlers.HandlerUtil;
import org.headroom.ui.capture.CaptureEditor;
import org.headroom.ui.welcome.RecentCaptures;
import org.jspecify.annotations.Nullable;

/** Opens the capture that a parameter names, or asks for some. */
public final class OpenHandler extends AbstractHandler {

    /** The parameter, as in plugin.xml. */
    static final String FILE = "org.headroom.ui.open.file";

    /** The command, likewise. */
    static final String COMMAND = "org.headroom.ui.open";

    private static final String CAPTURES =
            "*.pcap;*.pcapng;*.cap;*.dmp;*.pcap.gz;*.pcapng.gz;*.gz;*.zst;*.xz;*.lz4;*.bz2;*.txt;*.log";

    @Override
    public @Nullable Object execute(ExecutionEvent event) throws ExecutionException {
        var named = event.getParameter(FILE);
        var window = HandlerUtil.getActiveWorkbenchWindowChecked(event);
        if (named != null) {
            CaptureEditor.open(window.getActivePage(), Path.of(named));
            return null;
        }
        var dialog = new FileDialog(window.getShell(), SWT.OPEN | SWT.MULTI);
        dialog.setText("Open Capture");
        folder().ifPresent(dialog::setFilterPath);
        dialog.setFilterNames(new String[] {"Captures, plain, compressed or printed as text", "All files"});
        dialog.setFilterExtensions(new String[] {CAPTURES, "*"});
        if (dialog.open() != null) {
            for (var name : dialog.getFileNames()) {
                CaptureEditor.open(window.getActivePage(), Path.of(dialog.getFilterPath(), name));
            }
        }
        return null;
    }

    /** Where the capture lies that was opened last: another of the same trouble is beside it. */
    private static Optional<String> folder() {
        return new RecentCaptures()
                .list().stream()
                        .map(recent -> recent.file().getParent())
                        .filter(Files::isDirectory)
                        .map(Path::toString)
                        .findFirst();
    }
}
