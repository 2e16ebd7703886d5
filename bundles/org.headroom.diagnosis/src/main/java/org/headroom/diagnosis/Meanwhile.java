package org.headroom.diagnosis;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.headroom.flow.Direction;
import org.headroom.flow.Flow;
import org.headroom.flow.Ping;
import org.headroom.flow.SentRange;
import org.headroom.flow.Traffic;
import org.headroom.packet.wire.ControlBit;

/**
 * What else happened while a segment was sent in vain, between the same two hosts and around them: whether as much passed, or small packets
 * were lost as well. Either refutes that the segment is lost for its size.
 */
public final class Meanwhile {

    /** Of more flows one need not ask: a host that is silent is so on a few of them. */
    private static final int MOST_FLOWS = 50;

    /** So soon afterwards a path is still the same. */
    private static final long SOON_NANOS = 10_000_000_000L;

    /** One may be lost by chance. */
    private static final int FEWEST_LOST = 2;

    private final Subject subject;
    private final Scene scene;
    private final Traffic traffic;
    private final SentRange range;
    private final long from;
    private final long until;
    private final int small;
    private final int sender;
    private final int receiver;

    /** @param small so many octets of IP are no matter of size */
    public Meanwhile(Subject subject, SentRange range, int small) {
        this(subject, range, small, range.last().nanos() + SOON_NANOS);
    }

    /** Of a range that arrived in the end. */
    public static Meanwhile after(Subject subject, SentRange range) {
        return new Meanwhile(subject, range, 0, range.deliveredNanos());
    }

    private Meanwhile(Subject subject, SentRange range, int small, long until) {
        this.subject = subject;
        this.scene = subject.scene();
        this.traffic = scene.traffic();
        this.range = range;
        this.from = range.first().nanos();
        this.until = until;
        this.small = small;
        this.sender = traffic.sender(subject.flow().id(), subject.half().direction());
        this.receiver = traffic.receiver(subject.flow().id(), subject.half().direction());
    }

    /**
     * Whether a packet of so many octets of IP reached the receiver from the same sender in that time. Where this connection shows a sign of life, it
     * may well take another way than the others: then it is its own small packets that tell.
     */
    public boolean passes(int octets) {
        return !subject.aliveAfter(range) && passesBeside(octets);
    }

    /** The same, whatever becomes of this connection. */
    public boolean passesBeside(int octets) {
        return pings().anyMatch(p -> p.answered() && p.dontFragment() && !p.fragment() && p.length() >= octets)
                || flowsBeside()
                        .anyMatch(id -> traffic.tcp(id)
                                ? arrived(id, octets)
                                : datagrams(id).anyMatch(q -> meanwhile(q) && q.answered() && uncut(q, octets)));
    }

    /** Whether a question was so large, and no router could cut it. */
    private boolean uncut(Question question, int octets) {
        return traffic.length(question.row()) >= octets && traffic.dontFragment(question.row());
    }

    /** How large what offload glued together was on the wire, nobody knows. */
    private boolean arrived(int flow, int octets) {
        var half = scene.flow(flow).half(way(flow));
        return half.aggregated() == 0
                && traffic.nanos(traffic.rows(flow)[0]) <= until
                && half.stuck().isEmpty()
                && half.sizes().largestDeliveredSince(from) >= octets;
    }

    /**
     * Whether small packets were lost as well and none arrived: of this connection, between these hosts, of this sender or to this receiver. What
     * was never answered before proves nothing: many hosts answer no pings.
     */
    public boolean smallLost() {
        var them = betweenThem();
        return them.silent() || them.arrived == 0 && silentAround();
    }

    /** Whether small packets get through between the two hosts, on whatever, so that neither of them is gone. */
    public boolean smallArrives() {
        return betweenThem().arrived > 0;
    }

    private boolean silentAround() {
        return around(scene.suspectsFrom(sender, MOST_FLOWS)).silent()
                || around(scene.suspectsTo(receiver, MOST_FLOWS)).silent();
    }

    /** Small packets by what became of them. */
    private static final class Tally {

        private int lost;
        private int arrived;

        void count(boolean answered) {
            if (answered) {
                arrived++;
            } else {
                lost++;
            }
        }

        boolean silent() {
            return lost >= FEWEST_LOST && arrived == 0;
        }
    }

    /** From the first copy on: what went with the original says nothing about what was sent later. */
    private long copied() {
        return range.transmissions().size() < 2
                ? from
                : range.transmissions().get(1).nanos();
    }

    private Tally betweenThem() {
        var tally = new Tally();
        if (subject.half().sizes().largestDeliveredSince(copied()) > 0) {
            tally.arrived++;
        }
        countAcknowledgments(tally);
        if (answersPings()) {
            pings().filter(p -> p.length() <= small).forEach(p -> tally.count(p.answered()));
        }
        flowsBeside().forEach(id -> {
            if (traffic.tcp(id)) {
                count(scene.flow(id), way(id), tally);
            } else if (datagrams(id).anyMatch(Question::answered)) {
                datagrams(id)
                        .filter(q -> meanwhile(q) && traffic.length(q.row()) <= small)
                        .forEach(q -> tally.count(q.answered()));
            }
        });
        return tally;
    }

    /** On connections with other hosts. */
    private Tally around(List<Scene.Way> ways) {
        var tally = new Tally();
        ways.stream()
                .filter(w -> w.flow().id() != subject.flow().id())
                .forEach(w -> count(w.flow(), w.direction(), tally));
        return tally;
    }

    /**
     * Small segments of another connection. A SYN counts where it asks the port that this connection asks, for that one answers; strangers whose SYN
     * nobody can answer, and FINs to those who are gone, do not.
     */
    private void count(Flow flow, Direction way, Tally tally) {
        var half = flow.half(way);
        if (half.sizes().largestDeliveredSince(copied()) > 0) {
            tally.arrived++;
        }
        for (var range : half.stuck()) {
            var greeting = range.start() == 0 && range.first().payload() == 0;
            var asks = greeting
                    ? way == Direction.CLIENT_TO_SERVER
                            && subject.half().direction() == way
                            && flow.server().equals(subject.flow().server())
                    : range.first().payload() > 0 && half.largestDelivered() > 0;
            if (range.first().length() <= small && asks) {
                tally.lost += (int) range.transmissions().stream()
                        .filter(t -> t.nanos() >= from && t.nanos() <= until)
                        .count();
            }
        }
    }

    /**
     * The receiver repeats what the sender had acknowledged long before in small packets: these acknowledgments are lost. What it sends once and
     * goes on from was acknowledged.
     */
    private void countAcknowledgments(Tally tally) {
        var flow = subject.flow().id();
        var acknowledged = 0;
        var since = 0L;
        var known = false;
        var said = new HashMap<Integer, Boolean>();
        for (var row : traffic.rows(flow)) {
            var mine = traffic.direction(flow, traffic.reversed(row))
                    == subject.half().direction();
            var bits = traffic.controlBits(row);
            if (mine && traffic.length(row) <= small && (bits & ControlBit.ACK.mask()) != 0) {
                if (!known || traffic.acknowledgment(row) - acknowledged > 0) {
                    acknowledged = traffic.acknowledgment(row);
                    since = traffic.nanos(row);
                    known = true;
                }
            } else if (!mine && known && traffic.nanos(row) >= copied() && subject.asksForAcknowledgment(row)) {
                var end = traffic.sequence(row) + traffic.payload(row) + ((bits & ControlBit.FIN.mask()) != 0 ? 1 : 0);
                if (end - acknowledged <= 0 && traffic.nanos(row) - since > underWay()) {
                    tally.lost++;
                    said.put(end, false);
                } else {
                    said.putIfAbsent(end, end - acknowledged > 0);
                }
            }
        }
        // the last may be repeated yet
        tally.arrived +=
                Math.max(0, (int) said.values().stream().filter(once -> once).count() - 1);
    }

    /** So long a repetition may have been under way when the acknowledgment was sent. */
    private long underWay() {
        var known = subject.flow().roundTripNanos();
        return known > 0 ? 2 * known : subject.patience();
    }

    /** Pings between the two, either way: the answer to one is as large. */
    private Stream<Ping> pings() {
        return allPings().filter(p -> p.nanos() >= from && p.nanos() <= until);
    }

    private boolean answersPings() {
        return allPings().anyMatch(Ping::answered);
    }

    private Stream<Ping> allPings() {
        return Stream.concat(
                scene.pings(subject.sender(), subject.receiver()).stream(),
                scene.pings(subject.receiver(), subject.sender()).stream());
    }

    private IntStream flowsBeside() {
        return Arrays.stream(scene.flowsBetween(subject.flow().id(), MOST_FLOWS))
                .filter(id -> id != subject.flow().id());
    }

    private Direction way(int flow) {
        return traffic.sender(flow, Direction.CLIENT_TO_SERVER) == sender
                ? Direction.CLIENT_TO_SERVER
                : Direction.SERVER_TO_CLIENT;
    }

    /** Datagrams of the sender to the receiver that went in one piece. */
    private Stream<Question> datagrams(int flow) {
        return Question.of(traffic, flow, way(flow)).stream().filter(q -> !traffic.fragment(q.row()));
    }

    private boolean meanwhile(Question question) {
        return traffic.nanos(question.row()) >= from && traffic.nanos(question.row()) <= until;
    }
}
