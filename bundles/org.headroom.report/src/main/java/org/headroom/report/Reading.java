package org.headroom.report;

import java.util.List;
import org.headroom.diagnosis.Analysis;

/**
 * What came of the inputs of a report.
 *
 * @param analyses of those that could be read, together or each on its own
 * @param unread the others
 */
public record Reading(List<Analysis> analyses, List<Unread> unread) {

    /** The same without addresses, or names of files. */
    public Reading anonymous() {
        var aliases = new Aliases();
        return new Reading(
                analyses.stream().<Analysis>map(a -> new Anonymous(a, aliases)).toList(),
                unread.stream().map(aliases::unread).toList());
    }
}
