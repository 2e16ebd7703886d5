package org.headroom.flow;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One direction of a flow: what its sender sent, and what became of it.
 */
public final class Half {

    /**
     * A time when the receiver held its window shut (RFC 9293 §3.8.6.1).
     *
     * @param row of the packet that announced window 0
     * @param fromNanos its time
     * @param toNanos when the window opened again, or the last packet of the receiver
     * @param opened whether it opened again
     */
    public record ClosedWindow(int row, long fromNanos, long toNanos, boolean opened) {}

    private static final int[] NOWHERE = {};

    private final Direction direction;
    Sizes sizes = Sizes.NONE;
    // Of a hundred thousand flows most have none of these.
    List<SentRange> troubled = List.of();
    List<Hole> holes = List.of();
    List<ClosedWindow> closedWindows = List.of();
    List<TooBig> tooBig = List.of();
    List<Transmission> all = List.of();
    /** Rising. */
    private int[] legs = NOWHERE;

    private int legCount;
    private int lastLeg = -1;
    int packets;
    int dataPackets;
    long octets;
    int largestSent;
    int largestPayload;
    int retransmissions;
    int needless;
    int keepAlives;
    int aggregated;
    int cut;
    long ackedUnseen;
    long acked;
    long next;
    /** Relative sequence number behind its FIN: what comes from farther on is another connection's (RFC 9293 §3.6). */
    long endOfStream = Long.MAX_VALUE;

    long firstNanos = Long.MAX_VALUE;
    long lastNanos = Long.MIN_VALUE;
    /** How long nothing had come before the latest packet. */
    long quietNanos;

    @Nullable
    SentRange largestArrival;

    int resetRow = -1;
    int finRow = -1;
    int firstTimeToLive;
    int mss = -1;
    int mssRow = -1;
    /** Octets of IP of the largest segment that what offload glued together consists of. */
    int largestGlued;

    boolean dfCleared;
    /** Whether the relative sequence numbers start at a packet of this direction, not at an acknowledgment of the other. */
    boolean firstSequence;

    Sequences sequences = new Sequences(false, 0, 0);

    Half(Direction direction) {
        this.direction = direction;
    }

    public Direction direction() {
        return direction;
    }

    /** Whether the capture holds any packet of this direction. */
    public boolean seen() {
        return packets > 0;
    }

    /** Whether anything but packets that arrived was seen: losses, holes, closed windows, messages, octets that this capture missed. */
    public boolean eventful() {
        return !troubled.isEmpty()
                || !holes.isEmpty()
                || !closedWindows.isEmpty()
                || !tooBig.isEmpty()
                || ackedUnseen > 0;
    }

    /** Packets, each once. */
    public int packets() {
        return packets;
    }

    /** Packets with data, each once. */
    public int dataPackets() {
        return dataPackets;
    }

    /** Octets of IP. */
    public long octets() {
        return octets;
    }

    public Sizes sizes() {
        return sizes;
    }

    /** Octets of IP of the largest packet that was one packet on the wire (no super-packets of segmentation offload). */
    public int largestSent() {
        return largestSent;
    }

    /**
     * Octets of IP of the largest packet known to have arrived, 0 without one; of what segmentation offload had glued together, one of its
     * segments.
     */
    public int largestDelivered() {
        var largest = sizes.largestDelivered();
        return aggregated > 0 ? Math.min(largest, Math.max(largestSent, largestGlued)) : largest;
    }

    /** Whether full segments that offload had glued together have arrived. */
    public boolean aggregatesArrived() {
        return aggregated > 0 && sizes.largestDelivered() >= largestGlued;
    }

    /** The range whose acknowledgment proves the largest packet to have arrived, or null. */
    public @Nullable SentRange largestArrival() {
        return largestArrival;
    }

    /** Ranges of octets that were sent more than once, or never acknowledged though others were; in order of first transmission. */
    public List<SentRange> troubled() {
        return troubled;
    }

    /** Of those, the ones that never arrived. */
    public List<SentRange> stuck() {
        return troubled.stream().filter(r -> !r.delivered()).toList();
    }

    /** Octets that the sender is past and that were not seen here. */
    public List<Hole> holes() {
        return holes;
    }

    /** Segments sent again (each copy after the first). */
    public int retransmissions() {
        return retransmissions;
    }

    /** Of them, copies of what had been acknowledged already. */
    public int needless() {
        return needless;
    }

    /** Keep-alives and window probes (RFC 9293 §3.8.4). */
    public int keepAlives() {
        return keepAlives;
    }

    /** Packets that segmentation or receive offload had glued together. */
    public int aggregated() {
        return aggregated;
    }

    /** Packets whose TCP header was cut off. */
    public int cut() {
        return cut;
    }

    /** Octets that the receiver acknowledged and this capture did not see. */
    public long ackedUnseen() {
        return ackedUnseen;
    }

    /** Whether there are any but one, which may be a FIN: then the capture itself lost packets, or a filter did. */
    public boolean missesOctets() {
        return ackedUnseen > 1;
    }

    /** Highest relative sequence number acknowledged. */
    public long acked() {
        return acked;
    }

    /** Relative sequence number behind the highest octet sent. */
    public long next() {
        return next;
    }

    /** Times when the receiver of this direction held its window shut. */
    public List<ClosedWindow> closedWindows() {
        return closedWindows;
    }

    /** Too-big messages about packets of this direction. */
    public List<TooBig> tooBig() {
        return tooBig;
    }

    /** Numbers of the legs where it was seen, rising. */
    public List<Integer> legs() {
        return Arrays.stream(legs, 0, legCount).boxed().toList();
    }

    void addTroubled(SentRange range) {
        troubled = with(troubled, range);
    }

    void addHole(Hole hole) {
        holes = with(holes, hole);
    }

    void addClosedWindow(ClosedWindow window) {
        closedWindows = with(closedWindows, window);
    }

    void addTooBig(TooBig message) {
        tooBig = with(tooBig, message);
    }

    void add(Transmission transmission) {
        all = with(all, transmission);
    }

    private static <T> List<T> with(List<T> list, T item) {
        var grown = list instanceof ArrayList ? list : new ArrayList<>(list);
        grown.add(item);
        return grown;
    }

    /** A packet of it was seen on a leg. */
    void use(int leg) {
        if (leg == lastLeg) {
            return;
        }
        lastLeg = leg;
        var place = Arrays.binarySearch(legs, 0, legCount, leg);
        if (place < 0) {
            insert(leg, -1 - place);
        }
    }

    private void insert(int leg, int place) {
        if (legCount == legs.length) {
            legs = Arrays.copyOf(legs, Math.max(1, legCount * 2));
        }
        System.arraycopy(legs, place, legs, place + 1, legCount - place);
        legs[place] = leg;
        legCount++;
    }

    /** A twin of it was seen where that one was. */
    void useAll(Half twin) {
        twin.legs().forEach(this::use);
    }

    /** Row of a reset sent in this direction, -1 without one. */
    public int resetRow() {
        return resetRow;
    }

    public int finRow() {
        return finRow;
    }

    /** Time to live of its first packet here. */
    public int firstTimeToLive() {
        return firstTimeToLive;
    }

    /** Whether the capture was made on its sender's host or link, as far as times to live tell: what is not seen here never gets there. */
    public boolean onSendersLink() {
        return Hops.passed(firstTimeToLive) == 0;
    }

    /** MSS that this direction's sender advertised, -1 where it was not seen or it had none. */
    public int mss() {
        return mss;
    }

    /** Row of the SYN or SYN-ACK that says so, -1 without one. */
    public int mssRow() {
        return mssRow;
    }

    /** Nanoseconds of the first packet. */
    public long firstNanos() {
        return firstNanos;
    }

    public long lastNanos() {
        return lastNanos;
    }

    /** Whether packets of this direction were sent without DF after others had it. */
    public boolean dfCleared() {
        return dfCleared;
    }

    /** The sequence numbers that were sent. */
    public Sequences sequences() {
        return sequences;
    }

    /** Every transmission in order; empty unless the flow was read for its trace. */
    List<Transmission> all() {
        return all;
    }
}
