package org.headroom.report;

import org.headroom.diagnosis.Verdict;

/** The sign of a verdict: its shape says the same as its colour. */
final class Icon {

    private static final String OCTAGON =
            "<path d=\"M7 1h10l6 6v10l-6 6H7l-6-6V7z\" fill=\"#d55e00\"/><path d=\"M8 8l8 8M16 8l-8 8\" stroke=\"#fff\" stroke-width=\"2.6\" stroke-linecap=\"round\"/>";
    private static final String TRIANGLE =
            "<path d=\"M12 2L23 22H1z\" fill=\"#e69f00\" stroke=\"#7a4f00\" stroke-width=\"1.2\" stroke-linejoin=\"round\"/><path d=\"M12 9v6M12 18v.5\" stroke=\"#1b2230\" stroke-width=\"2.4\" stroke-linecap=\"round\"/>";
    private static final String DISC =
            "<circle cx=\"12\" cy=\"12\" r=\"11\" fill=\"#00664b\"/><path d=\"M7 12.5l3.5 3.5L17 9\" fill=\"none\" stroke=\"#fff\" stroke-width=\"2.6\" stroke-linecap=\"round\" stroke-linejoin=\"round\"/>";
    private static final String RING =
            "<circle cx=\"12\" cy=\"12\" r=\"10\" fill=\"none\" stroke=\"#566071\" stroke-width=\"2\"/><path d=\"M7.5 12h9\" stroke=\"#566071\" stroke-width=\"2.4\" stroke-linecap=\"round\"/>";

    private Icon() {}

    /** The colours of a verdict's banner: {@code bad}, {@code warning}, {@code good} or {@code calm}. */
    static String tone(Verdict verdict) {
        return switch (verdict) {
            case BLACK_HOLE, HIDDEN_BLACK_HOLE -> "bad";
            case AT_RISK, FRAGMENTING, OTHER_TROUBLE -> "warning";
            case PMTUD_WORKING, HEALTHY -> "good";
            case INCONCLUSIVE -> "calm";
        };
    }

    static String svg(Verdict verdict) {
        var shape =
                switch (tone(verdict)) {
                    case "bad" -> OCTAGON;
                    case "warning" -> TRIANGLE;
                    case "good" -> DISC;
                    default -> RING;
                };
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"icon\" viewBox=\"0 0 24 24\" aria-hidden=\"true\">"
                + shape + "</svg>";
    }
}
