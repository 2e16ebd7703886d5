package org.headroom.diagnosis;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.headroom.flow.Direction;
import org.headroom.flow.Flow;
import org.headroom.flow.Half;
import org.headroom.flow.TooBig;
import org.headroom.flow.Traffic;
import org.jspecify.annotations.Nullable;

/**
 * Too-big messages whose quote does not name a flow of the capture as it stands: those about a tunnel's outer packet, and those
 * that a NAT forgot to translate. They are tied to the flow by the packet that they answer.
 */
public final class OuterMessages {

    /** How far back, in packets, the answered packet is looked for. */
    private static final int LOOK_BACK = 4_000;

    private static final long LOOK_BACK_NANOS = 2_000_000_000L;

    private final Traffic traffic;
    private @Nullable Map<HostPair, BitSet> legsByEnds;
    private final Map<Integer, List<TooBig>> tunnelled = new HashMap<>();
    private final Map<Integer, List<TooBig>> untranslated = new HashMap<>();
    private final Map<Integer, Boolean> reversed = new HashMap<>();
    private final Set<Integer> twins = new HashSet<>();

    /** @param look called now and then; may throw to stop */
    OuterMessages(Traffic traffic, Runnable look) {
        this.traffic = traffic;
        for (var message : traffic.tooBig()) {
            look.run();
            if (message.quote().flow() < 0) {
                tie(message);
            } else if (message.quote().outer() && traffic.tcp(message.quote().flow())) {
                tunnelled
                        .computeIfAbsent(message.quote().flow(), _ -> new ArrayList<>())
                        .add(message);
            } else if (message.quote().outer() || !traffic.tcp(message.quote().flow())) {
                tieOuter(message);
            }
        }
    }

    private void tie(TooBig message) {
        var sequence = message.quote().sequence();
        if (sequence != null && !message.quote().outer()) {
            tieUntranslated(message, sequence);
        } else {
            tieOuter(message);
        }
    }

    /** Same sequence number, identification and length, other addresses: the NAT did not translate the quote (RFC 5508 §4.2). */
    private void tieUntranslated(TooBig message, int sequence) {
        for (int row = message.row() - 1; row >= 0 && row > message.row() - LOOK_BACK; row--) {
            if (traffic.sequence(row) == sequence
                    && message.quote().length() == traffic.length(row)
                    && (message.version() == 6 || message.quote().identification() == traffic.identification(row))
                    && traffic.flowOf(row) >= 0
                    && traffic.tcp(traffic.flowOf(row))) {
                untranslated
                        .computeIfAbsent(traffic.flowOf(row), _ -> new ArrayList<>())
                        .add(message);
                reversed.put(message.row(), traffic.reversed(row));
                return;
            }
        }
    }

    /** The last packet before the message that was too big inside the tunnel whose ends the quote names. */
    private void tieOuter(TooBig message) {
        var ends = new HostPair(message.quote().outerSource(), message.quote().outerDestination());
        var legs = legsByEnds().get(ends);
        if (legs == null) {
            return;
        }
        for (int row = message.row() - 1;
                row >= 0 && row > message.row() - LOOK_BACK && message.nanos() - traffic.nanos(row) < LOOK_BACK_NANOS;
                row--) {
            if (!legs.get(traffic.leg(row))) {
                continue;
            }
            var flow = traffic.flowOf(row);
            var leg = traffic.legs().get(traffic.leg(row));
            if (flow >= 0 && traffic.tcp(flow) && traffic.length(row) + leg.overheadOverIp() > message.nextHopMtu()) {
                tunnelled.computeIfAbsent(flow, _ -> new ArrayList<>()).add(message);
                reversed.put(message.row(), traffic.reversed(row));
                return;
            }
        }
    }

    /** Which legs lead through a tunnel between two hosts; worked out once, for the first message that asks. */
    private Map<HostPair, BitSet> legsByEnds() {
        var known = legsByEnds;
        if (known == null) {
            known = new HashMap<>();
            for (int leg = 0; leg < traffic.legs().size(); leg++) {
                for (var tunnel : traffic.legs().get(leg).tunnels()) {
                    known.computeIfAbsent(new HostPair(tunnel.source(), tunnel.destination()), _ -> new BitSet())
                            .set(leg);
                }
            }
            legsByEnds = known;
        }
        return known;
    }

    /** Whether a message of these concerns the flow, so that it must be looked at. */
    boolean concerns(int flow) {
        return tunnelled.containsKey(flow) || untranslated.containsKey(flow);
    }

    void tell(List<Flow> suspects) {
        new NatTwins(traffic, suspects).find(twins);
    }

    /** Whether a flow is another seen behind a NAT: it is judged where it was seen first. */
    boolean twin(int flow) {
        return twins.contains(flow);
    }

    /** Messages to a tunnel's end about packets of this direction. */
    public List<TooBig> tunnelled(Flow flow, Half half) {
        return of(tunnelled.get(flow.id()), flow, half);
    }

    /** Messages about packets of this direction whose quote a NAT did not translate. */
    public List<TooBig> untranslated(Flow flow, Half half) {
        return of(untranslated.get(flow.id()), flow, half);
    }

    private List<TooBig> of(@Nullable List<TooBig> messages, Flow flow, Half half) {
        return messages == null
                ? List.of()
                : messages.stream()
                        .filter(m -> direction(flow, m) == half.direction())
                        .toList();
    }

    private Direction direction(Flow flow, TooBig message) {
        return traffic.direction(
                flow.id(), reversed.getOrDefault(message.row(), message.quote().reversed()));
    }

    /** Whether the quoted sequence number lies outside everything that was sent in this direction. */
    boolean unsent(TooBig message, Flow flow, Half half) {
        var sequence = message.quote().sequence();
        return sequence != null && !half.sequences().holds(sequence);
    }
}
