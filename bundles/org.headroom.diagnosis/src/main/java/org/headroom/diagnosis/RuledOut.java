package org.headroom.diagnosis;

/**
 * An explanation that the capture refutes.
 *
 * @param cause {@code random-loss}, {@code zero-window}, {@code peer-dead}, {@code capture-loss}, {@code offload}, …
 * @param because the evidence against it, as a sentence
 */
public record RuledOut(String cause, String because) {}
