package org.headroom.diagnosis.overhead;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.headroom.diagnosis.Overhead;
import org.headroom.packet.wire.Encapsulation;
import org.jspecify.annotations.Nullable;

/** A tunnel that the capture holds, as a candidate. */
record Seen(List<Encapsulation> outsideIn, @Nullable Integer bytes, int underlay) {

    Seen {
        if (outsideIn.isEmpty()) {
            throw new IllegalArgumentException("a tunnel is made of one encapsulation at least");
        }
    }

    Overhead.Candidate candidate() {
        return bytes == null ? closed() : open(bytes);
    }

    private Overhead.Candidate open(int measured) {
        var layers = forms().filter(stack -> underlay - stack.inside(underlay) == measured)
                .findFirst()
                .map(stack -> stack.pictured(underlay))
                .orElseGet(() -> List.of(new Overhead.Layer(title(), measured)));
        var sum =
                layers.stream().map(layer -> layer.name() + " " + layer.bytes()).collect(Collectors.joining(" + "));
        var reason = "Measured in this capture: the packet outside is %d octets longer than the one inside = %s."
                .formatted(measured, sum);
        return new Overhead.Candidate(name(), title(), measured, reason, layers);
    }

    /** What it usually takes, since nobody can look inside. */
    private Overhead.Candidate closed() {
        var usual = forms().findFirst().map(stack -> stack.pictured(underlay)).orElse(List.of());
        var octets = usual.stream().mapToInt(Overhead.Layer::bytes).sum();
        var reason = "The capture holds it, but its inside cannot be read; in its usual form it takes %d of %d."
                .formatted(octets, underlay);
        return new Overhead.Candidate(name(), title(), octets, reason, usual);
    }

    /** Ways to build these encapsulations: the usual one first, then every other that is known. */
    private Stream<Stack> forms() {
        if (outsideIn.contains(Encapsulation.CLOUD_DEFAULT) || outsideIn.contains(Encapsulation.MANUAL)) {
            return Stream.empty();
        }
        var known = Prior.SINGLE.stream().map(Prior::stack).filter(stack -> stack.encapsulations()
                .equals(outsideIn));
        return Stream.concat(Stream.of(Stack.of(outsideIn)), known);
    }

    private String name() {
        return outsideIn.stream().map(Encapsulation::label).collect(Collectors.joining("+"));
    }

    private String title() {
        return outsideIn.reversed().stream().map(Encapsulation::title).collect(Collectors.joining(" in "));
    }
}
