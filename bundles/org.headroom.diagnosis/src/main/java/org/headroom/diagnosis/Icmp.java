package org.headroom.diagnosis;

import java.util.List;

/**
 * The too-big messages behind a finding.
 *
 * @param count messages, each once however often it was observed
 * @param sources addresses of the routers that speak
 * @param nextHopMtu the distinct values, in order of appearance
 */
public record Icmp(int count, List<String> sources, List<Integer> nextHopMtu) {}
