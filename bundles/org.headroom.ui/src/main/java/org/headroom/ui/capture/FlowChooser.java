package org.headroom.ui.capture;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.headroom.diagnosis.Analysis;
import org.headroom.flow.FlowRow;
import org.headroom.report.Wording;
import org.headroom.ui.look.FlatButton;
import org.headroom.ui.look.Look;

/** Which flow the timeline shows; its menu offers the worst. */
final class FlowChooser {

    private static final int OFFERED = 20;
    private static final int LOOKED_AT = 10_000;

    private final Inspection inspection;
    private final Look look;
    private final FlatButton button;

    FlowChooser(Composite parent, Look look, Inspection inspection) {
        this.inspection = inspection;
        this.look = look;
        button = FlatButton.quiet(parent, look, this::offer);
        button.setData("name", "flow-chooser");
    }

    FlatButton control() {
        return button;
    }

    void show() {
        var offers = !inspection.analysis().flows().isEmpty();
        button.text(offers ? title() + "  ▾" : title());
        button.setToolTipText(offers ? "The flow in the timeline. All flows are in the view Flows." : null);
        button.setEnabled(offers);
        button.setVisible(offers || inspection.trace().isPresent());
        button.pack();
    }

    /** {@code Flow 2 of 3: 198.51.100.23:41988 → 192.0.2.80:80}. */
    String title() {
        return inspection
                .flow()
                .map(this::title)
                .or(() -> inspection.trace().map(Messages::sentence))
                .orElse("Choose a flow");
    }

    private String title(FlowRow flow) {
        var of = inspection.analysis().flows().size();
        return "Flow %s of %s%s: %s".formatted(Wording.number(flow.id() + 1L), Wording.number(of), where(), ends(flow));
    }

    /** Of several captures the first is what the timeline and the views show. */
    private String where() {
        var captures = inspection.diagnosis().captures();
        return captures.size() == 1
                ? ""
                : " in " + Path.of(captures.getFirst().file()).getFileName();
    }

    private static String ends(FlowRow flow) {
        return Wording.end(flow.client()) + " → " + Wording.end(flow.server());
    }

    private void offer() {
        var menu = new Menu(button);
        for (var flow : worst(inspection.analysis())) {
            var item = new MenuItem(menu, SWT.RADIO);
            item.setText(ends(flow));
            item.setImage(look.icon(inspection.analysis().verdict(flow.id())));
            item.setSelection(flow.id() == inspection.choice().flow());
            item.addListener(SWT.Selection, _ -> inspection.choose(flow));
        }
        var place = button.toDisplay(0, button.getSize().y);
        menu.setLocation(place);
        menu.addListener(SWT.Hide, _ -> button.getDisplay().asyncExec(menu::dispose));
        menu.setVisible(true);
    }

    private static List<FlowRow> worst(Analysis analysis) {
        return analysis.flows().stream()
                .limit(LOOKED_AT)
                .sorted(Comparator.comparing(f -> analysis.verdict(f.id())))
                .limit(OFFERED)
                .toList();
    }
}
