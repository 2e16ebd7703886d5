package org.headroom.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From what was found to what to type, page by page, and the report at the end. */
class DiagnoseWizardTest extends WorkbenchCase {

    private static final String COMMANDS = "iptables -I INPUT -p icmp --icmp-type fragmentation-needed -j ACCEPT"
            + " iptables -I FORWARD -p icmp --icmp-type fragmentation-needed -j ACCEPT";

    @TempDir
    Path folder;

    @BeforeEach
    void open() {
        Workbench.openSample("lvs-black-hole-router.pcap");
    }

    @Test
    void everyPageAnswersItsQuestion() throws IOException {
        Workbench.run(Workbench.DIAGNOSE, Map.of());
        wizard();
        page("Scope", "the whole capture", "Both directions are here", "9 messages that say too big");
        next();
        page("Verdict", "Black hole", "1480", "198.51.100.23 does not learn it", "What it is not");
        next();
        page("Evidence", "1500");
        assertTrue(Screen.on(() -> Screen.allNamed("evidence")).size() >= 4, "packet by packet");
        Screen.await("its timeline", () -> Screen.named(Canvas.class, "evidence-timeline")
                .isPresent());
        next();
        page("Overhead", "20 octets", "IP-in-IP", "1500 = 20 + 20 + 20 + 1440");
        next();
        page("Remedy", "Let “fragmentation needed” through with iptables", "let the director fragment", "Undo");
        copy();
        next();
        page("Report", "HTML", "PDF", "Markdown", "JSON");
        export();
    }

    /** The same that reports propose, in the same order. */
    @Test
    void remediesStandInTheOrderToProposeThem() {
        remedies();

        assertEquals(
                List.of("Let ICMP through", "Mend the MTU", "Lower the MSS", "Let the sender probe"),
                Screen.on(() ->
                        Arrays.stream(tree().getItems()).map(TreeItem::getText).toList()));
        assertEquals("IPVS", Screen.on(() -> tree().getItem(1).getItem(0).getText()));
    }

    /** A rule of an access list without its last word is another rule. */
    @Test
    void everyCommandIsWhollyInSight() {
        remedies();

        var items = Screen.on(() -> Arrays.stream(tree().getItems())
                .flatMap(kind -> Arrays.stream(kind.getItems()))
                .toList());
        assertTrue(items.size() > 20, "remedies for every platform");
        for (var item : items) {
            Screen.act(() -> choose(item));
            for (var code : Screen.on(() -> Screen.allNamed("commands"))) {
                Screen.act(() -> assertWhole(code));
            }
        }
        Screen.act(() -> choose(items.stream()
                .filter(item -> item.getText().equals("Cisco ASA"))
                .findFirst()
                .orElseThrow()));
        Photo.of(wizard()).save("wizard-remedy-asa");
    }

    @Test
    void theReportBeginsWithTheRemedyThatWasChosen() throws IOException {
        remedies();
        Screen.act(() -> choose(tree().getItem(0).getItem(3)));
        next();
        page("Report", "What to do begins with what was chosen: Let “unreachable” through a Cisco ASA");
        Screen.act(() -> {
            check("format:html", false);
            check("format:markdown", true);
            check("open-afterwards", false);
            Screen.named(Text.class, "report-folder").orElseThrow().setText(folder.toString());
            Screen.named(Text.class, "report-name").orElseThrow().setText("asa");
        });

        finish();

        Screen.await("where the report is", () -> Screen.shell("Report"::equals).isPresent());
        var report = Files.readString(folder.resolve("asa.md"));
        assertTrue(
                report.indexOf("any any unreachable") < report.indexOf("pmtu_disc")
                        && report.contains("any any unreachable"),
                report);
    }

    private static void remedies() {
        Workbench.run(Workbench.DIAGNOSE, Map.of());
        wizard();
        while (Screen.on(() -> Screen.named(Control.class, "page:Remedy").isEmpty())) {
            next();
        }
    }

    private static Tree tree() {
        return Screen.named(Tree.class, "remedies").orElseThrow();
    }

    private static void choose(TreeItem item) {
        item.getParent().setSelection(item);
        var event = new Event();
        event.item = item;
        item.getParent().notifyListeners(SWT.Selection, event);
    }

    private static void assertWhole(Control code) {
        var text = Screen.within(code)
                .filter(StyledText.class::isInstance)
                .map(StyledText.class::cast)
                .findFirst()
                .orElseThrow();
        var drawn = text.getTextBounds(0, text.getCharCount() - 1);
        var room = text.getClientArea();
        assertTrue(
                drawn.x + drawn.width <= room.width && drawn.y + drawn.height <= room.height,
                drawn + " of " + room + ": " + text.getText());
    }

    @Test
    void theReportCommandGoesStraightToTheReport() {
        Workbench.run(Workbench.REPORT, Map.of());

        wizard();

        page("Report", "HTML");
    }

    /** What can be sent is about everything, whatever the pages before were about. */
    @Test
    void theReportSaysThatItIsAboutTheWholeCapture() {
        Screen.act(() -> Workbench.choose(Workbench.flows(), Workbench.row(Workbench.flows(), "ICMP", "0")));
        Workbench.run(Workbench.DIAGNOSE, Map.of());
        wizard();
        page("Scope", "the flow in the timeline");
        Screen.act(() -> {
            choose("the whole capture", false);
            choose("the flow in the timeline", true);
        });
        next();
        page("Verdict", "Healthy");
        next();
        while (Screen.on(() -> Screen.named(Control.class, "page:Report").isEmpty())) {
            next();
        }
        page("Report", "The report is about the whole capture", "Packets over 1480 octets never arrive");
    }

    private static void choose(String radio, boolean on) {
        var button = Screen.button(wizardShell().orElseThrow(), radio).orElseThrow();
        button.setSelection(on);
        button.notifyListeners(SWT.Selection, new Event());
    }

    /** Copy puts the command into the clipboard, ready to be typed as it is. */
    private static void copy() {
        var copy = Screen.on(
                () -> Screen.button(wizardShell().orElseThrow(), "Copy").orElseThrow());
        Screen.press(copy);
        Screen.await("Copied", () -> copy.getText().equals("Copied"));
        var text = Screen.on(() -> {
            var clipboard = new Clipboard(Screen.display());
            var held = clipboard.getContents(TextTransfer.getInstance());
            clipboard.dispose();
            return String.valueOf(held);
        });
        assertEquals(COMMANDS, text.replace("\\\n", " ").replaceAll("\\s+", " ").strip());
    }

    private void export() throws IOException {
        Screen.act(() -> {
            check("format:pdf", true);
            check("format:markdown", true);
            check("format:json", true);
            check("evidence-packets", true);
            check("open-afterwards", false);
            Screen.named(Text.class, "report-folder").orElseThrow().setText(folder.toString());
            Screen.named(Text.class, "report-name").orElseThrow().setText("black hole");
        });
        finish();

        Screen.await("where the report is", () -> Screen.shell("Report"::equals)
                .filter(shell -> Screen.words(shell).contains("black hole.html"))
                .isPresent());
        assertTrue(Files.size(folder.resolve("black hole-packets.pcapng")) > 1000, "the packets that prove it");
        var html = Files.readString(folder.resolve("black hole.html"));
        assertTrue(html.contains("<svg"), "its chart is inside");
        assertTrue(html.replaceAll("<[^>]*>", "").contains("--set-mss 1440"));
        assertTrue(html.contains("Packets over 1480 octets never arrive"));
        assertTrue(!html.contains("src=\"http"), "nothing is fetched");
        var pdf = Files.readAllBytes(folder.resolve("black hole.pdf"));
        assertEquals("%PDF-", new String(pdf, 0, 5, StandardCharsets.US_ASCII));
        assertTrue(pdf.length > 50_000, "its fonts and its chart are inside");
        assertTrue(Files.readString(folder.resolve("black hole.md")).contains("--set-mss 1440"));
        var json = Files.readString(folder.resolve("black hole.json"));
        assertTrue(json.contains("\"headroom-report/1\"") && json.contains("\"ptb-ignored\""));
    }

    private static void finish() {
        var finish = Screen.on(() -> Screen.button(wizardShell().orElseThrow(), "Write")
                .or(() -> Screen.button(wizardShell().orElseThrow(), "Finish"))
                .orElseThrow());
        Screen.await("a report that can be written", finish::isEnabled);
        Screen.press(finish);
        Screen.await("the wizard closed", () -> wizardShell().isEmpty());
    }

    private static void check(String name, boolean on) {
        var button = Screen.named(Button.class, name).orElseThrow();
        button.setSelection(on);
        button.notifyListeners(SWT.Selection, new Event());
    }

    private static Optional<Shell> wizardShell() {
        return Screen.shell(title -> title.startsWith("Diagnose "));
    }

    private static Shell wizard() {
        return Screen.awaited("the wizard", DiagnoseWizardTest::wizardShell);
    }

    private static void page(String name, String... says) {
        Screen.await("the page " + name, () -> Screen.named(Control.class, "page:" + name)
                .isPresent());
        var shell = wizard();
        for (var words : says) {
            Screen.await(
                    "“" + words + "” on the page " + name,
                    () -> Screen.words(shell).replace('\n', ' ').contains(words));
        }
        Photo.of(shell).save("wizard-" + name.toLowerCase(java.util.Locale.ROOT));
    }

    private static void next() {
        var next = Screen.on(
                () -> Screen.button(wizardShell().orElseThrow(), "Next").orElseThrow());
        Screen.await("Next", next::isEnabled);
        Screen.press(next);
    }
}
