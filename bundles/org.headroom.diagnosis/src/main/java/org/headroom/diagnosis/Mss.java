package org.headroom.diagnosis;

import org.jspecify.annotations.Nullable;

/**
 * The maximum segment sizes that the two ends advertised (RFC 9293 §3.7.1).
 *
 * @param client in the SYN, null where it was not seen or had no option
 * @param server in the SYN-ACK, likewise
 */
public record Mss(@Nullable Integer client, @Nullable Integer server) {}
