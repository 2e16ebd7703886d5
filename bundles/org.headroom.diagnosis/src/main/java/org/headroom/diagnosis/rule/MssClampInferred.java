package org.headroom.diagnosis.rule;

import java.util.ArrayList;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
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
import org.headroom.packet.wire.ControlBit;
import org.jspecify.annotations.Nullable;

/**
 * A bulk sender keeps to segments smaller than both MSS allow: the SYN that it received had a smaller one, rewritten beyond this
 * point. What it sends tells the value.
 *
 * <p>Guards: consecutive full segments without PSH, so that no application chose their size; a size that is not a round
 * number of a buffer; the MSS values that a SYN cookie can remember (tcp_syn_cookies of Linux); no message in the capture that told
 * this sender a smaller MTU; a window offered before, half of which is larger than the segments; segments that the sender's own MSS
 * does not explain.
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
    private static final int SYN = ControlBit.SYN.mask();

    @Override
    public String id() {
        return "mss-clamp-inferred";
    }

    private record Bulk(int flow, Direction direction, int largest, int announced) {

        /**
         * A window of which half is larger than these segments: at half the largest that it was offered a sender may stop, and
         * Linux does (RFC 9293 §3.8.6.2.1; tcp_bound_to_half_wnd).
         */
        Traffic.Offer roomy(Traffic traffic) {
            return new Traffic.Offer(flow, direction.opposite(), 2 * (largest - headers(traffic, flow) + 1));
        }
    }

    @Override
    public Stream<Symptom> examine(Scene scene) {
        var traffic = scene.traffic();
        var told = traffic.tooBig().stream().map(TooBig::destination).collect(Collectors.toSet());
        var bulks = new ArrayList<Bulk>();
        var ways = Direction.values();
        for (int id = 0; id < traffic.flows(); id++) {
            scene.goOn();
            for (var direction : ways) {
                var bulk = bulk(traffic, told, id, direction);
                if (bulk.isPresent() && run(traffic, bulk.get(), Long.MIN_VALUE).isPresent()) {
                    bulks.add(bulk.get());
                }
            }
        }
        var offered = traffic.offered(bulks.stream().map(b -> b.roomy(traffic)).toList(), scene::goOn);
        return bulks.stream().flatMap(b -> judge(scene, b, offered.get(b.roomy(traffic))).stream());
    }

    private static Optional<Symptom> judge(Scene scene, Bulk bulk, @Nullable Integer offered) {
        if (offered == null) {
            return Optional.empty();
        }
        return run(scene.traffic(), bulk, heard(scene, bulk, offered)).map(first -> symptom(scene, bulk, first));
    }

    /** When the sender must have heard of an offer, wherever in between this capture was taken; a SYN's comes before all data. */
    private static long heard(Scene scene, Bulk bulk, int offer) {
        return (scene.traffic().controlBits(offer) & SYN) != 0
                ? Long.MIN_VALUE
                : scene.traffic().nanos(offer) + scene.flow(bulk.flow).roundTripNanos();
    }

    private static Optional<Bulk> bulk(Traffic traffic, Set<String> told, int id, Direction direction) {
        var largest = traffic.largestSent(id, direction);
        var client = traffic.mss(id, Direction.CLIENT_TO_SERVER);
        var server = traffic.mss(id, Direction.SERVER_TO_CLIENT);
        if (!traffic.tcp(id)
                || largest < SMALLEST_PACKET
                || traffic.asLargeSent(id, direction) < FEWEST
                || client < 0
                || server < 0) {
            return Optional.empty();
        }
        var headers = headers(traffic, id);
        var full = Math.min(client, server) + headers;
        if (largest > full - OPTIONS) {
            return Optional.empty();
        }
        var side = traffic.side(id, direction);
        if (side.tooBig() > 0
                || told.contains(sender(traffic, id, direction))
                || cookie(direction, largest - headers, headers)) {
            return Optional.empty();
        }
        return Optional.of(new Bulk(id, direction, largest, direction == Direction.CLIENT_TO_SERVER ? server : client));
    }

    private static int headers(Traffic traffic, int id) {
        return traffic.version(id) == 6 ? 60 : 40;
    }

    private static String sender(Traffic traffic, int id, Direction direction) {
        return (direction == Direction.CLIENT_TO_SERVER ? traffic.client(id) : traffic.server(id)).address();
    }

    /** Only who answered a SYN can have used a cookie. */
    private static boolean cookie(Direction direction, int mss, int headers) {
        return direction == Direction.SERVER_TO_CLIENT && (headers == 40 ? COOKIES_4 : COOKIES_6).contains(mss);
    }

    /** Row of the first of several largest segments sent after {@code nanos}, each of which starts where the one before ends. */
    private static Optional<Integer> run(Traffic traffic, Bulk bulk, long nanos) {
        var count = 0;
        var total = 0;
        var next = 0;
        var start = -1;
        var found = -1;
        for (var row : traffic.rows(bulk.flow)) {
            if (traffic.direction(bulk.flow, traffic.reversed(row)) != bulk.direction
                    || traffic.payload(row) == 0
                    || traffic.nanos(row) <= nanos) {
                continue;
            }
            var full = traffic.length(row) == bulk.largest
                    && (traffic.controlBits(row) & PSH_FIN_SYN_RST) == 0
                    && traffic.payload(row) % BUFFER != 0;
            count = !full ? 0 : count > 0 && traffic.sequence(row) == next ? count + 1 : 1;
            start = count == 1 ? row : start;
            total += full ? 1 : 0;
            next = traffic.sequence(row) + traffic.payload(row);
            if (count >= FEWEST_IN_A_ROW && found < 0) {
                found = start;
            }
            if (found >= 0 && total >= FEWEST) {
                return Optional.of(found);
            }
        }
        return Optional.empty();
    }

    private static Symptom symptom(Scene scene, Bulk bulk, int row) {
        var direction = bulk.direction;
        var announced = bulk.announced;
        var flow = scene.flow(bulk.flow);
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
