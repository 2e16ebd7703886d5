package org.headroom.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.headroom.diagnosis.Diagnosis;
import org.headroom.diagnosis.Finding;
import org.jspecify.annotations.Nullable;

/**
 * A number of a finding with its name.
 *
 * @param name {@code Path MTU}
 * @param value {@code 1480, said by 192.0.2.80 in 9 messages}
 */
public record Fact(String name, String value) {

    private static final String WOULD_FIT = "would fit";

    /** The numbers of a finding, those that are known. */
    public static List<Fact> of(Finding finding, Diagnosis diagnosis) {
        var facts = new ArrayList<Fact>();
        add(facts, "Direction", direction(finding));
        add(facts, "Path MTU", pathMtu(finding));
        add(facts, "Largest sent", octets(finding.largestSent()));
        add(facts, "Largest delivered", octets(finding.largestDelivered()));
        add(facts, "MSS", mss(finding));
        add(facts, "Too-big messages", icmp(finding));
        add(facts, "Where", between(finding, diagnosis));
        add(facts, "Flows", Wording.flows(finding));
        return facts;
    }

    private static void add(List<Fact> facts, String name, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            facts.add(new Fact(name, value));
        }
    }

    private static @Nullable String direction(Finding finding) {
        if (finding.bothWays()) {
            return "both ways";
        }
        return finding.direction() == null ? null : finding.direction().title();
    }

    private static @Nullable String pathMtu(Finding finding) {
        if (finding.pathMtu() != null) {
            return finding.pathMtu() + " octets";
        }
        var range = finding.pathMtuRange();
        if (range == null) {
            return null;
        }
        return range.delivered() > 0
                ? "at least " + range.delivered() + ", below " + range.lost() + " octets; nobody said the number"
                : "below " + range.lost() + " octets; nobody said the number";
    }

    private static @Nullable String octets(int length) {
        return length == 0 ? null : length + " octets";
    }

    private static @Nullable String mss(Finding finding) {
        var client = finding.mss().client();
        var server = finding.mss().server();
        var fits = finding.recommendedMss();
        if (client == null && server == null) {
            return fits == null ? null : fits.words(WOULD_FIT, finding.ipv6());
        }
        var said = "client " + Objects.requireNonNullElse(client, "unseen") + ", server "
                + Objects.requireNonNullElse(server, "unseen");
        return fits == null ? said : said + "; " + fits.words(WOULD_FIT, finding.ipv6());
    }

    private static @Nullable String icmp(Finding finding) {
        var icmp = finding.icmp();
        if (icmp == null || icmp.count() == 0) {
            return null;
        }
        var from = icmp.sources().isEmpty() ? "" : " from " + some(icmp.sources());
        var mtu = icmp.nextHopMtu().isEmpty()
                ? ""
                : ", next-hop MTU "
                        + icmp.nextHopMtu().stream().map(String::valueOf).collect(Collectors.joining(", "));
        return Wording.number(icmp.count()) + from + mtu;
    }

    private static String some(List<String> names) {
        var first = String.join(", ", names.subList(0, Math.min(3, names.size())));
        return names.size() > 3 ? first + " and " + Wording.number(names.size() - 3) + " more" : first;
    }

    private static @Nullable String between(Finding finding, Diagnosis diagnosis) {
        var between = finding.between();
        if (between == null) {
            return null;
        }
        return "between " + file(diagnosis, between.from()) + " and " + file(diagnosis, between.to());
    }

    private static String file(Diagnosis diagnosis, int capture) {
        return capture < diagnosis.captures().size()
                ? diagnosis.captures().get(capture).file()
                : "capture " + (capture + 1);
    }
}
