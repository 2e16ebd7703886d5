package org.headroom.ui.capture;

import org.headroom.diagnosis.Verdict;
import org.headroom.flow.FlowRow;
import org.headroom.report.Wording;

/** What is said of a flow that no finding names. */
public final class FlowFigures {

    private FlowFigures() {}

    public static String sentence(Verdict verdict) {
        return switch (verdict) {
            case HEALTHY, PMTUD_WORKING -> "This flow shows no trouble";
            case INCONCLUSIVE -> "This flow shows no trouble, but too little of it is here to call it healthy";
            case BLACK_HOLE, HIDDEN_BLACK_HOLE, AT_RISK, FRAGMENTING, OTHER_TROUBLE ->
                Wording.title(verdict) + ": this flow is one of many that a finding counts";
        };
    }

    /** {@code 12 packets, the largest sent 1500 octets, the largest known to arrive 868, 3 sent again}. */
    public static String of(FlowRow.Side side) {
        if (side.packets() == 0) {
            return "no packets here";
        }
        var text = new StringBuilder(Wording.count(side.packets(), "packet"));
        text.append(", the largest sent ").append(side.largestSent()).append(" octets");
        if (side.largestDelivered() > 0) {
            text.append(", the largest known to arrive ").append(side.largestDelivered());
        }
        return text.append(", ")
                .append(Wording.number(side.retransmissions()))
                .append(" sent again")
                .toString();
    }
}
