package org.headroom.ui.welcome;

import java.nio.file.Path;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.ui.IWorkbenchPartSite;
import org.eclipse.ui.handlers.IHandlerService;
import org.headroom.chart.Role;
import org.headroom.ui.capture.CaptureEditor;
import org.headroom.ui.look.Cards;
import org.headroom.ui.look.CopyButton;
import org.headroom.ui.look.FlatButton;
import org.headroom.ui.look.Look;
import org.headroom.ui.look.Picture;

/** What the welcome page holds. */
final class WelcomePage {

    private static final int MARGIN = 40;
    private static final int LEFT = 400;
    private static final int ICON = 64;
    private static final int DROP_HEIGHT = 84;
    private static final String CAPTURE_COMMAND =
            "tcpdump -ni any -s 128 -w trouble.pcap 'icmp or icmp6 or tcp port 443'";

    private final Composite page;
    private final Look look;
    private final Cards cards;
    private final IWorkbenchPartSite site;

    WelcomePage(Composite page, Look look, IWorkbenchPartSite site) {
        this.page = page;
        this.look = look;
        this.site = site;
        cards = new Cards(look);
    }

    void create() {
        GridLayoutFactory.fillDefaults()
                .numColumns(2)
                .margins(MARGIN, 16)
                .spacing(34, 14)
                .applyTo(page);
        head();
        start(column(LEFT));
        learn(column(SWT.DEFAULT));
        read();
    }

    private void head() {
        var head = new Composite(page, SWT.NONE);
        GridLayoutFactory.fillDefaults().numColumns(2).spacing(18, 2).applyTo(head);
        GridDataFactory.fillDefaults().span(2, 1).grab(true, false).applyTo(head);
        var icon = new Label(head, SWT.NONE);
        icon.setImage(look.product(ICON));
        GridDataFactory.swtDefaults().span(1, 2).applyTo(icon);
        cards.text(head, "Small packets pass, big ones vanish?", look.large(), Role.TEXT);
        cards.text(
                head,
                "Give Headroom a capture. It says whether the path MTU is to blame, which number, who drops the"
                        + " packets, and what to type.",
                look.font(),
                Role.SOFT_TEXT);
    }

    private Composite column(int width) {
        var column = new Composite(page, SWT.NONE);
        GridLayoutFactory.fillDefaults().spacing(0, 10).applyTo(column);
        GridDataFactory.fillDefaults()
                .grab(width == SWT.DEFAULT, false)
                .hint(width, SWT.DEFAULT)
                .applyTo(column);
        return column;
    }

    private void start(Composite column) {
        cards.line(column, "Start", look.bold(), Role.TEXT);
        open(column);
        drop(column);
        new RecentList(column, look, cards, this::open);
    }

    private void open(Composite column) {
        var card = cards.box(column, 2);
        GridLayoutFactory.fillDefaults()
                .numColumns(2)
                .margins(16, 12)
                .spacing(8, 2)
                .applyTo(card);
        cards.text(card, "Open a capture…", look.bold(), Role.TEXT);
        cards.line(card, "Ctrl+O", look.font(), Role.SOFT_TEXT);
        var what = cards.text(
                card,
                "pcap or pcapng, plain or compressed; cut at 96 octets is fine. Or the text that tcpdump or tshark"
                        + " printed, pasted into a file.",
                look.small(),
                Role.SOFT_TEXT);
        GridDataFactory.fillDefaults()
                .span(2, 1)
                .grab(true, false)
                .hint(60, SWT.DEFAULT)
                .applyTo(what);
        card.setData("name", "open-card");
        card.addListener(SWT.Selection, _ -> run("org.headroom.ui.open"));
        press(card, card);
    }

    private void press(Composite card, Control control) {
        control.setCursor(control.getDisplay().getSystemCursor(SWT.CURSOR_HAND));
        control.addListener(SWT.MouseUp, _ -> card.notifyListeners(SWT.Selection, new org.eclipse.swt.widgets.Event()));
        if (control instanceof Composite box) {
            for (var child : box.getChildren()) {
                press(card, child);
            }
        }
    }

    private void drop(Composite column) {
        var box = new Composite(column, SWT.NONE);
        GridLayoutFactory.fillDefaults().applyTo(box);
        GridDataFactory.fillDefaults()
                .grab(true, false)
                .hint(SWT.DEFAULT, DROP_HEIGHT)
                .applyTo(box);
        box.addListener(SWT.Paint, e -> {
            var area = box.getClientArea();
            e.gc.setForeground(look.color(Role.BORDER));
            e.gc.setLineWidth(2);
            e.gc.setLineStyle(SWT.LINE_DASH);
            e.gc.drawRoundRectangle(1, 1, area.width - 3, area.height - 3, 6, 6);
        });
        var words = cards.line(box, "or drop a file here", look.font(), Role.SOFT_TEXT);
        GridDataFactory.swtDefaults()
                .align(SWT.CENTER, SWT.CENTER)
                .grab(true, true)
                .applyTo(words);
    }

    private void learn(Composite column) {
        var samples = Samples.all();
        if (!samples.isEmpty()) {
            titled(column, "Learn it on a real one", "%d captures, a question each".formatted(samples.size()));
            var box = cards.box(column, 3);
            GridLayoutFactory.fillDefaults()
                    .numColumns(3)
                    .margins(14, 8)
                    .spacing(14, 6)
                    .applyTo(box);
            for (int i = 0; i < samples.size(); i++) {
                if (i > 0) {
                    cards.rule(box, 3);
                }
                sample(box, samples.get(i), i == 0);
            }
        }
        noCapture(column);
    }

    private void sample(Composite box, Samples.Sample sample, boolean first) {
        picture(box, sample.motif());
        var words = new Composite(box, SWT.NONE);
        GridLayoutFactory.fillDefaults().spacing(0, 2).applyTo(words);
        GridDataFactory.fillDefaults()
                .align(SWT.FILL, SWT.CENTER)
                .grab(true, false)
                .applyTo(words);
        cards.text(words, sample.title(), look.bold(), Role.TEXT);
        cards.text(words, sample.question(), look.font(), Role.TEXT);
        cards.text(words, sample.answer(), look.small(), Role.SOFT_TEXT);
        Control button;
        if (first) {
            button = FlatButton.primary(box, look, "Open", () -> open(sample.file()));
        } else {
            var plain = new Button(box, SWT.PUSH);
            plain.setText("Open");
            plain.addListener(SWT.Selection, _ -> open(sample.file()));
            button = plain;
        }
        button.setData("name", "sample:" + sample.file().getFileName());
        GridDataFactory.swtDefaults().align(SWT.FILL, SWT.CENTER).applyTo(button);
    }

    private void picture(Composite parent, Sketch.Motif motif) {
        var sketch = new Sketch(motif, look.palette());
        var picture = new Picture(parent, SWT.NONE, sketch);
        picture.prefer(Sketch.WIDTH, Sketch.HEIGHT);
        picture.setEnabled(false);
        GridDataFactory.swtDefaults().applyTo(picture);
    }

    private void noCapture(Composite column) {
        var line = new Composite(column, SWT.NONE);
        GridLayoutFactory.fillDefaults().numColumns(3).spacing(14, 2).applyTo(line);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(line);
        var words = new Composite(line, SWT.NONE);
        GridLayoutFactory.fillDefaults().spacing(0, 2).applyTo(words);
        GridDataFactory.fillDefaults()
                .align(SWT.FILL, SWT.CENTER)
                .hint(190, SWT.DEFAULT)
                .applyTo(words);
        cards.text(words, "No capture yet?", look.bold(), Role.TEXT);
        cards.text(
                words,
                "128 octets of each packet are plenty; start it before the trouble does.",
                look.small(),
                Role.SOFT_TEXT);
        cards.code(line, CAPTURE_COMMAND);
        var copy = CopyButton.create(line, () -> CAPTURE_COMMAND);
        GridDataFactory.swtDefaults().hint(CopyButton.width(copy), SWT.DEFAULT).applyTo(copy);
    }

    private void read() {
        var rows = new Composite(page, SWT.NONE);
        GridLayoutFactory.fillDefaults().spacing(0, 8).applyTo(rows);
        GridDataFactory.fillDefaults().span(2, 1).grab(true, false).applyTo(rows);
        titled(rows, "How to read the picture", "three steps, a minute");
        var box = cards.box(rows, 6, Role.TABLE_HEAD);
        GridLayoutFactory.fillDefaults()
                .numColumns(6)
                .margins(14, 12)
                .spacing(12, 0)
                .applyTo(box);
        step(
                box,
                Sketch.Motif.LOOK_UP,
                "1. Look up",
                "A packet is a stem, as tall as it is long. The line it may not cross is the path MTU.");
        step(
                box,
                Sketch.Motif.BOUNCE,
                "2. See it bounce",
                "A diamond at that line is a router saying “too big”. Arcs join copies of the same octets.");
        step(
                box,
                Sketch.Motif.STACK,
                "3. Ask why, and what to type",
                "Diagnose names the header that ate the room, and the command for your box.");
    }

    private void step(Composite box, Sketch.Motif motif, String title, String text) {
        picture(box, motif);
        var words = new Composite(box, SWT.NONE);
        GridLayoutFactory.fillDefaults().spacing(0, 3).applyTo(words);
        GridDataFactory.fillDefaults().grab(true, false).hint(100, SWT.DEFAULT).applyTo(words);
        cards.text(words, title, look.bold(), Role.TEXT);
        cards.text(words, text, look.font(), Role.SOFT_TEXT);
    }

    private void titled(Composite parent, String title, String more) {
        var line = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().numColumns(2).spacing(6, 0).applyTo(line);
        cards.line(line, title, look.bold(), Role.TEXT);
        cards.line(line, more, look.font(), Role.SOFT_TEXT);
    }

    private void open(Path file) {
        CaptureEditor.open(site.getPage(), file);
    }

    private void run(String command) {
        try {
            site.getService(IHandlerService.class).executeCommand(command, null);
        } catch (org.eclipse.core.commands.common.CommandException e) {
            org.eclipse.core.runtime.ILog.of(WelcomePage.class).error("Running " + command, e);
        }
    }
}
