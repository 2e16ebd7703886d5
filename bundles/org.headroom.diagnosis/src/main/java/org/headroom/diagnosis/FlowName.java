package org.headroom.diagnosis;

import org.headroom.flow.Endpoint;

/**
 * A flow that a finding names.
 *
 * @param capture whose flow it is, from 0
 * @param id as in {@link org.headroom.flow.FlowRow#id()}, among the flows of that capture
 */
public record FlowName(int capture, int id, Endpoint client, Endpoint server) {}
