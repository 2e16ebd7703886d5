package org.headroom.chart;

import java.util.ArrayList;
import java.util.List;
import org.headroom.diagnosis.Finding;
import org.headroom.diagnosis.Overhead;
import org.headroom.flow.Direction;

/**
 * The numbers of a finding as headers around a payload.
 *
 * @param added headers that the encapsulation puts in front, outside in; empty where none is known
 * @param ip octets of the inner IP header
 * @param transport octets of the TCP header
 * @param sentPayload octets of payload that the MSS allows
 * @param fittingPayload octets of payload that fit
 * @param link octets of IP where the link ends
 * @param toServer whether the client sends
 */
record Stack(
        List<Block> added, Block ip, Block transport, int sentPayload, int fittingPayload, int link, boolean toServer) {

    private static final int USUAL_LINK = 1500;

    /**
     * One header, or the payload.
     *
     * @param octets how long
     * @param fill its colour
     * @param ink colour of text on it
     */
    record Block(String name, int octets, Role fill, Role ink) {
        static Block payload(int octets) {
            return new Block("payload", octets, Role.PAYLOAD, Role.TEXT);
        }
    }

    static Stack of(Finding finding) {
        var version6 = finding.flows().stream()
                .anyMatch(f -> f.client().address().contains(":")
                        || f.server().address().contains(":"));
        var ip = new Block(version6 ? "IPv6" : "IPv4", version6 ? 40 : 20, Role.INNER_HEADER, Role.HEADER_TEXT);
        var transport = new Block("TCP", 20, Role.DELIVERED, Role.HEADER_TEXT);
        var headers = ip.octets() + transport.octets();
        var carried = carried(finding);
        var toServer = finding.direction() != Direction.SERVER_TO_CLIENT;
        var mss = toServer ? finding.mss().server() : finding.mss().client();
        var sent = mss != null ? mss : Math.max(0, finding.largestSent() - headers);
        var added = added(finding, carried);
        var taken = added.stream().mapToInt(Block::octets).sum();
        var underlay = finding.overhead() == null ? null : finding.overhead().underlay();
        var link = underlay != null ? underlay : carried + taken;
        return new Stack(added, ip, transport, sent, Math.max(0, carried - headers), link, toServer);
    }

    /** Octets that the path carries, as well as it is known. */
    private static int carried(Finding finding) {
        if (finding.pathMtu() != null) {
            return finding.pathMtu();
        }
        if (finding.pathMtuRange() != null) {
            return finding.pathMtuRange().delivered();
        }
        return finding.largestDelivered() > 0 ? finding.largestDelivered() : USUAL_LINK;
    }

    private static List<Block> added(Finding finding, int carried) {
        var overhead = finding.overhead();
        if (overhead == null) {
            return List.of();
        }
        var layers = overhead.candidates().isEmpty()
                ? List.<Overhead.Layer>of()
                : overhead.candidates().getFirst().layers();
        var blocks = new ArrayList<Block>();
        for (var layer : layers) {
            blocks.add(new Block(layer.name(), layer.bytes(), Role.ICMP, Role.ICMP_TEXT));
        }
        if (blocks.isEmpty()) {
            var octets = overhead.bytes() != null
                    ? overhead.bytes()
                    : overhead.underlay() != null ? overhead.underlay() - carried : 0;
            if (octets > 0) {
                blocks.add(new Block("unknown", octets, Role.ICMP, Role.ICMP_TEXT));
            }
        }
        return List.copyOf(blocks);
    }

    int taken() {
        return added.stream().mapToInt(Block::octets).sum();
    }

    /** What the sender sends. */
    List<Block> sent() {
        return List.of(ip, transport, Block.payload(sentPayload));
    }

    /** The same with the encapsulation's headers in front. */
    List<Block> wrapped() {
        return with(sentPayload);
    }

    List<Block> fitting() {
        return with(fittingPayload);
    }

    private List<Block> with(int payload) {
        var blocks = new ArrayList<>(added);
        blocks.addAll(List.of(ip, transport, Block.payload(payload)));
        return blocks;
    }

    static int octets(List<Block> blocks) {
        return blocks.stream().mapToInt(Block::octets).sum();
    }
}
