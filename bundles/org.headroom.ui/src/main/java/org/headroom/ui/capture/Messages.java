package org.headroom.ui.capture;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import org.headroom.diagnosis.Analysis;
import org.headroom.flow.Direction;
import org.headroom.flow.Endpoint;
import org.headroom.flow.FlowRow;
import org.headroom.flow.FlowTrace;
import org.headroom.flow.Mark;
import org.headroom.packet.capture.HostNames;
import org.headroom.packet.capture.Record;
import org.headroom.packet.wire.Decoder;
import org.headroom.packet.wire.Ip;
import org.headroom.packet.wire.Packet;
import org.headroom.report.Wording;

/** The ICMP messages of a capture that holds none of the packets that they answer. */
final class Messages {

    /** Of the line that stands for the flow nobody saw, so that it is the chosen one while none is. */
    private static final int NO_FLOW = Choice.NONE.flow();

    private final List<Mark> marks = new ArrayList<>();
    private final LinkedHashSet<Pair> pairs = new LinkedHashSet<>();
    private final HostNames names;
    private final Direction direction;

    /** Who is told, and about packets to whom. */
    private record Pair(String sender, String destination) {}

    private Messages(HostNames names, Direction direction) {
        this.names = names;
        this.direction = direction;
    }

    /**
     * Reads them again from the first capture, as marks of one flow.
     *
     * @param most packets to read
     */
    static Optional<FlowTrace> read(Analysis analysis, int most) {
        var told = analysis.diagnosis().findings().stream()
                .flatMap(f -> Optional.ofNullable(f.direction()).stream())
                .findFirst();
        var messages = new Messages(analysis.names(0), told.orElse(Direction.CLIENT_TO_SERVER));
        var packets = Math.min(most, analysis.diagnosis().captures().getFirst().packets());
        var record = new Record();
        var packet = new Packet();
        var decoder = new Decoder();
        for (long number = 1; number <= packets; number++) {
            if (analysis.packet(0, number, record)) {
                record.decode(decoder, packet);
                messages.take(packet, number, record.nanos());
            }
        }
        return messages.trace();
    }

    /** {@code 9 ICMP messages to 198.51.100.23 about packets to 192.0.2.80, which are not in this capture}. */
    static String sentence(FlowTrace trace) {
        var count = trace.marks().size();
        return "%s to %s about packets to %s, which are not in this capture"
                .formatted(
                        Wording.count(count, "ICMP message"),
                        trace.row().client().address(),
                        trace.row().server().address());
    }

    private void take(Packet packet, long number, long nanos) {
        var quoted = packet.quoted();
        if (!packet.tooBig() || packet.ips() == 0) {
            return;
        }
        var ip = packet.ip();
        var destination = quoted == null || quoted.ips() == 0 ? "somebody" : destination(quoted.ip());
        pairs.add(new Pair(destination(ip), destination));
        var source = names.text(ip.sourceHigh(), ip.sourceLow());
        marks.add(new Mark.TooBig(number, nanos, direction, Math.max(0, packet.nextHopMtu()), 0, source));
    }

    private String destination(Ip ip) {
        return names.text(ip.destinationHigh(), ip.destinationLow());
    }

    private Optional<FlowTrace> trace() {
        if (marks.isEmpty()) {
            return Optional.empty();
        }
        var senders = pairs.stream().map(Pair::sender).distinct().toList();
        var destinations = pairs.stream().map(Pair::destination).distinct().toList();
        var about = new FlowRow.Side(0, 0, 0, 0, 0, marks.size());
        var answers = new FlowRow.Side(0, 0, 0, 0, 0, 0);
        var toServer = direction == Direction.CLIENT_TO_SERVER;
        var row = new FlowRow(
                NO_FLOW,
                "ICMP",
                host(senders),
                host(destinations),
                null,
                null,
                toServer ? about : answers,
                toServer ? answers : about,
                marks.size(),
                marks.getFirst().nanos(),
                marks.getLast().nanos());
        return Optional.of(new FlowTrace(row, List.copyOf(marks), 0));
    }

    private static Endpoint host(List<String> hosts) {
        return new Endpoint(hosts.size() == 1 ? hosts.getFirst() : Wording.count(hosts.size(), "host"), 0);
    }
}
