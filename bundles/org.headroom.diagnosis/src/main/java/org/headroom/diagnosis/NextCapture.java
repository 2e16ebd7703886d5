package org.headroom.diagnosis;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.headroom.flow.Endpoint;
import org.jspecify.annotations.Nullable;

/** The capture to make next, where this one leaves a question open: the exact line, where to type it, and what it will settle. */
final class NextCapture {

    /** Headers of any stack fit; sizes come from them. */
    private static final String TCPDUMP = "tcpdump -ni any -s 128 -w headroom.pcap ";

    private final Verdict verdict;
    private final List<Finding> findings;
    private final @Nullable Finding main;

    NextCapture(Verdict verdict, List<Finding> findings) {
        this.verdict = verdict;
        this.findings = findings;
        this.main = findings.stream()
                .filter(f -> f.verdict() == verdict)
                .findFirst()
                .orElse(findings.isEmpty() ? null : findings.getFirst());
    }

    /** Null where nothing is open that a capture of packets could answer. */
    Diagnosis.@Nullable Recipe recipe() {
        return switch (verdict) {
            case BLACK_HOLE -> blackHole();
            case INCONCLUSIVE -> inconclusive();
            case AT_RISK ->
                recipe(
                        "On the same place, while something larger than a packet is sent: a login, an upload, a long cookie.",
                        all(),
                        "It shows whether full packets fail, and whether the sender hears of it.");
            case HIDDEN_BLACK_HOLE ->
                recipe(
                        "On the router next to the receiver, and at the same time on the sender.",
                        all(),
                        "Two captures of the same minute show between which two points the large packets disappear: headroom diagnose takes both.");
            case FRAGMENTING, PMTUD_WORKING, OTHER_TROUBLE, HEALTHY -> null;
        };
    }

    private Diagnosis.@Nullable Recipe blackHole() {
        var found = Objects.requireNonNull(main);
        if (found.between() != null) {
            return null;
        }
        if (found.icmp() == null) {
            return unspoken();
        }
        return found.icmp().atSender() ? null : unheard(found);
    }

    private Diagnosis.Recipe unspoken() {
        return recipe(
                "On every router that you can reach between the two hosts, and on both hosts, at the same time.",
                all(),
                "It shows behind which of them the large packets disappear, and whether any says \u201ctoo big\u201d that is lost further on: headroom diagnose takes all the files together.");
    }

    private static Diagnosis.Recipe unheard(Finding found) {
        var six = found.recommendedMss() != null
                && found.flows().stream().anyMatch(f -> f.client().address().contains(":"));
        return new Diagnosis.Recipe(
                "On " + sender(found) + " itself, while the transfer hangs.",
                "tcpdump -ni any "
                        + (six
                                ? "'icmp6 and ip6[40] == 2'"
                                : "'icmp[icmptype] == icmp-unreach and icmp[icmpcode] == 4'"),
                "Where this prints the messages, that host's own firewall drops them; where it stays silent, somebody on the way does.");
    }

    private Diagnosis.@Nullable Recipe inconclusive() {
        var rules = findings.stream().map(Finding::rule).toList();
        if (rules.contains("one-sided-capture")) {
            return recipe(
                    "On a box that both directions pass: one of the two hosts, or the router next to it.",
                    all(),
                    "Acknowledgments show what arrives; without them nobody can tell.");
        }
        if (findings.stream().anyMatch(f -> f.overhead() != null && f.overhead().bytes() == null)) {
            return recipe(
                    "On the tunnel's own interface of the box where it begins (wg0, tun0, vti0, \u2026), and at the same time on the interface below.",
                    all(),
                    "Inside the tunnel the packets and their sizes can be read; both files together measure what it takes.");
        }
        return recipe(
                "On one of the two hosts, started before the connection is, and until the transfer has hung for half a minute.",
                all(),
                "The handshake shows the MSS of both ends, the retransmissions which size does not arrive, and ICMP whether a router says why.");
    }

    private Diagnosis.Recipe recipe(String where, String command, String settles) {
        return new Diagnosis.Recipe(where, command, settles);
    }

    /** Fragments have no ports, and messages come from third parties: hosts are matched, not ports. */
    private String all() {
        if (main != null && main.overhead() != null && main.overhead().measured()) {
            // the hosts' addresses are inside the tunnel, where a filter does not look
            return TCPDUMP.strip();
        }
        var hosts = main == null
                ? ""
                : main.flows().stream()
                        .limit(1)
                        .flatMap(f -> Stream.of(f.client(), f.server()))
                        .map(Endpoint::address)
                        .filter(a -> !a.isEmpty())
                        .reduce((a, b) -> "host %s and host %s".formatted(a, b))
                        .orElse("");
        var messages = "icmp[icmptype] == icmp-unreach or icmp6";
        return TCPDUMP
                + (hosts.isEmpty() ? "'tcp or udp or icmp or icmp6'" : "'(%s) or %s'".formatted(hosts, messages));
    }

    private static String sender(Finding found) {
        if (found.flows().isEmpty() || found.direction() == null) {
            return "the sender";
        }
        var flow = found.flows().getFirst();
        return switch (found.direction()) {
            case CLIENT_TO_SERVER -> flow.client().address();
            case SERVER_TO_CLIENT -> flow.server().address();
        };
    }
}
