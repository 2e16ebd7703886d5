package org.headroom.ui.look;

import org.headroom.chart.Role;
import org.headroom.diagnosis.Verdict;

/**
 * The colours of a verdict.
 *
 * @param ground of a banner
 * @param edge at its left
 * @param text of its sentence
 */
public record Tone(Role ground, Role edge, Role text) {

    public static Tone of(Verdict verdict) {
        return switch (verdict) {
            case BLACK_HOLE, HIDDEN_BLACK_HOLE -> new Tone(Role.BANNER_BLACK_HOLE, Role.LOST, Role.LOST_TEXT);
            case AT_RISK, FRAGMENTING, OTHER_TROUBLE -> new Tone(Role.BANNER_WARNING, Role.ICMP, Role.PATH_MTU);
            case PMTUD_WORKING, HEALTHY -> new Tone(Role.BANNER_GOOD, Role.GOOD, Role.GOOD_TEXT);
            case INCONCLUSIVE -> new Tone(Role.TABLE_HEAD, Role.OTHER_FLOWS, Role.TEXT);
        };
    }
}
