package org.headroom.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.headroom.diagnosis.Analysis;
import org.headroom.diagnosis.Clock;
import org.headroom.diagnosis.Confidence;
import org.headroom.diagnosis.Counts;
import org.headroom.diagnosis.Diagnosis;
import org.headroom.diagnosis.Evidence;
import org.headroom.diagnosis.Finding;
import org.headroom.diagnosis.FlowName;
import org.headroom.diagnosis.Icmp;
import org.headroom.diagnosis.Interval;
import org.headroom.diagnosis.Mss;
import org.headroom.diagnosis.Overhead;
import org.headroom.diagnosis.RecommendedMss;
import org.headroom.diagnosis.RuledOut;
import org.headroom.diagnosis.Severity;
import org.headroom.diagnosis.Verdict;
import org.headroom.diagnosis.remedy.Remedy;
import org.headroom.flow.Density;
import org.headroom.flow.Direction;
import org.headroom.flow.Endpoint;
import org.headroom.flow.Fate;
import org.headroom.flow.FlowRow;
import org.headroom.flow.FlowTrace;
import org.headroom.flow.Mark;
import org.headroom.packet.capture.CaptureInfo;
import org.headroom.packet.capture.HostNames;
import org.headroom.packet.capture.Problem;
import org.headroom.packet.capture.Record;
import org.headroom.packet.wire.Addresses;
import org.jspecify.annotations.Nullable;

/** The case that Headroom was made for, as an analysis made by hand: a black hole behind a tunnel of a Linux Virtual Server. */
final class Story {

    static final String CLIENT = "198.51.100.23";
    static final String SERVER = "192.0.2.80";
    static final long START = 1_795_387_427_123_456_789L;

    private static final FlowName FLOW = new FlowName(0, 1, new Endpoint(CLIENT, 41988), new Endpoint(SERVER, 80));

    private Story() {}

    static Analysis analysis() {
        return new Told(diagnosis());
    }

    static Diagnosis diagnosis() {
        return diagnosis("a.pcap", List.of(blackHole(), atRisk()));
    }

    static Diagnosis diagnosis(String file, List<Finding> findings) {
        var info = new CaptureInfo(
                file,
                "pcap",
                "",
                List.of("EN10MB"),
                96,
                58,
                5_932,
                START,
                START + 16_044_535_000L,
                21,
                List.of(),
                List.of(),
                List.of(new Problem(1204, 98_304, "Cut off")));
        return new Diagnosis(
                List.of(info),
                List.of(Clock.FIRST),
                Verdict.BLACK_HOLE,
                "Black hole, client → server. Packets over 1480 octets never arrive, and " + CLIENT
                        + " does not learn it.",
                "IP-in-IP behind " + SERVER + " takes 20 octets: lower the MSS to 1440.",
                new Counts(58, 3, 3, 9, 0),
                findings,
                List.of("receiver-gap: the receiver's side was not captured"),
                new Diagnosis.Recipe(
                        "On the client, " + CLIENT + ".",
                        "tcpdump -ni eth0 -s 128 -w client.pcap 'icmp or host " + SERVER + "'",
                        "It shows whether the message arrives there."));
    }

    static Finding blackHole() {
        var ipip = new Overhead.Candidate(
                "ipip",
                "IP-in-IP",
                20,
                "The message comes from " + SERVER + ", the packet's own destination.",
                List.of(new Overhead.Layer("outer IPv4", 20)));
        var sixInFour = new Overhead.Candidate(
                "6in4", "6in4", 20, "The same size.", List.of(new Overhead.Layer("outer IPv4", 20)));
        return new Finding(
                "F1",
                "ptb-ignored",
                Verdict.BLACK_HOLE,
                Severity.CRITICAL,
                Confidence.CONFIRMED,
                "Black hole above 1480 octets",
                CLIENT + " sends 1500 octets, is told 1480 nine times, and goes on (RFC 1191 §6.3).",
                Direction.CLIENT_TO_SERVER,
                false,
                1480,
                null,
                1500,
                868,
                new Mss(1460, 1460),
                RecommendedMss.of(1480),
                new Overhead(20, false, 1500, List.of(ipip, sixInFour)),
                new Icmp(9, List.of(SERVER), List.of(1480), false),
                null,
                List.of(FLOW),
                1,
                evidence(),
                List.of(new RuledOut("random-loss", "9 of 9 big lost, 0 of 9 small.")),
                remedies());
    }

    static Finding atRisk() {
        return atRisk(1500);
    }

    /** @param lost octets; others have another cause */
    static Finding atRisk(int lost) {
        return new Finding(
                "F2",
                "mss-exceeds-path",
                Verdict.AT_RISK,
                Severity.MAJOR,
                Confidence.LIKELY,
                "MSS lets packets grow too big",
                "It does.",
                Direction.SERVER_TO_CLIENT,
                true,
                null,
                new Interval(1400, lost),
                0,
                0,
                new Mss(null, 1460),
                null,
                null,
                null,
                new Finding.Between(0, 0),
                List.of(),
                12,
                List.of(),
                List.of(),
                List.of());
    }

    private static List<Evidence> evidence() {
        var evidence = new ArrayList<Evidence>();
        evidence.add(new Evidence(0, 17, START, "Both announce an MSS of 1460.", Evidence.Kind.HANDSHAKE));
        evidence.add(new Evidence(0, 18, START + 1, "Both announce an MSS of 1460.", Evidence.Kind.HANDSHAKE));
        evidence.add(new Evidence(0, 20, START + 2, "The client sends 1500 octets.", Evidence.Kind.SENT));
        evidence.add(new Evidence(0, 21, START + 3, SERVER + " answers: at most 1480.", Evidence.Kind.TOO_BIG));
        for (int packet = 28; packet <= 57; packet += 5) {
            evidence.add(new Evidence(0, packet, START + packet, "The same octets again.", Evidence.Kind.RESENT));
        }
        return evidence;
    }

    private static List<Remedy> remedies() {
        return List.of(
                remedy(
                        "icmp-iptables",
                        "iptables",
                        Remedy.Kind.LET_ICMP_THROUGH,
                        "iptables -A FORWARD -p icmp --icmp-type 3/4 -d " + CLIENT + " -j ACCEPT"),
                remedy(
                        "icmp-nftables",
                        "nftables",
                        Remedy.Kind.LET_ICMP_THROUGH,
                        "nft add rule inet filter forward icmp code 4 accept"),
                remedy("mtu-route", "Linux routes", Remedy.Kind.MEND_MTU, "ip route replace " + CLIENT + " mtu 1480"),
                remedy(
                        "iptables-set-mss",
                        "iptables",
                        Remedy.Kind.CLAMP_MSS,
                        "iptables -t mangle -A FORWARD -j TCPMSS --set-mss 1440"),
                remedy("cisco-mss", "Cisco IOS", Remedy.Kind.CLAMP_MSS, "ip tcp adjust-mss 1440"));
    }

    private static Remedy remedy(String id, String platform, Remedy.Kind kind, String command) {
        return new Remedy(
                id,
                "Do " + id,
                platform,
                kind,
                "On the router of " + CLIENT + ".",
                List.of(command),
                List.of("undo " + command),
                "tcp",
                List.of("It has a trap."));
    }

    /** An analysis of nothing but what is told here. */
    record Told(Diagnosis diagnosis, List<List<FlowRow>> rows) implements Analysis {

        Told(Diagnosis diagnosis) {
            this(
                    diagnosis,
                    Collections.nCopies(
                            Math.max(1, diagnosis.captures().size()),
                            List.of(row(0, 45634), row(1, 41988), row(2, 41972))));
        }

        @Override
        public List<FlowRow> flows(int capture) {
            return rows.get(capture);
        }

        private static FlowRow row(int id, int port) {
            return new FlowRow(
                    id,
                    "TCP",
                    new Endpoint(CLIENT, port),
                    new Endpoint(SERVER, 80),
                    1460,
                    1460,
                    new FlowRow.Side(9, 9000, 1500, 868, 6, 9),
                    new FlowRow.Side(5, 500, 1500, 1500, 0, 0),
                    14,
                    START,
                    START + 1_000_000);
        }

        @Override
        public HostNames names(int capture) {
            return Addresses::text;
        }

        @Override
        public Verdict verdict(int capture, int flow) {
            return flow == 1 ? Verdict.BLACK_HOLE : Verdict.HEALTHY;
        }

        @Override
        public FlowTrace trace(int capture, int flow, int most) {
            var marks = List.<Mark>of(
                    new Mark.Data(
                            17,
                            START,
                            Direction.CLIENT_TO_SERVER,
                            60,
                            Fate.DELIVERED,
                            1,
                            17,
                            0,
                            0,
                            true,
                            false,
                            false,
                            Mark.Closing.NONE),
                    new Mark.Data(
                            18,
                            START + 1,
                            Direction.SERVER_TO_CLIENT,
                            60,
                            Fate.DELIVERED,
                            1,
                            18,
                            0,
                            0,
                            true,
                            false,
                            false,
                            Mark.Closing.NONE),
                    new Mark.Data(
                            20,
                            START + 2,
                            Direction.CLIENT_TO_SERVER,
                            1500,
                            Fate.LOST,
                            1,
                            20,
                            1,
                            1460,
                            false,
                            false,
                            false,
                            Mark.Closing.NONE),
                    new Mark.TooBig(21, START + 3, Direction.CLIENT_TO_SERVER, 1480, 20, SERVER));
            return new FlowTrace(flows().get(flow), marks, 1_000_000);
        }

        @Override
        public Density density(Direction direction, long fromNanos, long toNanos, int columns, int[] lengthBounds) {
            return new Density(
                    fromNanos,
                    toNanos,
                    columns,
                    lengthBounds,
                    new int[columns * (lengthBounds.length - 1)],
                    new int[columns * (lengthBounds.length - 1)]);
        }

        @Override
        public boolean packet(int capture, long number, @Nullable Record record) {
            return false;
        }

        @Override
        public void close() {}
    }
}
