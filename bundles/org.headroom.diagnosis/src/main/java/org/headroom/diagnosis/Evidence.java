package org.headroom.diagnosis;

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
}
