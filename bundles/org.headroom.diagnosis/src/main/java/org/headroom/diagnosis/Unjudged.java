package org.headroom.diagnosis;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.headroom.flow.Traffic;

/** What the rules could not judge in one capture, and why: an absence that is said is no gap. */
final class Unjudged {

    private final Traffic traffic;

    private Unjudged(Traffic traffic) {
        this.traffic = traffic;
    }

    /** Each as "rules: because". */
    static List<String> in(Traffic traffic) {
        return new Unjudged(traffic).reasons();
    }

    private List<String> reasons() {
        var reasons = new ArrayList<String>();
        if (traffic.timeless()) {
            reasons.add("whatever asks for time: the lines of this text have none");
        }
        if (tcp().findAny().isEmpty()) {
            reasons.add(
                    hidden()
                            ? "all rules about TCP: what is inside the tunnel cannot be read"
                            : "all rules about TCP: no TCP is in this capture");
            return reasons;
        }
        if (traffic.tooBig().isEmpty() && traffic.errors().isEmpty()) {
            reasons.add("ptb-ignored, pmtud-working: no ICMP is in this capture; a filter may have left it out");
        }
        if (tcp().noneMatch(id ->
                traffic.row(id).clientMss() != null || traffic.row(id).serverMss() != null)) {
            reasons.add("mss-exceeds-path, mss-clamped, mss-missing: no handshake is in this capture");
        }
        if (tcp().allMatch(this::oneWay)) {
            reasons.add("silent-size-loss, receiver-gap, plpmtud-fallback: only one direction is in this capture");
        }
        if (tcp().anyMatch(traffic::cut)) {
            reasons.add(
                    "whatever asks for TCP's fields: packets were cut inside the TCP header; capture 128 octets of each");
        }
        return reasons;
    }

    private IntStream tcp() {
        return IntStream.range(0, traffic.flows()).filter(traffic::tcp);
    }

    private boolean oneWay(int id) {
        var row = traffic.row(id);
        return row.clientToServer().packets() == 0 || row.serverToClient().packets() == 0;
    }

    private boolean hidden() {
        return traffic.legs().stream().anyMatch(l -> Tunnels.opaque(l.tunnels()));
    }
}
