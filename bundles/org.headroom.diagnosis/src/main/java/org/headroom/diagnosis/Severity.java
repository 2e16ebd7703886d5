package org.headroom.diagnosis;

/** How much a finding hurts, worst first. */
public enum Severity {
    CRITICAL,
    MAJOR,
    MINOR,
    INFO;

    public String label() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
