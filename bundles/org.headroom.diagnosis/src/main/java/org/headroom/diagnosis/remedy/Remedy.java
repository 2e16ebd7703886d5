package org.headroom.diagnosis.remedy;

import java.util.List;

/**
 * A remedy, filled with this capture's numbers.
 *
 * @param id {@code iptables-set-mss}
 * @param title one line for people: {@code Lower the MSS to 1440}
 * @param platform {@code iptables}, {@code nftables}, {@code Linux routes}, {@code IPVS}, {@code Cisco IOS}, {@code pf}, …
 * @param kind what it does, in the order of preference
 * @param where on which box, as a sentence
 * @param commands lines to type
 * @param undo lines that take it back
 * @param covers {@code tcp}, {@code udp} or {@code all}
 * @param caveats its traps, as sentences
 */
public record Remedy(
        String id,
        String title,
        String platform,
        Kind kind,
        String where,
        List<String> commands,
        List<String> undo,
        String covers,
        List<String> caveats) {

    /** What a remedy does; the order is the order to propose: mend the cause first. */
    public enum Kind {
        LET_ICMP_THROUGH,
        LET_FRAGMENTS_THROUGH,
        MEND_MTU,
        CLAMP_MSS,
        PROBE
    }
}
