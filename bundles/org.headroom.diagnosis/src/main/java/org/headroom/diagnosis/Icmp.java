package org.headroom.diagnosis;

import java.util.List;

/**
 * The too-big messages behind a finding.
 *
 * @param count messages, each once however often it was observed
 * @param sources addresses of the routers that speak
 * @param nextHopMtu the distinct values, in order of appearance
 * @param atSender whether they were seen on the host that they are meant for, or on its link: they are not lost on their way
 */
public record Icmp(int count, List<String> sources, List<Integer> nextHopMtu, boolean atSender) {}
