package org.headroom.diagnosis.remedy;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.headroom.diagnosis.remedy.Remedy.Kind;

/** Which kinds of remedy help against what a rule finds. */
final class RuleKinds {

    private static final Set<Kind> EVERY = EnumSet.complementOf(EnumSet.of(Kind.LET_FRAGMENTS_THROUGH));
    private static final Set<Kind> NONE = EnumSet.noneOf(Kind.class);
    private static final Set<Kind> SIZE = EnumSet.of(Kind.MEND_MTU, Kind.CLAMP_MSS);
    private static final Set<Kind> FRAGMENTS = EnumSet.of(Kind.LET_FRAGMENTS_THROUGH, Kind.MEND_MTU, Kind.CLAMP_MSS);
    private static final Set<Kind> ROUTER = EnumSet.of(Kind.MEND_MTU, Kind.CLAMP_MSS, Kind.PROBE);

    private static final Map<String, Set<Kind>> BY_RULE = Map.ofEntries(
            Map.entry("ptb-ignored", EVERY),
            Map.entry("silent-size-loss", EVERY),
            Map.entry("receiver-gap", EVERY),
            Map.entry("plpmtud-fallback", EVERY),
            Map.entry("ptb-not-translated", EVERY),
            Map.entry("ptb-not-relayed", EVERY),
            Map.entry("quic-size-loss", EVERY),
            Map.entry("ping-size-loss", EVERY),
            Map.entry("fragments-lost", FRAGMENTS),
            Map.entry("mss-exceeds-path", EVERY),
            Map.entry("ptb-mtu-zero", ROUTER),
            Map.entry("ptb-mtu-too-low", ROUTER),
            Map.entry("ptb-bogus", ROUTER),
            Map.entry("ptb-out-of-window", ROUTER),
            Map.entry("fragmentation", SIZE),
            Map.entry("mss-clamp-one-way", SIZE),
            Map.entry("mss-clamp-ineffective", SIZE),
            Map.entry("mss-raised", SIZE),
            Map.entry("mss-missing", SIZE),
            Map.entry("jumbo-mismatch", SIZE),
            Map.entry("ptb-about-aggregate", NONE),
            Map.entry("ptb-about-unseen", NONE),
            Map.entry("ptb-about-datagrams", NONE),
            Map.entry("ptb-rate-limited", NONE),
            Map.entry("pmtud-working", NONE),
            Map.entry("mss-clamped", NONE),
            Map.entry("mss-clamp-inferred", NONE),
            Map.entry("mss-asymmetric", NONE),
            Map.entry("tunnel-observed", NONE),
            Map.entry("offload-super-packets", NONE),
            Map.entry("size-unrelated-loss", NONE),
            Map.entry("zero-window", NONE),
            Map.entry("peer-dead", NONE),
            Map.entry("stalled-transfer", NONE),
            Map.entry("connection-refused", NONE),
            Map.entry("capture-loss", NONE),
            Map.entry("one-sided-capture", NONE));

    private RuleKinds() {}

    /** Every kind for a rule that is not listed. */
    static Set<Kind> of(String rule) {
        return BY_RULE.getOrDefault(rule, EVERY);
    }

    /** The rules that are listed. */
    static Set<String> rules() {
        return BY_RULE.keySet();
    }
}
