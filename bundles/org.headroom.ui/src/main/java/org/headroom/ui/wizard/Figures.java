package org.headroom.ui.wizard;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.headroom.chart.Role;
import org.headroom.diagnosis.Finding;
import org.headroom.diagnosis.Verdict;
import org.headroom.flow.Direction;
import org.headroom.report.Wording;
import org.headroom.ui.look.Cards;
import org.headroom.ui.look.Look;

/** The numbers of a finding side by side: sent, carried, headroom, arrived. */
final class Figures {

    private record Figure(String number, String what, String because, Role edge) {}

    private Figures() {}

    static void create(Composite page, Look look, Finding finding) {
        var figures = of(finding);
        if (figures.isEmpty()) {
            return;
        }
        var row = new Composite(page, SWT.NONE);
        GridLayoutFactory.fillDefaults()
                .numColumns(figures.size())
                .equalWidth(true)
                .spacing(8, 0)
                .applyTo(row);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(row);
        figures.forEach(figure -> card(row, look, figure));
    }

    private static void card(Composite row, Look look, Figure figure) {
        var cards = new Cards(look);
        var box = cards.box(row, 1);
        GridLayoutFactory.fillDefaults()
                .extendedMargins(12, 8, 8, 8)
                .spacing(0, 0)
                .applyTo(box);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(box);
        box.addListener(SWT.Paint, e -> {
            e.gc.setBackground(look.color(figure.edge()));
            e.gc.fillRectangle(0, 0, box.getClientArea().width, 4);
        });
        cards.line(box, figure.number(), look.large(), Role.TEXT);
        cards.text(box, figure.what(), look.font(), Role.TEXT);
        cards.text(box, figure.because(), look.small(), Role.SOFT_TEXT);
    }

    private static List<Figure> of(Finding finding) {
        var figures = new ArrayList<Figure>();
        var mss = finding.direction() == Direction.SERVER_TO_CLIENT
                ? finding.mss().client()
                : finding.mss().server();
        if (finding.largestSent() > 0) {
            figures.add(new Figure(
                    Integer.toString(finding.largestSent()),
                    "octets sent",
                    mss == null ? "the largest packet" : "MSS " + mss + " allows it",
                    Role.MSS));
        }
        carried(finding, figures);
        if (finding.largestDelivered() > 0) {
            figures.add(new Figure(
                    Integer.toString(finding.largestDelivered()),
                    "largest that arrived",
                    "acknowledged",
                    Role.DELIVERED));
        }
        return figures;
    }

    private static void carried(Finding finding, List<Figure> figures) {
        var range = finding.pathMtuRange();
        if (finding.pathMtu() != null) {
            var mtu = finding.pathMtu();
            var icmp = finding.icmp();
            figures.add(new Figure(
                    Integer.toString(mtu),
                    "octets the path carries",
                    icmp == null || icmp.sources().isEmpty()
                            ? "as the packets show"
                            : "said by " + icmp.sources().getFirst(),
                    Role.ICMP));
            if (finding.largestSent() > 0) {
                var room = mtu - finding.largestSent();
                figures.add(new Figure(
                        room > 0 ? "+" + room : Wording.number(room),
                        "headroom",
                        room < 0 ? "so much does not fit" : "what is sent fits",
                        room >= 0 ? Role.GOOD : finding.verdict().atLeast(Verdict.FRAGMENTING) ? Role.LOST : Role.MSS));
            }
        } else if (range != null) {
            figures.add(new Figure(
                    range.delivered() + " – " + range.lost(),
                    "the limit lies between",
                    "the smaller arrives, the larger does not",
                    Role.ICMP));
        }
    }
}
