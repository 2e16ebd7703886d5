package org.headroom.diagnosis;

/** How sure a finding is, surest first. */
public enum Confidence {
    CONFIRMED,
    LIKELY,
    POSSIBLE;

    public String label() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
