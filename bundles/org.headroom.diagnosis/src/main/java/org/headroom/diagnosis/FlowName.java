package org.headroom.diagnosis;

import org.headroom.flow.Endpoint;

/**
 * A flow that a finding names.
 *
 * @param id as in {@link org.headroom.flow.FlowRow#id()}
 */
public record FlowName(int id, Endpoint client, Endpoint server) {}
