package org.headroom.diagnosis.overhead;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.headroom.diagnosis.Overhead;
import org.headroom.packet.wire.Encapsulation;

/** Says why an explanation is in its place. */
final class Sentences {

    private static final int MODES = 2;

    private final int pathMtu;
    private final Clues clues;

    Sentences(int pathMtu, Clues clues) {
        this.pathMtu = pathMtu;
        this.clues = clues;
    }

    Overhead.Candidate possible(Guess guess) {
        var reason = Stream.of(seen(guess), destination(guess), arithmetic(guess), guess.note(), ciphers(guess))
                .filter(sentence -> !sentence.isEmpty())
                .collect(Collectors.joining(" "));
        return new Overhead.Candidate(guess.contract(), title(guess), guess.bytes(), reason, guess.layers());
    }

    Overhead.Candidate ruledOut(Guess guess) {
        var other = clues.innerVersion() == 4 ? 6 : 4;
        var reason = "The same %d octets, but the packets inside are IPv%d, not IPv%d."
                .formatted(guess.bytes(), clues.innerVersion(), other);
        return new Overhead.Candidate(guess.contract(), guess.title(), guess.bytes(), reason, guess.layers());
    }

    Overhead.Candidate byHand(int below) {
        var behind = clues.icmpSource().isEmpty() ? "" : " behind " + clues.icmpSource();
        var layers = List.of(new Overhead.Layer("set by hand", below - pathMtu));
        return new Overhead.Candidate(
                Encapsulation.MANUAL.label(),
                "An MTU of %d set by hand%s".formatted(pathMtu, behind),
                below - pathMtu,
                "Cannot be told apart from outside; the remedy is the same.",
                layers);
    }

    Overhead.Candidate unknown(int below) {
        var missing = below - pathMtu;
        var number = missing == 0 ? "the same as the link" : "unknown, %d below %d".formatted(missing, below);
        return new Overhead.Candidate(
                Encapsulation.MANUAL.label(),
                missing == 0 ? "Nothing wrapped round" : "Unknown",
                missing,
                missing == 0
                        ? "%d is what the link itself takes: nothing is missing.".formatted(pathMtu)
                        : "%d fits no encapsulation or default that is known here: %s. Ask for the configuration."
                                .formatted(pathMtu, number),
                missing == 0 ? List.of() : List.of(new Overhead.Layer("unknown", missing)));
    }

    /** {@code AES-CBC with HMAC-SHA1-96 or 3DES-CBC with HMAC-SHA1-96. Behind NAT: AES-GCM with a 16-octet ICV.} */
    private static String ciphers(Guess guess) {
        var byTitle = guess.forms().stream()
                .collect(Collectors.groupingBy(
                        Guess.Form::title,
                        LinkedHashMap::new,
                        Collectors.mapping(Guess.Form::cipher, Collectors.joining(" or "))));
        return byTitle.entrySet().stream()
                .limit(MODES)
                .map(form -> form.getKey().equals(guess.title())
                        ? form.getValue() + "."
                        : "Or %s: %s.".formatted(form.getKey(), form.getValue()))
                .collect(Collectors.joining(" "));
    }

    private String title(Guess guess) {
        if (!wrapsItself(guess)) {
            return guess.title();
        }
        var who = guess.contract().equals(Encapsulation.IPIP.label()) ? "a Linux Virtual Server" : "a load balancer";
        return "%s, as %s tunnel does"
                .formatted(guess.encapsulations().getFirst().title(), who);
    }

    private boolean wrapsItself(Guess guess) {
        return clues.icmpFromDestination() && Ranking.wrapsForServers(guess);
    }

    private String seen(Guess guess) {
        var there = guess.encapsulations().stream()
                .filter(clues.seen()::contains)
                .map(Encapsulation::title)
                .collect(Collectors.joining(" and "));
        return there.isEmpty() ? "" : "The capture holds %s.".formatted(there);
    }

    private String destination(Guess guess) {
        if (!wrapsItself(guess)) {
            return "";
        }
        var from = clues.icmpSource().isEmpty() ? "" : clues.icmpSource() + ", ";
        return "The ICMP comes from %sthe address the packet was sent to: the destination itself wraps it."
                .formatted(from);
    }

    private String arithmetic(Guess guess) {
        var layers = guess.layers();
        var left = "%d − %d = %d".formatted(guess.below(), pathMtu, guess.bytes());
        if (!guess.computed()) {
            return left + ".";
        }
        if (layers.size() > 1) {
            return layers.stream()
                    .map(layer -> layer.name() + " " + layer.bytes())
                    .collect(Collectors.joining(" + ", left + " = ", "."));
        }
        return layers.isEmpty() ? "" : left + one(layers.getFirst().name()) + ".";
    }

    private static String one(String layer) {
        return switch (layer) {
            case "outer IPv4" -> " = one IPv4 header";
            case "outer IPv6" -> " = one IPv6 header";
            default -> " = " + layer;
        };
    }
}
