package org.headroom.diagnosis.rule;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.headroom.diagnosis.Subject;
import org.headroom.flow.SentRange;

/** Other explanations that the capture refutes, in the words of the report. */
final class Exculpations {

    private Exculpations() {}

    static Map<String, String> of(Subject subject, SentRange range, int mtu) {
        var because = new LinkedHashMap<String, String>();
        var sizes = subject.half().sizes();
        var bigLost = sizes.lostAbove(mtu);
        var smallLost = sizes.lostUpTo(mtu);
        var smallDelivered = sizes.deliveredUpTo(mtu);
        if (smallDelivered > 0 && smallLost * 4 <= smallDelivered) {
            because.put(
                    "random-loss",
                    String.format(
                            Locale.ROOT,
                            "%d of %d big ones lost, %d of %d small ones",
                            bigLost,
                            bigLost + sizes.deliveredAbove(mtu),
                            smallLost,
                            smallLost + smallDelivered));
        }
        if (subject.half().closedWindows().isEmpty() && subject.answers().seen()) {
            because.put("zero-window", "the receiver never closes its window");
        }
        if (subject.aliveAfter(range)) {
            because.put("peer-dead", subject.receiver() + " is heard afterwards");
        } else if (!subject.credible().isEmpty()) {
            because.put("peer-dead", "a router on the way gives the reason each time");
        }
        if (subject.half().aggregated() == 0 && subject.fullSize() > 0) {
            because.put("offload", "no packet is longer than the MSS allows");
        }
        if (subject.half().ackedUnseen() == 0 && subject.answers().seen()) {
            because.put("capture-loss", "nothing is acknowledged that this capture did not see");
        }
        return because;
    }
}
