package org.headroom.diagnosis;

import java.util.stream.Stream;

/**
 * Something that Headroom looks for in a capture. A rule is one class: what fires it, what must not (its guards), the packets that
 * prove it, and the RFC section behind it. {@link org.headroom.diagnosis.rule.Rules#ALL} lists them.
 */
public interface Rule {

    /** The name in reports, as the command line contract has it. */
    String id();

    /** What it finds in the scene; nothing where it does not apply. */
    Stream<Symptom> examine(Scene scene);
}
