package org.headroom.ui.capture;

import java.util.List;
import org.headroom.diagnosis.Finding;

/** A sentence that names the routers that speak, made brief: of many it names two, and counts the others. */
final class BriefSources {

    private static final int MANY = 5;
    private static final int NAMED = 2;

    private BriefSources() {}

    static String in(String sentence, List<Finding> findings) {
        for (var finding : findings) {
            var icmp = finding.icmp();
            if (icmp != null && icmp.sources().size() >= MANY) {
                var all = String.join(", ", icmp.sources());
                if (sentence.contains(all)) {
                    return sentence.replace(all, brief(icmp.sources()));
                }
            }
        }
        return sentence;
    }

    private static String brief(List<String> sources) {
        return String.join(", ", sources.subList(0, NAMED)) + " and " + (sources.size() - NAMED) + " more";
    }
}
