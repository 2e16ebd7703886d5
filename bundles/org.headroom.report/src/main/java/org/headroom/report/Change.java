package org.headroom.report;

import java.util.List;
import java.util.function.ToIntFunction;
import org.headroom.diagnosis.Analysis;
import org.headroom.diagnosis.Diagnosis;
import org.headroom.flow.Direction;
import org.headroom.flow.FlowRow;

/** A number before and after a change, as text. */
public record Change(String what, String before, String after) {

    static List<Change> of(Comparison comparison) {
        var was = comparison.before();
        var is = comparison.after();
        return List.of(
                new Change("", "before", "after"),
                new Change(
                        "Verdict",
                        Wording.title(was.diagnosis().verdict()),
                        Wording.title(is.diagnosis().verdict())),
                change("Largest packet sent, client → server", was, is, f -> f.clientToServer()
                        .largestSent()),
                change("Largest that arrived, client → server", was, is, f -> f.clientToServer()
                        .largestDelivered()),
                change("Largest packet sent, server → client", was, is, f -> f.serverToClient()
                        .largestSent()),
                change("Largest that arrived, server → client", was, is, f -> f.serverToClient()
                        .largestDelivered()),
                change("MSS that the client announces", was, is, f -> f.clientMss() == null ? 0 : f.clientMss()),
                change("MSS that the server announces", was, is, f -> f.serverMss() == null ? 0 : f.serverMss()),
                new Change("Too-big messages", tooBig(was.diagnosis()), tooBig(is.diagnosis())),
                new Change("Segments sent again", resent(was), resent(is)));
    }

    private static Change change(String what, Analysis was, Analysis is, ToIntFunction<FlowRow> value) {
        return new Change(what, largest(was, value), largest(is, value));
    }

    private static String largest(Analysis analysis, ToIntFunction<FlowRow> value) {
        var most = analysis.flows().stream().mapToInt(value).max().orElse(0);
        return most == 0 ? "–" : Integer.toString(most);
    }

    private static String tooBig(Diagnosis diagnosis) {
        return Wording.number(
                diagnosis.counts().fragmentationNeeded() + diagnosis.counts().packetTooBig());
    }

    private static String resent(Analysis analysis) {
        return Wording.number(analysis.flows().stream()
                .mapToLong(f -> f.side(Direction.CLIENT_TO_SERVER).retransmissions()
                        + f.side(Direction.SERVER_TO_CLIENT).retransmissions())
                .sum());
    }
}
