package org.headroom.diagnosis;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.headroom.flow.Direction;
import org.headroom.flow.Flow;
import org.headroom.flow.Half;
import org.headroom.flow.IcmpError;
import org.headroom.flow.Mtu;
import org.headroom.flow.SentRange;
import org.headroom.flow.TooBig;
import org.headroom.flow.Transmission;
import org.headroom.packet.wire.ControlBit;
import org.jspecify.annotations.Nullable;

/**
 * One direction of a TCP flow before the rules, with what several of them need to know about it.
 */
public final class Subject {

    private static final long MILLISECOND = 1_000_000L;

    /** A sender cannot comply sooner: the message must travel, and stacks act at the next timer or acknowledgment. */
    private static final long SHORTEST_PATIENCE_NANOS = 200 * MILLISECOND;

    /** Octets that a sender may be ahead of what a capture saw of it: hardly a window is larger. */
    private static final long FARTHEST_MISSED = 1 << 24;

    private record Judged(String rule, Optional<Symptom> symptom) {}

    private final Scene scene;
    private final Flow flow;
    private final Half half;
    private final List<TooBig> valid;
    private final int reportedMtu;
    private final List<SentRange> stuck;
    /** Few, so that looking through them is as good as a table; replaced as a whole, as rules run side by side. */
    private volatile Judged[] judged = {};

    Subject(Scene scene, Flow flow, Half half) {
        this.scene = scene;
        this.flow = flow;
        this.half = half;
        this.valid = messages().isEmpty()
                ? List.of()
                : messages().stream().filter(this::credible).toList();
        this.reportedMtu = valid.stream()
                .mapToInt(TooBig::innerMtu)
                .filter(m -> m > 0)
                .min()
                .orElse(0);
        this.stuck = mostOftenSentFirst(half.stuck());
    }

    /** What a rule makes of this subject, worked out once though several rules ask. */
    public Optional<Symptom> judged(String rule, Function<Subject, Optional<Symptom>> judge) {
        for (var known : judged) {
            if (known.rule.equals(rule)) {
                return known.symptom;
            }
        }
        var symptom = judge.apply(this);
        keep(new Judged(rule, symptom));
        return symptom;
    }

    private synchronized void keep(Judged more) {
        var kept = Arrays.copyOf(judged, judged.length + 1);
        kept[judged.length] = more;
        judged = kept;
    }

    /** The capture that it is part of. */
    public Scene scene() {
        return scene;
    }

    public Flow flow() {
        return flow;
    }

    public Half half() {
        return half;
    }

    /** The direction that answers. */
    public Half answers() {
        return flow.answering(half);
    }

    /** Address of who sends in this direction. */
    public String sender() {
        return (half.direction() == Direction.CLIENT_TO_SERVER ? flow.client() : flow.server()).address();
    }

    public String receiver() {
        return (half.direction() == Direction.CLIENT_TO_SERVER ? flow.server() : flow.client()).address();
    }

    /** The handshake's round trip, at least a millisecond. */
    public long roundTrip() {
        return Math.max(flow.roundTripNanos(), MILLISECOND);
    }

    /** How long after a message a sender may still send too big without blame (RFC 1191 §3: packets in flight). */
    public long patience() {
        return scene.traffic().timeless() ? 0 : Math.max(2 * roundTrip(), SHORTEST_PATIENCE_NANOS);
    }

    /** All too-big messages that quote this direction. */
    public List<TooBig> messages() {
        return half.tooBig();
    }

    /** Messages that a sender ought to believe. */
    public List<TooBig> credible() {
        return valid;
    }

    /** The others: few get any. */
    public List<TooBig> doubtful() {
        return valid.size() == messages().size()
                ? List.of()
                : messages().stream().filter(m -> !credible(m)).toList();
    }

    /**
     * A message is credible where it names a size smaller than the packet it quotes (RFC 1191 §5), is about a packet that was
     * sent (RFC 5927 §4), and was not damaged. One about a tunnel's outer packet is for the tunnel's end, however much it quotes.
     */
    public boolean credible(TooBig message) {
        return !message.quote().outer() && !bogus(message) && !outOfWindow(message) && message.nextHopMtu() != 0;
    }

    /** Whether the message names a size that the quoted packet does not exceed, or was damaged on its way. */
    public boolean bogus(TooBig message) {
        var quoted = message.quote().outer()
                ? message.quote().outerLength()
                : message.quote().length();
        return message.checksumBad() || message.nextHopMtu() > 0 && quoted > 0 && message.nextHopMtu() >= quoted;
    }

    /** Whether the quoted sequence number is one that was never sent, or long acknowledged (RFC 5927 §4.1). */
    public boolean outOfWindow(TooBig message) {
        var sequence = message.quote().sequence();
        if (sequence == null || half.dataPackets() == 0 || half.cut() > 0) {
            return false;
        }
        if (flow.midStream() && half.sequences().justBefore(sequence)) {
            // sent before the capture began
            return false;
        }
        // a little further on, this capture may have missed it
        var reach = Math.min(flow.largestWindow(half.direction()), FARTHEST_MISSED);
        return !half.sequences().justBehind(sequence, reach) && scene.outer().unsent(message, flow, half);
    }

    /** The tightest size that a credible message names, or 0. */
    public int reportedMtu() {
        return reportedMtu;
    }

    /** The first message that names the tightest size. */
    public @Nullable TooBig tightest() {
        return valid.stream()
                .filter(m -> m.innerMtu() == reportedMtu || reportedMtu == 0)
                .min(Subject::byTime)
                .orElse(null);
    }

    private static int byTime(TooBig a, TooBig b) {
        var time = Long.compare(a.nanos(), b.nanos());
        return time != 0 ? time : Integer.compare(a.row(), b.row());
    }

    /** Transmissions longer than {@code mtu} that were sent when the sender must have heard of it, had the message arrived. */
    public List<Transmission> tooLongAfter(SentRange range, int mtu, TooBig first) {
        var deadline = first.nanos() + patience();
        return range.transmissions().stream()
                .filter(t -> wireLength(t) > mtu
                        && (t.nanos() > deadline || scene.traffic().timeless() && t.row() > first.row()))
                .toList();
    }

    /**
     * Octets of IP that a transmission has on the wire: what offload glued together travels in segments of the MSS in force.
     */
    public int wireLength(Transmission tx) {
        if (tx.piece() > 0) {
            return tx.piece();
        }
        var mss = flow.mssInForce(half.direction());
        var largest = mss > 0 ? Math.max(mss + flow.fixedHeaders(), 1500) : 1500;
        return tx.payload() > mss && tx.length() > largest ? largest : tx.length();
    }

    /** Octets of IP of a full-size packet of this direction: MSS in force and fixed headers; 0 where the MSS was not seen. */
    public int fullSize() {
        var mss = flow.mssInForce(half.direction());
        return mss > 0 ? mss + flow.fixedHeaders() : 0;
    }

    /** Octets of IP that every path carries: 576 as every IPv4 host takes (RFC 791 §3.1), 1280 in IPv6 (RFC 8200 §5). */
    public int always() {
        return Mtu.least(flow.version());
    }

    /** Transmissions that count as trials of their own: those within a round trip of each other share one fate. */
    public int trials(List<Transmission> transmissions) {
        return trials(transmissions.stream().mapToLong(Transmission::nanos));
    }

    /** The same of segments that were sent at these times. */
    public int trials(LongStream times) {
        var trials = 0;
        var last = Long.MIN_VALUE;
        for (var nanos : times.toArray()) {
            if (last == Long.MIN_VALUE
                    || nanos - last > roundTrip()
                    || scene.traffic().timeless()) {
                trials++;
                last = nanos;
            }
        }
        return trials;
    }

    /** Whether a segment takes up sequence numbers, so that who gets it acknowledges it (RFC 9293 §3.4). */
    public boolean asksForAcknowledgment(int row) {
        var traffic = scene.traffic();
        return traffic.payload(row) > 0 || (traffic.controlBits(row) & ControlBit.FIN.mask()) != 0;
    }

    /** Whether the receiver of this direction was heard after {@code nanos}. */
    public boolean answeredAfter(long nanos) {
        return answers().lastNanos() > nanos;
    }

    /** Whether the sender sends nothing new after the last copy of a range. */
    public boolean goesOnNoMore(SentRange range) {
        return sentAfter(range.last().row()).noneMatch(this::asksForAcknowledgment);
    }

    /** Whether an error quotes a packet of this direction. */
    public boolean concerns(IcmpError error) {
        return error.flow() == flow.id() && scene.traffic().direction(flow.id(), error.reversed()) == half.direction();
    }

    /** Whether the receiver is heard here on other connections between the two hosts: then it would be on this one. */
    public boolean answersOthers() {
        return scene.calmAndSmall(flow.id(), half.direction()) > 0
                || scene.sharingPath(this).stream().anyMatch(other -> other.largestDelivered() > 0);
    }

    /**
     * Whether the receiver proves to be alive after a range was sent first: it got something that was sent then, or sends something itself. An
     * acknowledgment of what came before may just have been under way.
     */
    public boolean aliveAfter(SentRange range) {
        return half.sizes().largestDeliveredSince(range.first().nanos()) > 0 || speaks(range.first());
    }

    private boolean speaks(Transmission since) {
        return answersAfter(since.row())
                .anyMatch(
                        row -> scene.traffic().nanos(row) > since.nanos() + roundTrip() && asksForAcknowledgment(row));
    }

    /** How often something shorter than so many octets of IP was sent after {@code since} that asks for an answer. */
    public int smallTrials(Transmission since, int octets) {
        var traffic = scene.traffic();
        return trials(sentAfter(since.row())
                .filter(row -> traffic.length(row) < octets && asksForAcknowledgment(row))
                .mapToLong(traffic::nanos));
    }

    /** Rows of the packets of this direction behind a row. */
    public IntStream sentAfter(int row) {
        return rowsAfter(row, half.direction());
    }

    /** Rows of the receiver's packets behind a row. */
    public IntStream answersAfter(int row) {
        return rowsAfter(row, half.direction().opposite());
    }

    private IntStream rowsAfter(int row, Direction way) {
        var traffic = scene.traffic();
        return Arrays.stream(traffic.rows(flow.id()))
                .filter(later -> later > row && traffic.direction(flow.id(), traffic.reversed(later)) == way);
    }

    /** Whether the receiver held its window shut at {@code nanos}. */
    public boolean windowClosedAt(long nanos) {
        return half.closedWindows().stream()
                .anyMatch(w -> w.fromNanos() <= nanos && (!w.opened() || nanos <= w.toNanos()));
    }

    /** Largest packet of this path known to have arrived, over all flows of the capture. */
    public int pathDelivered() {
        return scene.largestDelivered(flow.id(), half.direction());
    }

    /** Largest packet of this path that was seen, over all flows of the capture. */
    public int pathSeen() {
        return scene.largestSeen(flow.id(), half.direction());
    }

    /** The ranges that did not arrive, most often sent first. */
    public List<SentRange> stuck() {
        return stuck;
    }

    private static List<SentRange> mostOftenSentFirst(List<SentRange> ranges) {
        return ranges.size() < 2
                ? List.copyOf(ranges)
                : ranges.stream()
                        .sorted((a, b) -> Integer.compare(
                                b.transmissions().size(), a.transmissions().size()))
                        .toList();
    }

    public Evidence evidence(Transmission tx, Evidence.Kind kind, String format, Object... arguments) {
        return scene.evidence(tx.row(), kind, format, arguments);
    }
}
