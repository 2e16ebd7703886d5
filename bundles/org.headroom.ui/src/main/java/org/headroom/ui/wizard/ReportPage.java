package org.headroom.ui.wizard;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.eclipse.core.runtime.ILog;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.program.Program;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.DirectoryDialog;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.headroom.chart.Role;
import org.headroom.diagnosis.Analysis;
import org.headroom.report.Anonymous;
import org.headroom.report.EvidenceFile;
import org.headroom.report.Format;
import org.headroom.report.Output;
import org.headroom.report.Preferred;
import org.headroom.report.Wording;
import org.headroom.ui.capture.Inspection;
import org.headroom.ui.look.Cards;
import org.headroom.ui.look.Quotes;
import org.jspecify.annotations.Nullable;

/** A report that can be sent: which files, and where they go. */
final class ReportPage extends StepPage {

    private static final String NOT_OPENED = "It could not be opened: this system names no program for such files.";

    private final Inspection inspection;
    private final String name;
    private final Map<Format, Button> formats = new EnumMap<>(Format.class);
    private @Nullable Text folder;
    private @Nullable Text base;
    private @Nullable Button show;
    private @Nullable Button packets;
    private @Nullable Button anonymize;
    private @Nullable Label first;

    ReportPage(Inspection inspection, String capture) {
        super("Report");
        this.inspection = inspection;
        this.name = capture.replaceAll("\\.(pcap|pcapng|cap|txt|log)(\\.\\w+)?(?= |$)", "") + "-report";
    }

    @Override
    boolean applies(Scope scope) {
        return true;
    }

    @Override
    void fill(Composite page, Scope scope) {
        setTitle("A report that can be sent");
        setDescription("It convinces without Headroom: the sentence, the proof, the picture and what to type.");
        if (!scope.whole()) {
            about(page);
        }
        cards().line(page, "Files", look().bold(), Role.TEXT);
        var box = cards().box(page, 2);
        format(
                box,
                Format.HTML,
                "HTML",
                "one page with its charts inside; prints well. For the provider or the firewall team.",
                true);
        format(box, Format.PDF, "PDF", "the same on A4, with page numbers. For an attachment or the printer.", false);
        format(box, Format.MARKDOWN, "Markdown", "the same in words. For a ticket.", false);
        format(box, Format.JSON, "JSON", "headroom-report/1. For a script.", false);
        cards().rule(box, 2);
        packets = check(
                box,
                "evidence-packets",
                "Packets",
                "the packets that prove it, each with a comment; pcapng. For somebody with Wireshark.");
        first = cards().text(page, "", look().font(), Role.SOFT_TEXT);
        cards().line(page, "Addresses", look().bold(), Role.TEXT);
        var addresses = cards().box(page, 2);
        anonymize = check(
                addresses,
                "anonymize",
                "Anonymize",
                "client-1 in place of an address, the same in every file; of packets only their headers.");
        cards().line(page, "Into", look().bold(), Role.TEXT);
        place(page);
        var open = new Button(page, SWT.CHECK);
        open.setText("Open it afterwards");
        open.setData("name", "open-afterwards");
        open.setSelection(true);
        show = open;
        complete();
    }

    @Override
    public void setVisible(boolean visible) {
        super.setVisible(visible);
        if (visible) {
            sayFirst();
        }
    }

    /** What was chosen on the page before is what the reader is told to do. */
    private void sayFirst() {
        if (first != null) {
            var chosen = wizard().preferred();
            first.setText(chosen.map(r -> "What to do begins with what was chosen: " + Wording.title(r) + ".")
                    .map(Quotes::curly)
                    .map(words -> words.replace("&", "&&"))
                    .orElse(""));
            Cards.visible(first, chosen.isPresent());
            fit();
        }
    }

    /** Pages before may have told one flow; what can be sent tells everything. */
    private void about(Composite page) {
        var box = cards().box(page, 2, Role.BANNER_WARNING);
        new Label(box, SWT.NONE).setImage(look().icon(inspection.diagnosis().verdict()));
        cards().text(
                        box,
                        "The report is about the whole capture, not only about what the pages before judge: "
                                + inspection.diagnosis().summary(),
                        look().font(),
                        Role.TEXT);
    }

    private Button check(Composite box, String name, String title, String what) {
        var button = new Button(box, SWT.CHECK);
        button.setText(title);
        button.setData("name", name);
        button.addListener(SWT.Selection, _ -> complete());
        cards().text(box, what, look().font(), Role.SOFT_TEXT);
        return button;
    }

    private void format(Composite box, Format format, String title, String what, boolean on) {
        var button = check(box, "format:" + format.label(), title, what);
        button.setSelection(on);
        formats.put(format, button);
    }

    private void place(Composite page) {
        var row = new Composite(page, SWT.NONE);
        GridLayoutFactory.fillDefaults().numColumns(3).spacing(8, 8).applyTo(row);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(row);
        cards().line(row, "Folder", look().font(), Role.TEXT);
        folder = field(row, "report-folder", folder());
        var browse = new Button(row, SWT.PUSH);
        browse.setText("Browse…");
        browse.addListener(SWT.Selection, _ -> browse());
        cards().line(row, "Name", look().font(), Role.TEXT);
        base = field(row, "report-name", name);
        cards().line(row, "without the ending", look().small(), Role.SOFT_TEXT);
    }

    /** Where the capture is; where nothing can be written there, at home. */
    private String folder() {
        var capture =
                Path.of(inspection.diagnosis().captures().getFirst().file()).toAbsolutePath();
        var beside = capture.getParent();
        return beside != null && Files.isWritable(beside) ? beside.toString() : System.getProperty("user.home", "");
    }

    private Text field(Composite row, String name, String text) {
        var field = new Text(row, SWT.BORDER);
        field.setData("name", name);
        field.setText(text);
        field.setBackground(look().color(Role.PANEL));
        field.setForeground(look().color(Role.TEXT));
        field.addModifyListener(_ -> complete());
        GridDataFactory.fillDefaults().grab(true, false).applyTo(field);
        return field;
    }

    private void browse() {
        var dialog = new DirectoryDialog(getShell(), SWT.SAVE);
        dialog.setFilterPath(text(folder));
        var chosen = dialog.open();
        if (chosen != null && folder != null) {
            folder.setText(chosen);
        }
    }

    private static String text(@Nullable Text field) {
        return field == null ? "" : field.getText().strip();
    }

    private List<Format> chosen() {
        return formats.entrySet().stream()
                .filter(e -> e.getValue().getSelection())
                .map(Map.Entry::getKey)
                .toList();
    }

    private void complete() {
        var missing = missing();
        setErrorMessage(missing);
        setPageComplete(missing == null);
    }

    private @Nullable String missing() {
        if (chosen().isEmpty() && !on(packets)) {
            return "Choose at least one file.";
        }
        if (text(folder).isEmpty() || text(base).isEmpty()) {
            return "The report needs a folder and a name.";
        }
        try {
            var named = Path.of(text(folder), text(base));
            return named.getFileName() == null ? "The report needs a name." : null;
        } catch (InvalidPathException e) {
            return "This cannot be a file's name: " + e.getReason() + ".";
        }
    }

    private Path file(String ending) {
        return Path.of(text(folder)).toAbsolutePath().resolve(text(base) + ending);
    }

    private static boolean on(@Nullable Button button) {
        return button != null && button.getSelection();
    }

    /** What to write, by file. */
    private List<Wanted> wanted() {
        var wanted = new ArrayList<Wanted>();
        for (var format : chosen()) {
            wanted.add(new Wanted(file("." + format.extension()), format.report()::write));
        }
        if (on(packets)) {
            wanted.add(new Wanted(file("-packets.pcapng"), EvidenceFile::write));
        }
        return wanted;
    }

    /** Writes what was chosen; false where that failed, or the user would not have it. */
    boolean write() {
        var wanted = wanted();
        var open = on(show);
        var all = inspection.analysis();
        var ordered = wizard().preferred().map(r -> Preferred.of(all, r.id())).orElse(all);
        var told = on(anonymize) ? Anonymous.of(ordered) : ordered;
        var existing = new ArrayList<Path>();
        if (!run(() -> wanted.stream().map(Wanted::file).filter(Files::exists).forEach(existing::add))
                || !existing.isEmpty() && !agreed(existing)) {
            return false;
        }
        if (!run(() -> {
            for (var file : wanted) {
                write(file, told);
            }
        })) {
            return false;
        }
        var opened = !open || Program.launch(wanted.getFirst().file().toString());
        say(wanted, opened);
        return true;
    }

    /** Says where the files are, once the wizard is gone. */
    private void say(List<Wanted> written, boolean opened) {
        var window = getShell().getParent().getShell();
        var names =
                String.join("\n", written.stream().map(w -> w.file().toString()).toList());
        window.getDisplay().asyncExec(() -> {
            if (!window.isDisposed()) {
                MessageDialog.openInformation(
                        window, "Report", "Written:\n\n" + names + (opened ? "" : "\n\n" + NOT_OPENED));
            }
        });
    }

    @FunctionalInterface
    private interface Content {
        void write(Analysis analysis, OutputStream out) throws IOException;
    }

    private record Wanted(Path file, Content content) {}

    private static void write(Wanted wanted, Analysis analysis) throws IOException {
        var parent = wanted.file().getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        Output.write(wanted.file(), true, out -> wanted.content().write(analysis, out));
    }

    private boolean agreed(List<Path> existing) {
        var names = String.join("\n", existing.stream().map(Path::toString).toList());
        return MessageDialog.openConfirm(getShell(), "Replace", "This exists already. Replace it?\n\n" + names);
    }

    @FunctionalInterface
    private interface Work {
        void run() throws IOException;
    }

    /** Works beside the display thread, and says in the page what went wrong. */
    private boolean run(Work work) {
        try {
            getContainer().run(true, false, monitor -> {
                monitor.beginTask("Writing the report", org.eclipse.core.runtime.IProgressMonitor.UNKNOWN);
                try {
                    work.run();
                } catch (IOException e) {
                    throw new InvocationTargetException(e);
                }
            });
            return true;
        } catch (InvocationTargetException e) {
            ILog.of(ReportPage.class).error("Writing the report", e.getCause());
            setErrorMessage("The report could not be written: " + reason(e));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        return false;
    }

    private static String reason(InvocationTargetException e) {
        var cause = e.getCause();
        return cause instanceof java.nio.file.AccessDeniedException denied
                ? "writing to " + denied.getFile() + " is not allowed."
                : String.valueOf(cause == null ? e.getMessage() : cause.getMessage());
    }
}
