package org.headroom.diagnosis.rule;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.headroom.diagnosis.Confidence;
import org.headroom.diagnosis.Evidence;
import org.headroom.diagnosis.HostPair;
import org.headroom.diagnosis.Question;
import org.headroom.diagnosis.Rule;
import org.headroom.diagnosis.Scene;
import org.headroom.diagnosis.Severity;
import org.headroom.diagnosis.Symptom;
import org.headroom.diagnosis.Verdict;
import org.headroom.flow.Direction;
import org.headroom.flow.Mtu;
import org.headroom.flow.Ping;

/**
 * Somebody tries the path with pings of several sizes: small ones are answered, those above some size are not, and nobody says why.
 *
 * <p>Guards: a router says why (then {@link PtbAboutDatagrams} speaks), or that it does not know the way; one size answered and lost by turns; too few
 * of either; time to live that ends on the way; small ones lost as well; nothing answered near in time, so that the host may be gone; TCP gets as much through both ways, so that it is pings that somebody
 * dislikes; its MSS keep TCP below what is lost, so that it does not suffer. An echo does not tell which way it was lost, and a host may refuse large ones: never more than likely.
 */
public final class PingSizeLoss implements Rule {

    private static final String ID = "ping-size-loss";

    private static final int FEWEST_LOST = 3;
    private static final int FEWEST_ANSWERED = 2;
    private static final double SUSPECTED = 1e-2;

    /** So long before or behind those that are lost another must have been answered. */
    private static final long NEAR_NANOS = 60_000_000_000L;

    private static final long SOON_NANOS = 10_000_000_000L;
    private static final int FEWEST_SMALL = 2;

    /** An answer to the last may still come, as many times the slowest one later. */
    private static final int PATIENCE = 4;

    private static final long LEAST_PATIENCE_NANOS = 200_000_000L;
    private static final int MOST_SHOWN = 8;

    @Override
    public String id() {
        return ID;
    }

    @Override
    public Stream<Symptom> examine(Scene scene) {
        var byPath = scene.traffic().pings().stream()
                .collect(Collectors.groupingBy(
                        p -> new HostPair(p.source(), p.destination()), LinkedHashMap::new, Collectors.toList()));
        return byPath.entrySet().stream()
                .map(e -> trials(scene, e.getKey(), e.getValue()))
                .filter(Trials::proven)
                .map(Trials::symptom);
    }

    private static Trials trials(Scene scene, HostPair path, List<Ping> pings) {
        var reaches = pings.stream()
                .filter(Ping::answered)
                .mapToInt(Ping::timeToLive)
                .min()
                .orElse(0);
        var whole = pings.stream()
                .filter(p -> !p.fragment() && p.timeToLive() >= reaches)
                .toList();
        var slowest = whole.stream().mapToLong(Ping::roundTripNanos).max().orElse(0);
        var settled = scene.endNanos() - Math.max(LEAST_PATIENCE_NANOS, PATIENCE * slowest);
        var answered = whole.stream().filter(Ping::answered).toList();
        var largest = answered.stream().mapToInt(Ping::length).max().orElse(0);
        var unanswered = whole.stream()
                .filter(p -> !p.answered() && p.nanos() <= settled)
                .toList();
        return new Trials(
                scene,
                path,
                answered,
                unanswered.stream().filter(p -> p.length() <= largest).toList(),
                unanswered.stream().filter(p -> p.length() > largest).toList(),
                largest);
    }

    /**
     * Pings from one host to another.
     *
     * @param smallLost unanswered, though as large ones are answered
     * @param lost larger, and unanswered
     * @param largestAnswered octets of IP
     */
    private record Trials(
            Scene scene,
            HostPair path,
            List<Ping> answered,
            List<Ping> smallLost,
            List<Ping> lost,
            int largestAnswered) {

        int smallestLost() {
            return lost.stream().mapToInt(Ping::length).min().orElseThrow();
        }

        boolean proven() {
            return lost.size() >= FEWEST_LOST
                    && answered.size() >= FEWEST_ANSWERED
                    && smallestLost() > Mtu.least(version())
                    && chance() <= SUSPECTED
                    && answered.stream().anyMatch(this::near)
                    && !explained()
                    && !silent()
                    && !otherPasses();
        }

        int version() {
            return path.source().indexOf(':') < 0 ? 4 : 6;
        }

        /** That so many large ones are lost by chance, as often as small ones are. */
        double chance() {
            return Math.pow((smallLost.size() + 1.0) / (answered.size() + smallLost.size() + 2.0), lost.size());
        }

        private boolean near(Ping answered) {
            return answered.nanos() > lost.getFirst().nanos() - NEAR_NANOS
                    && answered.nanos() < lost.getLast().nanos() + NEAR_NANOS;
        }

        /** Whether small ones are lost as well in that time, or soon after it, and none is answered. */
        private boolean silent() {
            var from = lost.getFirst().nanos();
            var until = lost.getLast().nanos();
            return silent(from, until) || silent(until, until + SOON_NANOS);
        }

        private boolean silent(long from, long until) {
            return smallLost.stream().filter(p -> in(p, from, until)).count() >= FEWEST_SMALL
                    && answered.stream().noneMatch(p -> in(p, from, until));
        }

        private static boolean in(Ping ping, long from, long until) {
            return ping.nanos() > from && ping.nanos() < until;
        }

        /** Whether a router says why they are lost, or that it does not know the way. */
        private boolean explained() {
            return scene.tooBig(path.source(), path.destination()).stream().anyMatch(PtbAboutDatagrams::ping)
                    || scene.traffic().errors().stream()
                            .anyMatch(e ->
                                    e.wayLost() && e.nanos() >= lost.getFirst().nanos());
        }

        /** Flows between the two hosts. */
        private IntStream flows() {
            var traffic = scene.traffic();
            return scene.flowNumbers().filter(flow -> {
                var client = traffic.client(flow).address();
                var server = traffic.server(flow).address();
                return path.equals(new HostPair(client, server)) || path.equals(new HostPair(server, client));
            });
        }

        private IntStream connections() {
            return flows().filter(scene.traffic()::tcp);
        }

        /** Whether TCP or UDP get as much through, both ways: then it is pings that somebody dislikes. */
        private boolean otherPasses() {
            return tcpPasses() || udpPasses();
        }

        private boolean udpPasses() {
            var traffic = scene.traffic();
            var size = smallestLost();
            return flows().filter(flow -> !traffic.tcp(flow)).anyMatch(flow -> {
                var way = traffic.client(flow).address().equals(path.source())
                        ? Direction.CLIENT_TO_SERVER
                        : Direction.SERVER_TO_CLIENT;
                return Question.of(traffic, flow, way).stream()
                        .anyMatch(q -> q.answered() && !traffic.fragment(q.row()) && traffic.length(q.row()) >= size);
            });
        }

        private boolean tcpPasses() {
            return connections().limit(1).anyMatch(flow -> Stream.of(Direction.values())
                    .allMatch(way -> scene.largestDelivered(flow, way) >= smallestLost()));
        }

        /** Whether MSS keep TCP below what is lost. */
        private boolean tcpKeepsBelow() {
            var mss = connections()
                    .map(flow -> Math.min(
                            allowed(flow, Direction.CLIENT_TO_SERVER), allowed(flow, Direction.SERVER_TO_CLIENT)))
                    .max();
            return mss.isPresent() && mss.getAsInt() + Mtu.fixedHeaders(version()) < smallestLost();
        }

        private int allowed(int flow, Direction way) {
            var mss = scene.mss(flow, way);
            return mss < 0 ? Mtu.LARGEST_FRAME : mss;
        }

        Symptom symptom() {
            var fits = largestAnswered;
            var harmless = tcpKeepsBelow();
            var symptom = new Symptom(
                            ID,
                            harmless ? Verdict.INCONCLUSIVE : Verdict.BLACK_HOLE,
                            harmless ? Severity.INFO : Severity.MAJOR)
                    .confidence(Confidence.LIKELY)
                    .group(path.source() + " " + path.destination())
                    .range(fits, smallestLost())
                    .largestSent(lost.stream().mapToInt(Ping::length).max().orElseThrow())
                    .largestDelivered(fits)
                    .title(
                            "Pings of %d octets to %s get no answer, those of %d do",
                            smallestLost(), path.destination(), fits)
                    .explanation(
                            "%s pings %s: of %d pings up to %d octets %d are answered, of %d larger ones none, and no router says why (RFC 2923 §2.1). %sThe answer to a ping is as large as the ping, so that either of them may be the one that is lost; and a host or a firewall that refuses large pings looks the same.%s",
                            path.source(),
                            path.destination(),
                            answered.size() + smallLost.size(),
                            fits,
                            answered.size(),
                            lost.size(),
                            lost.stream().allMatch(Ping::dontFragment)
                                    ? ""
                                    : "Routers may cut them in pieces, as they leave without DF: then it is the pieces that somebody drops (RFC 8900 §3). ",
                            harmless
                                    ? " TCP between them keeps below that size by its MSS; what has none, as UDP and tunnels, does not."
                                    : "");
            answered.stream().filter(p -> p.length() == fits).limit(2).forEach(p -> {
                symptom.evidence(scene.evidence(p.row(), Evidence.Kind.DELIVERED, "A ping of %d octets.", p.length()));
                symptom.evidence(scene.evidence(p.answerRow(), Evidence.Kind.DELIVERED, "Its answer."));
            });
            lost.stream()
                    .limit(MOST_SHOWN)
                    .forEach(p -> symptom.evidence(scene.evidence(
                            p.row(), Evidence.Kind.SENT, "A ping of %d octets: no answer.", p.length())));
            return symptom;
        }
    }
}
