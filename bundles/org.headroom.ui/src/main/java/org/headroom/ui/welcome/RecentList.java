package org.headroom.ui.welcome;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Link;
import org.headroom.chart.Role;
import org.headroom.diagnosis.Verdict;
import org.headroom.report.Wording;
import org.headroom.ui.look.Cards;
import org.headroom.ui.look.Look;

/** The captures opened last, as links; what is opened while the page is there comes into it. */
final class RecentList {

    private static final int COLUMNS = 3;

    private final RecentCaptures captures = new RecentCaptures();
    private final Composite list;
    private final Look look;
    private final Cards cards;
    private final Consumer<Path> open;

    /** @param open what to do with the one that is chosen */
    RecentList(Composite parent, Look look, Cards cards, Consumer<Path> open) {
        this.look = look;
        this.cards = cards;
        this.open = open;
        list = new Composite(parent, SWT.NONE);
        list.setData("name", "recent");
        GridLayoutFactory.fillDefaults().numColumns(COLUMNS).spacing(8, 5).applyTo(list);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(list);
        fill();
        var forget = captures.watch(this::renew);
        list.addListener(SWT.Dispose, _ -> forget.run());
    }

    private void renew() {
        for (var old : list.getChildren()) {
            old.dispose();
        }
        fill();
        list.requestLayout();
    }

    private void fill() {
        var recent = captures.list();
        if (!recent.isEmpty()) {
            var title = cards.line(list, "Recent", look.bold(), Role.TEXT);
            GridDataFactory.swtDefaults().span(COLUMNS, 1).applyTo(title);
        }
        for (var capture : recent) {
            new Label(list, SWT.NONE).setImage(look.icon(capture.verdict()));
            var link = new Link(list, SWT.NONE);
            link.setText("<a>" + capture.file().getFileName() + "</a>" + folder(capture.file(), recent));
            link.setToolTipText(capture.file().toString());
            link.addListener(SWT.Selection, _ -> open.accept(capture.file()));
            cards.line(list, verdict(capture.verdict()), look.font(), Role.SOFT_TEXT);
        }
    }

    /** Where a capture is, if another one has the same name. */
    private static String folder(Path file, List<RecentCaptures.Recent> all) {
        var alike = all.stream()
                .filter(r -> Objects.equals(r.file().getFileName(), file.getFileName()))
                .count();
        var folder = file.getParent();
        return alike < 2 || folder == null || folder.getFileName() == null ? "" : " in " + folder.getFileName();
    }

    /** In the middle of a line, where an abbreviation stays one. */
    private static String verdict(Verdict verdict) {
        var title = Wording.title(verdict);
        return Character.toLowerCase(title.charAt(0)) + title.substring(1);
    }
}
