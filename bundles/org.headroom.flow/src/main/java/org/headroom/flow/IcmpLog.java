package org.headroom.flow;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.headroom.packet.capture.HostNames;
import org.headroom.packet.wire.Ip;
import org.headroom.packet.wire.Packet;
import org.jspecify.annotations.Nullable;

/** The ICMP errors of a capture, each message once: one that is seen on a further leg is the same message again. */
final class IcmpLog {

    private static final long SAME_MESSAGE_NANOS = 1_000_000_000L;

    /** The same without any number: a router may well tell a host the same again, about another packet. */
    private static final long SAME_UNNUMBERED_NANOS = 50_000_000L;

    /** What a mirror port shows twice, or a capture on both sides of a router, comes at once. */
    private static final long SAME_PLACE_NANOS = 1_000_000L;

    private static final int RECENT = 256;
    private static final int TCP = 6;

    private final FlowTable flows;
    private final PacketTable table;
    private final HostNames names;
    private final BooleanSupplier timeless;
    private final CutQuotes cut;
    private final List<TooBig> tooBig = new ArrayList<>();
    private final List<IcmpError> errors = new ArrayList<>();
    private final ArrayDeque<Recent> recent = new ArrayDeque<>();
    /** Quotes of flows that the capture had not shown yet, by index of their message: files need not be in order of time. */
    private final Map<Integer, Ends> unmatched = new HashMap<>();

    /**
     * A message that may be seen again.
     *
     * @param message as it came: that is what a further observation of it is like
     * @param index its place in the list
     * @param legs where it was seen, in order
     */
    private record Recent(TooBig message, int index, Set<Integer> legs) {}

    private record Ends(
            long sourceHigh,
            long sourceLow,
            long destinationHigh,
            long destinationLow,
            int sourcePort,
            int destinationPort,
            int protocol) {}

    /** @param timeless whether the capture has no times, so that nearness in time means nothing */
    IcmpLog(FlowTable flows, PacketTable table, HostNames names, BooleanSupplier timeless) {
        this.flows = flows;
        this.table = table;
        this.names = names;
        this.timeless = timeless;
        this.cut = new CutQuotes(flows, table);
    }

    void add(Packet packet, Ip ip, int row, long nanos, int leg) {
        if (!packet.tooBig()) {
            var quoted = packet.quoted();
            if (quoted != null && quoted.ips() > 0) {
                var flow = flow(quoted);
                errors.add(new IcmpError(
                        row,
                        nanos,
                        ip.version(),
                        packet.icmpType(),
                        packet.icmpCode(),
                        source(ip),
                        flow,
                        flows.reversed()));
                if (flow >= 0) {
                    flows.facts(flow, FlowTable.UNREACHABLE);
                }
            }
            return;
        }
        var message = message(packet, ip, row, nanos, leg);
        var known = known(message, leg);
        if (known != null) {
            known.legs().add(leg);
            return;
        }
        remember(message, leg);
        var quoted = packet.quoted();
        var meant = PacketTable.NONE;
        if (message.quote().flow() < 0
                && quoted != null
                && quoted.ips() > 0
                && message.quote().sourcePort() != 0) {
            var inner = quoted.ip();
            unmatched.put(
                    tooBig.size(),
                    new Ends(
                            inner.sourceHigh(),
                            inner.sourceLow(),
                            inner.destinationHigh(),
                            inner.destinationLow(),
                            quoted.sourcePort(),
                            quoted.destinationPort(),
                            inner.protocol()));
        } else if (message.quote().flow() < 0 && quoted != null) {
            meant = cut.find(quoted, row);
        }
        var told = meant < 0 ? message : about(message, meant);
        tooBig.add(told);
        if (told.quote().flow() >= 0) {
            flows.facts(told.quote().flow(), FlowTable.TOO_BIG);
        }
    }

    private void remember(TooBig message, int leg) {
        var legs = new LinkedHashSet<Integer>(2);
        legs.add(leg);
        recent.addLast(new Recent(message, tooBig.size(), legs));
        if (recent.size() > RECENT) {
            forget(recent.removeFirst());
        }
    }

    /** Where else it was seen is known now. */
    private void forget(Recent old) {
        if (old.legs().size() > 1) {
            tooBig.set(old.index(), tooBig.get(old.index()).on(old.legs()));
        }
    }

    /** The message of which this is a further observation, or null. */
    private @Nullable Recent known(TooBig message, int leg) {
        for (var earlier : recent) {
            if (same(earlier, message, leg)) {
                return earlier;
            }
        }
        return null;
    }

    private TooBig message(Packet packet, Ip ip, int row, long nanos, int leg) {
        var quote = quote(packet.quoted());
        return new TooBig(
                row,
                nanos,
                ip.version(),
                packet.nextHopMtu(),
                source(ip),
                shared(names.text(ip.destinationHigh(), ip.destinationLow()), quote.source()),
                ip.timeToLive(),
                ip.identification(),
                ip.length(),
                packet.icmpChecksumBad(),
                quote,
                List.of(leg));
    }

    /** Of two alike texts one, as there may be messages by the hundred thousand. */
    private static String shared(String text, String known) {
        return text.equals(known) ? known : text;
    }

    private String source(Ip ip) {
        return names.text(ip.sourceHigh(), ip.sourceLow());
    }

    /** Empty where it was cut. */
    private String destination(Ip ip) {
        return ip.destinationOctets() < 16 ? "" : names.text(ip.destinationHigh(), ip.destinationLow());
    }

    private boolean same(Recent earlier, TooBig b, int leg) {
        var a = earlier.message();
        // What differs most often comes first: each message is compared to those before it.
        return a.quote().identification() == b.quote().identification()
                && a.identification() == b.identification()
                && a.nextHopMtu() == b.nextHopMtu()
                && Math.abs(b.nanos() - a.nanos()) < longest(earlier, leg)
                && a.source().equals(b.source())
                && Objects.equals(a.quote().sequence(), b.quote().sequence())
                && (numbered(a) || a.destination().equals(b.destination()));
    }

    /** How much later {@code leg} may show the message once more. */
    private long longest(Recent earlier, int leg) {
        var message = earlier.message();
        if (!earlier.legs().contains(leg)) {
            return numbered(message) ? SAME_MESSAGE_NANOS : SAME_UNNUMBERED_NANOS;
        }
        return numbered(message) && !timeless.getAsBoolean() ? SAME_PLACE_NANOS : 0;
    }

    /** Whether any number tells the message from others: ICMPv6 has none of its own, and a short capture cuts off the quote's. */
    private static boolean numbered(TooBig message) {
        return message.identification() != 0
                || message.quote().identification() != 0
                || message.quote().sequence() != null;
    }

    private TooBig.Quote quote(@Nullable Packet quoted) {
        if (quoted == null || quoted.ips() == 0) {
            return new TooBig.Quote("", "", 0, 0, 0, null, 0, 0, 0, true, List.of(), "", "", 0, -1, false);
        }
        var ip = quoted.ip();
        var outer = quoted.ip(0);
        var tcp = quoted.transport() == Packet.Transport.TCP;
        var flow = flow(quoted);
        var source = source(ip);
        var destination = destination(ip);
        return new TooBig.Quote(
                source,
                destination,
                ip.protocol(),
                quoted.sourcePort(),
                quoted.destinationPort(),
                tcp ? quoted.sequence() : null,
                ip.identification(),
                ip.length(),
                ip.timeToLive(),
                ip.dontFragment(),
                Decoding.tunnels(quoted, names),
                outer == ip ? source : source(outer),
                outer == ip ? destination : destination(outer),
                outer.length(),
                flow,
                flows.reversed());
    }

    /** The flow of the innermost packet quoted, or -1. */
    private int flow(Packet quoted) {
        var ip = quoted.ip();
        return switch (quoted.transport()) {
            case TCP, UDP ->
                flows.find(
                        ip.sourceHigh(),
                        ip.sourceLow(),
                        ip.destinationHigh(),
                        ip.destinationLow(),
                        quoted.sourcePort(),
                        quoted.destinationPort(),
                        ip.protocol());
            case ICMP, OTHER, NONE -> -1;
        };
    }

    /** The capture has been read to its end: messages that came before their flow are tied to it. */
    void end() {
        recent.forEach(this::forget);
        recent.clear();
        unmatched.forEach((index, ends) -> {
            var flow = flows.find(
                    ends.sourceHigh,
                    ends.sourceLow,
                    ends.destinationHigh,
                    ends.destinationLow,
                    ends.sourcePort,
                    ends.destinationPort,
                    ends.protocol);
            if (flow >= 0) {
                flows.facts(flow, FlowTable.TOO_BIG);
                var message = tooBig.get(index);
                tooBig.set(index, message.about(message.quote().about(flow, flows.reversed())));
            }
        });
        unmatched.clear();
    }

    /** The same, about the packet of a row. */
    private TooBig about(TooBig message, int row) {
        var flow = table.flow(row);
        var fromB = (table.flags(row) & PacketTable.REVERSE) != 0;
        return message.about(message.quote()
                .with(
                        fromB
                                ? names.text(flows.aHigh(flow), flows.aLow(flow))
                                : names.text(flows.bHigh(flow), flows.bLow(flow)),
                        fromB ? flows.bPort(flow) : flows.aPort(flow),
                        fromB ? flows.aPort(flow) : flows.bPort(flow),
                        flows.protocol(flow) == TCP ? table.sequence(row) : null,
                        flow,
                        fromB));
    }

    /** All messages, each once; complete after {@link #end}. */
    List<TooBig> tooBig() {
        return tooBig;
    }

    List<IcmpError> errors() {
        return errors;
    }
}
