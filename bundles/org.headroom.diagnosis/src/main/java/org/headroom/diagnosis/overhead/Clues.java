package org.headroom.diagnosis.overhead;

import java.util.EnumSet;
import java.util.Set;
import java.util.TreeSet;
import org.headroom.packet.wire.Encapsulation;
import org.jspecify.annotations.Nullable;

/**
 * What a capture tells about an encapsulation beside the path MTU.
 *
 * @param icmpFromDestination whether the ICMP's source is the destination of the packet that it quotes: the destination itself wraps it
 * @param icmpSource the address that the ICMP comes from, for the reason's sentence; empty where unknown
 * @param innerVersion IP version of the packets that are too big: 4 or 6, 0 where unknown
 * @param seen encapsulations in the capture
 * @param ownMtus MTUs of the hosts' own links, octets, as their own MSS betray: MSS + 40, or + 60 for IPv6
 * @param underlay the MTU that octets are missing from, where it is certain; 0 where it is to be found out
 */
public record Clues(
        boolean icmpFromDestination,
        String icmpSource,
        int innerVersion,
        Set<Encapsulation> seen,
        Set<Integer> ownMtus,
        int underlay) {

    /** Nothing but the number. */
    public static final Clues NONE = new Clues(false, "", 0, Set.of(), Set.of(), 0);

    public Clues {
        if (innerVersion != 0 && innerVersion != 4 && innerVersion != 6) {
            throw new IllegalArgumentException("an IP version is 4 or 6, or 0 where it is unknown: " + innerVersion);
        }
        seen = Set.copyOf(seen);
        ownMtus = Set.copyOf(ownMtus);
    }

    /** Of a capture, which never makes the underlay certain. */
    public Clues(
            boolean icmpFromDestination,
            String icmpSource,
            int innerVersion,
            Set<Encapsulation> seen,
            Set<Integer> ownMtus) {
        this(icmpFromDestination, icmpSource, innerVersion, seen, ownMtus, 0);
    }

    /** Written out, as what the language makes of records is put together at run time, which a short program waits for. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Clues that
                && icmpFromDestination == that.icmpFromDestination
                && innerVersion == that.innerVersion
                && underlay == that.underlay
                && icmpSource.equals(that.icmpSource)
                && seen.equals(that.seen)
                && ownMtus.equals(that.ownMtus);
    }

    @Override
    public int hashCode() {
        return (icmpSource.hashCode() * 31 + seen.hashCode()) * 31 + ownMtus.hashCode();
    }

    public Clues withIcmpFromDestination(String source) {
        return new Clues(true, source, innerVersion, seen, ownMtus, underlay);
    }

    public Clues withInnerVersion(int version) {
        return new Clues(icmpFromDestination, icmpSource, version, seen, ownMtus, underlay);
    }

    public Clues withSeen(Encapsulation encapsulation) {
        var all = EnumSet.of(encapsulation);
        all.addAll(seen);
        return new Clues(icmpFromDestination, icmpSource, innerVersion, all, ownMtus, underlay);
    }

    public Clues withOwnMtu(int mtu) {
        var all = new TreeSet<>(ownMtus);
        all.add(mtu);
        return new Clues(icmpFromDestination, icmpSource, innerVersion, seen, all, underlay);
    }

    /** The octets are missing from this MTU and no other. */
    public Clues withUnderlay(int mtu) {
        return new Clues(icmpFromDestination, icmpSource, innerVersion, seen, ownMtus, mtu);
    }
}
