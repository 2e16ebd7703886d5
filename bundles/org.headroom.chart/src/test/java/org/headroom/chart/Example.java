package org.headroom.chart;

import java.util.ArrayList;
import java.util.List;
import org.headroom.diagnosis.Confidence;
import org.headroom.diagnosis.Evidence;
import org.headroom.diagnosis.Finding;
import org.headroom.diagnosis.FlowName;
import org.headroom.diagnosis.Icmp;
import org.headroom.diagnosis.Interval;
import org.headroom.diagnosis.Mss;
import org.headroom.diagnosis.Overhead;
import org.headroom.diagnosis.RecommendedMss;
import org.headroom.diagnosis.Severity;
import org.headroom.diagnosis.Verdict;
import org.headroom.flow.Direction;
import org.headroom.flow.Endpoint;
import org.headroom.flow.Fate;
import org.headroom.flow.FlowRow;
import org.headroom.flow.FlowTrace;
import org.headroom.flow.Mark;
import org.jspecify.annotations.Nullable;

/** Flows to draw. The black hole is that of the lab's capture a_blackhole_router-wan_snap96.pcap, packet by packet. */
final class Example {

    static final Direction UP = Direction.CLIENT_TO_SERVER;
    static final Direction DOWN = Direction.SERVER_TO_CLIENT;

    /** Start of the capture; marks below are microseconds after it. */
    static final long START = 1_795_387_427_491_670_000L;

    private static final Endpoint CLIENT = new Endpoint("198.51.100.23", 41988);
    private static final Endpoint SERVER = new Endpoint("192.0.2.80", 80);
    private static final String ROUTER = "192.0.2.80";

    private Example() {}

    static FlowTrace blackHole() {
        var marks = List.<Mark>of(
                syn(17, 393_462, UP),
                syn(18, 393_690, DOWN),
                acknowledgment(19, 450_170, UP, 40),
                data(20, 450_255, 1500, Fate.LOST, 1, 20, 1, false),
                tooBig(21, 450_527, 1480, 20),
                data(22, 450_539, 1500, Fate.LOST, 1, 22, 1461, true),
                tooBig(23, 450_557, 1480, 22),
                data(24, 450_590, 868, Fate.DELIVERED, 1, 24, 2921, false),
                acknowledgment(25, 450_861, DOWN, 52),
                data(26, 500_555, 1500, Fate.LOST, 2, 20, 1, true),
                tooBig(27, 500_675, 1480, 26),
                data(28, 744_419, 1500, Fate.LOST, 3, 20, 1, false),
                tooBig(29, 744_539, 1480, 28),
                data(30, 1_232_335, 1500, Fate.LOST, 4, 20, 1, false),
                tooBig(31, 1_232_456, 1480, 30),
                data(32, 2_220_320, 1500, Fate.LOST, 5, 20, 1, false),
                tooBig(33, 2_220_433, 1480, 32),
                data(34, 4_172_536, 1500, Fate.LOST, 6, 20, 1, false),
                tooBig(35, 4_172_632, 1480, 34),
                data(55, 8_108_319, 1500, Fate.LOST, 7, 20, 1, false),
                tooBig(56, 8_108_431, 1480, 55),
                data(57, 16_044_284, 1500, Fate.LOST, 8, 20, 1, false),
                tooBig(58, 16_044_535, 1480, 57));
        var up = new FlowRow.Side(13, 13_000, 1500, 868, 7, 9);
        var down = new FlowRow.Side(2, 104, 52, 52, 0, 0);
        return trace(CLIENT, SERVER, 1460, 1460, up, down, marks, 56_708_000);
    }

    /** The two other flows of the same capture. */
    static List<Mark> others() {
        var marks = new ArrayList<Mark>();
        long number = 3;
        for (int time : new int[] {37, 74, 75, 112, 162, 199, 241, 277}) {
            marks.add(other(number++, time * 1000L, UP, time == 75 || time == 162 ? 149 : 40));
        }
        for (int time : new int[] {38, 75, 163, 278}) {
            marks.add(other(number++, time * 1000L, DOWN, 52));
        }
        for (int packet = 41; packet <= 44; packet++) {
            marks.add(other(packet, 4_337_700 + packet * 12L, DOWN, 1500));
        }
        for (int packet = 45; packet <= 54; packet++) {
            marks.add(other(packet, 4_300_000 + (packet - 44) * 12_000L, packet % 3 == 0 ? DOWN : UP, 40));
        }
        marks.sort(java.util.Comparator.comparingLong(Mark::nanos));
        return marks;
    }

    static TimelineModel model() {
        return TimelineModel.of(blackHole(), finding(), others()).since(START);
    }

    static Finding finding() {
        return finding(UP, 1480, null, new Mss(1460, 1460), ipip());
    }

    static Overhead ipip() {
        return new Overhead(
                20,
                false,
                1500,
                List.of(
                        new Overhead.Candidate(
                                "ipip",
                                "IP-in-IP, as a Linux Virtual Server tunnel does",
                                20,
                                "The ICMP comes from the address the packet was sent to.",
                                List.of(new Overhead.Layer("outer IPv4", 20))),
                        new Overhead.Candidate(
                                "mtu", "An MTU of 1480 set by hand", 20, "Cannot be told apart.", List.of())));
    }

    static Finding finding(
            @Nullable Direction direction,
            @Nullable Integer pathMtu,
            @Nullable Interval range,
            Mss mss,
            @Nullable Overhead overhead) {
        return new Finding(
                "F1",
                "ptb-ignored",
                Verdict.BLACK_HOLE,
                Severity.CRITICAL,
                Confidence.CONFIRMED,
                "Black hole above 1480 octets",
                "Packets over 1480 octets never arrive.",
                direction,
                false,
                pathMtu,
                range,
                1500,
                868,
                mss,
                pathMtu == null ? null : RecommendedMss.of(pathMtu),
                overhead,
                new Icmp(9, List.of(ROUTER), List.of(1480), false),
                null,
                List.of(new FlowName(0, 1, CLIENT, SERVER)),
                1,
                List.of(new Evidence(0, 20, START, "The client sends 1500 octets.", Evidence.Kind.SENT)),
                List.of(),
                List.of());
    }

    static FlowTrace trace(
            Endpoint client,
            Endpoint server,
            @Nullable Integer clientMss,
            @Nullable Integer serverMss,
            FlowRow.Side up,
            FlowRow.Side down,
            List<Mark> marks,
            long roundTrip) {
        var first = marks.isEmpty() ? START : marks.getFirst().nanos();
        var last = marks.isEmpty() ? START : marks.getLast().nanos();
        var row = new FlowRow(1, "TCP", client, server, clientMss, serverMss, up, down, marks.size(), first, last);
        return new FlowTrace(row, marks, roundTrip);
    }

    /** A trace whose sides are counted from its marks. */
    static FlowTrace trace(@Nullable Integer mss, boolean version6, List<Mark> marks) {
        var client = version6 ? new Endpoint("2001:db8::23", 41988) : CLIENT;
        var server = version6 ? new Endpoint("2001:db8::80", 80) : SERVER;
        return trace(client, server, mss, mss, side(marks, UP), side(marks, DOWN), marks, 40_000_000);
    }

    private static FlowRow.Side side(List<Mark> marks, Direction direction) {
        var data = marks.stream()
                .filter(m -> m.direction() == direction && m instanceof Mark.Data)
                .map(Mark.Data.class::cast)
                .toList();
        return new FlowRow.Side(
                data.size(),
                data.stream().mapToLong(Mark.Data::length).sum(),
                data.stream().mapToInt(Mark.Data::length).max().orElse(0),
                0,
                data.stream().filter(d -> d.copy() > 1).count(),
                marks.stream()
                        .filter(m -> m instanceof Mark.TooBig && m.direction() == direction)
                        .count());
    }

    static Mark.Data syn(long packet, long micros, Direction direction) {
        return new Mark.Data(
                packet,
                at(micros),
                direction,
                52,
                Fate.DELIVERED,
                1,
                packet,
                0,
                0,
                true,
                false,
                false,
                Mark.Closing.NONE);
    }

    static Mark.Data acknowledgment(long packet, long micros, Direction direction, int length) {
        return new Mark.Data(
                packet,
                at(micros),
                direction,
                length,
                Fate.UNKNOWN,
                1,
                packet,
                -1,
                0,
                false,
                true,
                false,
                Mark.Closing.NONE);
    }

    static Mark.Data data(
            long packet, long micros, int length, Fate fate, int copy, long original, long sequence, boolean inFlight) {
        return data(packet, micros, UP, length, fate, copy, original, sequence, inFlight);
    }

    static Mark.Data data(
            long packet,
            long micros,
            Direction direction,
            int length,
            Fate fate,
            int copy,
            long original,
            long sequence,
            boolean inFlight) {
        return new Mark.Data(
                packet,
                at(micros),
                direction,
                length,
                fate,
                copy,
                original,
                sequence,
                length - 40,
                false,
                false,
                inFlight,
                Mark.Closing.NONE);
    }

    static Mark.Data closing(long packet, long micros, Direction direction, Fate fate, Mark.Closing how) {
        return new Mark.Data(
                packet, at(micros), direction, 40, fate, 1, packet, -1, 0, false, fate == Fate.UNKNOWN, false, how);
    }

    static Mark.TooBig tooBig(long packet, long micros, int nextHopMtu, long cause) {
        return new Mark.TooBig(packet, at(micros), UP, nextHopMtu, cause, ROUTER);
    }

    private static Mark.Data other(long packet, long micros, Direction direction, int length) {
        return length < 100
                ? acknowledgment(packet, micros, direction, length)
                : data(packet, micros, direction, length, Fate.DELIVERED, 1, packet, 1, false);
    }

    private static long at(long micros) {
        return START + micros * 1000;
    }
}
