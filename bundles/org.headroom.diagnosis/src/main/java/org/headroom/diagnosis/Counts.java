package org.headroom.diagnosis;

/** How much was looked at. */
public record Counts(long packets, long flows, long tcpFlows, long fragmentationNeeded, long packetTooBig) {}
