package org.headroom.diagnosis.rule;

import org.headroom.diagnosis.Subject;

/** Whether messages came that the sender rightly ignores, while its big packets are lost: the rules that tell why then speak. */
final class Misinformed {

    private Misinformed() {}

    static boolean holds(Subject subject) {
        var wrong = subject.messages().stream().anyMatch(m -> subject.bogus(m) || subject.outOfWindow(m));
        var untranslated = !subject.scene()
                .outer()
                .untranslated(subject.flow(), subject.half())
                .isEmpty();
        return (wrong || untranslated) && stuck(subject);
    }

    /** Whether something big was sent three times or more and never arrived. */
    static boolean stuck(Subject subject) {
        return subject.stuck().stream()
                .anyMatch(r -> r.transmissions().size() >= 3
                        && subject.wireLength(r.first())
                                > subject.half()
                                        .sizes()
                                        .largestDeliveredSince(r.first().nanos()));
    }
}
