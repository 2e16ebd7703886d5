package org.headroom.ui.wizard;

import java.util.List;
import java.util.Optional;
import org.headroom.diagnosis.Diagnosis;
import org.headroom.diagnosis.Finding;
import org.headroom.diagnosis.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * What is judged.
 *
 * @param finding what the pages tell; null where nothing was found
 * @param verdict of the whole, of the flow, or of the finding
 * @param whole whether the whole capture is meant
 */
record Scope(Diagnosis diagnosis, @Nullable Finding finding, Verdict verdict, boolean whole) {

    static Scope whole(Diagnosis diagnosis) {
        return new Scope(diagnosis, diagnosis.findings().stream().findFirst().orElse(null), diagnosis.verdict(), true);
    }

    static Scope of(Diagnosis diagnosis, Finding finding) {
        return new Scope(diagnosis, finding, finding.verdict(), false);
    }

    static Scope calm(Diagnosis diagnosis, Verdict verdict) {
        return new Scope(diagnosis, null, verdict, false);
    }

    Optional<Finding> told() {
        return Optional.ofNullable(finding);
    }

    /** The findings that the pages do not tell. */
    List<Finding> others() {
        return diagnosis.findings().stream().filter(f -> f != finding).toList();
    }
}
