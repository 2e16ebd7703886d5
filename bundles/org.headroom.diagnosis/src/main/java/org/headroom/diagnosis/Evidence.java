package org.headroom.diagnosis;

import org.jspecify.annotations.Nullable;

/**
 * A packet that a finding rests on.
 *
 * @param capture index of the capture, from 0
 * @param packet its number there, from 1
 * @param nanos its time, nanoseconds since 1970
 * @param what it shows, as a sentence
 * @param kind how to draw it
 */
public record Evidence(int capture, long packet, long nanos, String what, Kind kind) {

    /** What sort of packet this is, for the mark beside the sentence. */
    public enum Kind {
        HANDSHAKE,
        SENT,
        RESENT,
        DELIVERED,
        TOO_BIG,
        IN_FLIGHT,
        FRAGMENT,
        TUNNEL,
        OTHER
    }

    /** Written out, as what the language makes of records is put together at run time, which a short program waits for. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Evidence that
                && capture == that.capture
                && packet == that.packet
                && nanos == that.nanos
                && kind == that.kind
                && what.equals(that.what);
    }

    @Override
    public int hashCode() {
        return capture ^ Long.hashCode(packet);
    }
}
