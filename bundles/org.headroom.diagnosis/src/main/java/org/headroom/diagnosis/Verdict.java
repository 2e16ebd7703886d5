package org.headroom.diagnosis;

/** The answer to "is it MTU?", worst first. */
public enum Verdict {
    BLACK_HOLE("black-hole"),
    HIDDEN_BLACK_HOLE("hidden-black-hole"),
    AT_RISK("at-risk"),
    FRAGMENTING("fragmenting"),
    PMTUD_WORKING("pmtud-working"),
    OTHER_TROUBLE("other-trouble"),
    HEALTHY("healthy"),
    INCONCLUSIVE("inconclusive");

    private final String label;

    Verdict(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    /** Whether this verdict is as bad as {@code other}, or worse. */
    public boolean atLeast(Verdict other) {
        return compareTo(other) <= 0;
    }
}
