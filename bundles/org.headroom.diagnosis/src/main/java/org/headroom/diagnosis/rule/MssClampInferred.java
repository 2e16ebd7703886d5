package org.headroom.diagnosis.rule;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.headroom.diagnosis.Confidence;
import org.headroom.diagnosis.Evidence;
import org.headroom.diagnosis.Rule;
import org.headroom.diagnosis.Scene;
import org.headroom.diagnosis.Severity;
import org.headroom.diagnosis.Symptom;
import org.headroom.diagnosis.Verdict;
import org.headroom.flow.Direction;
import org.headroom.flow.TooBig;
import org.headroom.flow.Traffic;

/**
 * A bulk sender keeps to segments smaller than both MSS allow: the SYN that it received had a smaller one, rewritten beyond this
 * point. What it sends tells the value.
 *
 * <p>Guards: consecutive full segments without PSH, so that no application chose their size; a size that is not a round
 * number of a buffer; the MSS values that a SYN cookie can remember (tcp_syn_cookies of Linux); no message in the capture that told this sender a smaller MTU; segments
 * that the sender's own MSS does not explain.
 */
public final class MssClampInferred implements Rule {

    private static final int FEWEST_IN_A_ROW = 3;
    private static final int FEWEST = 6;
    /** Timestamps, and what stacks allow for further options. */
    private static final int OPTIONS = 20;

    private static final int SMALLEST_PACKET = 600;
    private static final int BUFFER = 512;
    private static final Set<Integer> COOKIES_4 = Set.of(536, 1300, 1440, 1460);
    private static final Set<Integer> COOKIES_6 = Set.of(1220, 1420, 1440, 8940);
    private static final int PSH_FIN_SYN_RST = 0x0f;

    @Override
    public String id() {
        return "mss-clamp-inferred";
    }

    @Override
    public Stream<Symptom> examine(Scene scene) {
        var told = scene.traffic().tooBig().stream().map(TooBig::destination).collect(Collectors.toSet());
        return IntStream.range(0, scene.traffic().flows()).boxed().flatMap(id -> Stream.of(Direction.values())
                .flatMap(d -> judge(scene, told, id, d).stream()));
    }

    private static Optional<Symptom> judge(Scene scene, Set<String> told, int id, Direction direction) {
        var traffic = scene.traffic();
        if (!traffic.tcp(id)) {
            return Optional.empty();
        }
        var side = traffic.side(id, direction);
        var client = traffic.clientMss(id);
        var server = traffic.serverMss(id);
        if (client == null || server == null || side.octets() < (long) FEWEST * side.largestSent()) {
            return Optional.empty();
        }
        var headers = traffic.version(id) == 6 ? 60 : 40;
        var full = Math.min(client, server) + headers;
        var largest = side.largestSent();
        if (largest < SMALLEST_PACKET
                || largest > full - OPTIONS
                || side.tooBig() > 0
                || told.contains(sender(traffic, id, direction))
                || cookie(direction, largest - headers, headers)) {
            return Optional.empty();
        }
        return run(traffic, id, direction, largest)
                .map(first -> symptom(
                        scene, id, direction, first, direction == Direction.CLIENT_TO_SERVER ? server : client));
    }

    private static String sender(Traffic traffic, int id, Direction direction) {
        return (direction == Direction.CLIENT_TO_SERVER ? traffic.client(id) : traffic.server(id)).address();
    }

    /** Only who answered a SYN can have used a cookie. */
    private static boolean cookie(Direction direction, int mss, int headers) {
        return direction == Direction.SERVER_TO_CLIENT && (headers == 40 ? COOKIES_4 : COOKIES_6).contains(mss);
    }

    /** Row of the first of several largest segments, each of which starts where the one before ends. */
    private static Optional<Integer> run(Traffic traffic, int id, Direction direction, int largest) {
        var count = 0;
        var total = 0;
        var next = 0;
        var start = -1;
        var found = -1;
        for (var row : traffic.rows(id)) {
            if (traffic.direction(id, traffic.reversed(row)) != direction || traffic.payload(row) == 0) {
                continue;
            }
            var full = traffic.length(row) == largest
                    && (traffic.controlBits(row) & PSH_FIN_SYN_RST) == 0
                    && traffic.payload(row) % BUFFER != 0;
            count = !full ? 0 : count > 0 && traffic.sequence(row) == next ? count + 1 : 1;
            start = count == 1 ? row : start;
            total += full ? 1 : 0;
            next = traffic.sequence(row) + traffic.payload(row);
            if (count >= FEWEST_IN_A_ROW && found < 0) {
                found = start;
            }
        }
        return found >= 0 && total >= FEWEST ? Optional.of(found) : Optional.empty();
    }

    private static Symptom symptom(Scene scene, int id, Direction direction, int row, int announced) {
        var flow = scene.flow(id);
        var length = scene.traffic().length(row);
        var mss = length - flow.fixedHeaders();
        var sender = direction == Direction.CLIENT_TO_SERVER ? flow.client() : flow.server();
        var symptom = new Symptom("mss-clamp-inferred", Verdict.HEALTHY, Severity.INFO)
                .of(flow, flow.half(direction))
                .withoutOverhead()
                .confidence(Confidence.LIKELY)
                .group(mss + "<" + announced)
                .title("%s sends as if the MSS were %d, not %d", sender.address(), mss, announced)
                .explanation(
                        "Its full packets are of %d octets, one after the other, though the MSS announced to it here lets them have %d. Beyond this point somebody rewrites the MSS to %d, or the sender remembers a path MTU of %d.",
                        length, announced + flow.fixedHeaders(), mss, length);
        var half = flow.half(direction.opposite());
        if (half.mssRow() >= 0) {
            symptom.evidence(
                    scene.evidence(half.mssRow(), Evidence.Kind.HANDSHAKE, "MSS %d is announced here.", half.mss()));
        }
        return symptom.evidence(scene.evidence(
                row, Evidence.Kind.SENT, "The first of several full packets in a row, %d octets each.", length));
    }
}
