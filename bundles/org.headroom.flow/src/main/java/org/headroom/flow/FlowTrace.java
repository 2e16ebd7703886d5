package org.headroom.flow;

import java.util.List;

/**
 * A flow packet by packet, as the timeline and the packet list show it. Each packet is here once, however often the capture
 * observed it.
 *
 * @param row the flow's line in the table of flows
 * @param marks in order of time
 * @param roundTripNanos the handshake's round trip as seen here, 0 where it is unknown
 */
public record FlowTrace(FlowRow row, List<Mark> marks, long roundTripNanos) {}
