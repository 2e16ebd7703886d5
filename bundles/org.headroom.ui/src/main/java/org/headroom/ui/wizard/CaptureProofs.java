package org.headroom.ui.wizard;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.headroom.diagnosis.Diagnosis;
import org.headroom.diagnosis.Verdict;
import org.headroom.flow.FlowRow;
import org.headroom.report.Wording;

/** What a capture can prove, and what it cannot. */
final class CaptureProofs {

    private static final int LOOKED_AT = 10_000;

    /**
     * A line of the list.
     *
     * @param sign good, neither, or a limit
     */
    record Proof(Verdict sign, String what, String because) {}

    private CaptureProofs() {}

    static List<Proof> of(Diagnosis diagnosis, List<FlowRow> all) {
        var proofs = new ArrayList<Proof>();
        var flows = all.stream()
                .limit(LOOKED_AT)
                .filter(f -> f.protocol().equals("TCP"))
                .toList();
        directions(flows, proofs);
        handshakes(flows, proofs);
        icmp(diagnosis, proofs);
        cut(diagnosis, proofs);
        points(diagnosis, proofs);
        return proofs;
    }

    private static void directions(List<FlowRow> flows, List<Proof> proofs) {
        var both = flows.stream()
                .filter(f ->
                        f.clientToServer().packets() > 0 && f.serverToClient().packets() > 0)
                .count();
        if (flows.isEmpty()) {
            proofs.add(new Proof(Verdict.AT_RISK, "No TCP is here", "what arrived can hardly be told"));
        } else if (both == flows.size()) {
            proofs.add(new Proof(
                    Verdict.HEALTHY, "Both directions are here", "packets and acknowledgments can be matched"));
        } else {
            proofs.add(new Proof(
                    Verdict.AT_RISK,
                    "One direction is missing",
                    "in %s of %s"
                            .formatted(Wording.number(flows.size() - both), Wording.count(flows.size(), "TCP flow"))));
        }
    }

    private static void handshakes(List<FlowRow> flows, List<Proof> proofs) {
        var known = flows.stream()
                .filter(f -> f.clientMss() != null || f.serverMss() != null)
                .toList();
        if (known.isEmpty()) {
            proofs.add(
                    new Proof(Verdict.INCONCLUSIVE, "No handshake is here", "the MSS in force can only be estimated"));
        } else {
            var first = known.getFirst();
            proofs.add(new Proof(
                    Verdict.HEALTHY,
                    known.size() == flows.size() ? "Handshakes are here" : "Some handshakes are here",
                    "MSS %s from the client, %s from the server"
                            .formatted(mss(first.clientMss()), mss(first.serverMss()))));
        }
    }

    private static String mss(@org.jspecify.annotations.Nullable Integer mss) {
        return mss == null ? "none" : Integer.toString(mss);
    }

    private static void icmp(Diagnosis diagnosis, List<Proof> proofs) {
        var messages =
                diagnosis.counts().fragmentationNeeded() + diagnosis.counts().packetTooBig();
        proofs.add(
                messages > 0
                        ? new Proof(
                                Verdict.HEALTHY,
                                "ICMP is here",
                                Wording.count(messages, "message") + " that say too big")
                        : new Proof(
                                Verdict.INCONCLUSIVE,
                                "No ICMP is here",
                                "no message says too big: none came by, or the capture's filter left it out"));
    }

    private static void cut(Diagnosis diagnosis, List<Proof> proofs) {
        var capture = diagnosis.captures().getFirst();
        if (capture.truncatedPackets() > 0) {
            var at = capture.snapLength() > 0 ? "at " + Wording.number(capture.snapLength()) + " octets" : "short";
            proofs.add(new Proof(
                    Verdict.INCONCLUSIVE,
                    "Packets are cut " + at,
                    "sizes come from the IP header: no loss for the verdict"));
        }
        if (!capture.problems().isEmpty()) {
            proofs.add(new Proof(
                    Verdict.AT_RISK,
                    "The file is damaged",
                    Wording.damage(capture.problems().getFirst())));
        }
    }

    private static void points(Diagnosis diagnosis, List<Proof> proofs) {
        var points = diagnosis.captures().size();
        proofs.add(
                points > 1
                        ? new Proof(
                                Verdict.HEALTHY,
                                points + " observation points",
                                "what disappears between them can be seen; " + names(diagnosis))
                        : new Proof(
                                Verdict.AT_RISK,
                                "One observation point",
                                "who drops a packet beyond this point cannot be seen, only that it is dropped"));
    }

    /** {@code 1 is router.pcap, 2 is client.pcap}. */
    private static String names(Diagnosis diagnosis) {
        return IntStream.range(0, diagnosis.captures().size())
                .mapToObj(i -> i + 1 + " is "
                        + Path.of(diagnosis.captures().get(i).file()).getFileName())
                .collect(Collectors.joining(", "));
    }
}
