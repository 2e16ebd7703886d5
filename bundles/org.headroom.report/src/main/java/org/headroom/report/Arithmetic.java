package org.headroom.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.headroom.diagnosis.Finding;
import org.headroom.diagnosis.Overhead;

/**
 * Where the octets of a full-size packet go, outside in: {@code 1500 = 20 outer IPv4 + 20 IPv4 + 20 TCP + 1440 payload}.
 *
 * @param total the MTU that they must fit into
 * @param parts headers and, last, the payload that is left
 */
public record Arithmetic(int total, List<Overhead.Layer> parts) {

    private static final int TCP = 20;

    /** The sum for a finding's likeliest encapsulation; empty where the finding knows none. */
    public static Optional<Arithmetic> of(Finding finding) {
        var overhead = finding.overhead();
        if (overhead == null || overhead.candidates().isEmpty()) {
            return Optional.empty();
        }
        var candidate = overhead.candidates().getFirst();
        var inner = finding.pathMtu() != null
                ? finding.pathMtu()
                : overhead.underlay() == null ? 0 : overhead.underlay() - candidate.bytes();
        var ipv6 = finding.flows().stream().anyMatch(f -> Wording.isIpv6(f.client()));
        var ip = ipv6 ? 40 : 20;
        if (inner <= ip + TCP || candidate.bytes() <= 0) {
            return Optional.empty();
        }
        var parts = new ArrayList<>(layers(candidate));
        parts.add(new Overhead.Layer(ipv6 ? "IPv6" : "IPv4", ip));
        parts.add(new Overhead.Layer("TCP", TCP));
        parts.add(new Overhead.Layer("payload", inner - ip - TCP));
        return Optional.of(new Arithmetic(inner + candidate.bytes(), List.copyOf(parts)));
    }

    private static List<Overhead.Layer> layers(Overhead.Candidate candidate) {
        var known = candidate.layers().stream().mapToInt(Overhead.Layer::bytes).sum();
        return known == candidate.bytes()
                ? candidate.layers()
                : List.of(new Overhead.Layer(candidate.title(), candidate.bytes()));
    }

    /** As one line, the names beside the numbers. */
    @Override
    public String toString() {
        return total + " = " + parts.stream().map(p -> p.bytes() + " " + p.name()).collect(Collectors.joining(" + "));
    }
}
