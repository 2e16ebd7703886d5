package org.headroom.report;

import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import org.headroom.diagnosis.overhead.Catalogue;
import org.headroom.diagnosis.overhead.Clues;
import org.headroom.diagnosis.overhead.Header;
import org.headroom.diagnosis.overhead.Stack;
import org.jspecify.annotations.Nullable;

/** The arithmetic of encapsulation for a terminal. */
public final class OverheadText {

    private OverheadText() {}

    /** What a stack leaves of an underlay's MTU. */
    public static void write(Stack stack, int underlay, int columns, Appendable out) throws IOException {
        var paper = new Paper(out, columns);
        var inner = stack.innerMtu(underlay);
        paper.paragraph(
                0,
                stack.title() + " takes " + stack.overhead(underlay) + " octets: of " + underlay
                        + " the packets inside have " + inner + ".");
        paper.blank();
        paper.paragraph(2, sum(stack.layers(underlay), underlay, inner));
        paper.paragraph(2, "MSS " + mss(inner, 40) + " (IPv4), " + mss(inner, 60) + " (IPv6)");
        paper.blank();
        var table = new TextTable("r octets", "l header", "l source");
        for (var layer : stack.layers(underlay)) {
            table.add(List.of(Integer.toString(layer.bytes()), layer.name(), layer.source()));
        }
        table.write(out);
        trap(Catalogue.trap(underlay), paper);
    }

    private static String sum(List<Header> layers, int underlay, int inner) {
        var parts = layers.stream().map(l -> l.bytes() + " " + l.name()).collect(Collectors.joining(" + "));
        return underlay + " = " + (parts.isEmpty() ? "" : parts + " + ") + inner + " inner packet";
    }

    private static String mss(int inner, int headers) {
        return inner > headers ? Integer.toString(inner - headers) : "none";
    }

    /** Which stacks leave an MTU. */
    public static void write(int mtu, Clues clues, int columns, Appendable out) throws IOException {
        var paper = new Paper(out, columns);
        paper.paragraph(0, "What leaves an MTU of " + mtu + ", most likely first:");
        var rank = 1;
        for (var candidate : Catalogue.candidates(mtu, clues)) {
            paper.labelled(2, rank++ + ".", 3, Wording.candidate(candidate));
        }
        trap(Catalogue.trap(mtu), paper);
    }

    private static void trap(@Nullable String trap, Paper paper) throws IOException {
        if (trap != null) {
            paper.blank();
            paper.paragraph(0, "Mind: " + trap);
        }
    }
}
