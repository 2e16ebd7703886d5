package org.headroom.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What the command line can be asked to do. */
enum Call {
    DIAGNOSE(
            "diagnose",
            "FILE...",
            1,
            Integer.MAX_VALUE,
            "Says what is wrong on the path, on what evidence, and what to do. Several files are observation points of one network.",
            "text",
            "json",
            "markdown",
            "html",
            "pdf"),
    INFO(
            "info",
            "FILE...",
            1,
            Integer.MAX_VALUE,
            "Format, compression, link types, snap length, packets, time span and damage of each capture.",
            "text",
            "json"),
    FLOWS(
            "flows",
            "FILE...",
            1,
            Integer.MAX_VALUE,
            "One row a flow: MSS each way, largest packet sent and delivered, retransmissions, ICMP, verdict.",
            "text",
            "csv",
            "json"),
    COMPARE(
            "compare",
            "BEFORE AFTER",
            2,
            2,
            "Says whether a change helped: both diagnoses side by side, what disappeared, what is new.",
            "text",
            "json",
            "markdown",
            "html",
            "pdf"),
    OVERHEAD(
            "overhead",
            "[STACK]",
            0,
            1,
            "The arithmetic alone: what an encapsulation leaves, such as ipip, vxlan/ipv6 or pppoe+gre; with --mtu which stacks give that MTU.",
            "text",
            "json");

    private final String label;
    private final String operands;
    private final int fewest;
    private final int most;
    private final String purpose;
    private final List<String> formats;

    Call(String label, String operands, int fewest, int most, String purpose, String... formats) {
        this.label = label;
        this.operands = operands;
        this.fewest = fewest;
        this.most = most;
        this.purpose = purpose;
        this.formats = List.of(formats);
    }

    static Optional<Call> of(String label) {
        return Arrays.stream(values()).filter(c -> c.label.equals(label)).findFirst();
    }

    String label() {
        return label;
    }

    /** How its operands are written in a usage line. */
    String operands() {
        return operands;
    }

    int fewest() {
        return fewest;
    }

    int most() {
        return most;
    }

    /** One sentence for the help. */
    String purpose() {
        return purpose;
    }

    /** The formats it can write, the default first. */
    List<String> formats() {
        return formats;
    }

    /** Whether it reads captures. */
    boolean reads() {
        return this != OVERHEAD;
    }

    /** Whether it judges what it reads. */
    boolean judges() {
        return this == DIAGNOSE || this == FLOWS || this == COMPARE;
    }
}
