package org.headroom.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.headroom.diagnosis.rule.Rules;
import org.junit.jupiter.api.Test;

/** The list of rules is written out by hand: none may be missing from it. */
class RulesTest {

    @Test
    void everyRuleIsInTheList() throws IOException {
        try (var files = Files.list(Path.of("src/main/java/org/headroom/diagnosis/rule"))) {
            var written = files.filter(f -> implementsRule(f))
                    .map(f -> f.getFileName().toString().replace(".java", ""));
            assertThat(written)
                    .containsExactlyInAnyOrderElementsOf(Rules.ALL.stream()
                            .map(r -> r.getClass().getSimpleName())
                            .toList());
        }
    }

    private static boolean implementsRule(Path file) {
        try {
            return Files.readString(file).matches("(?s).* implements (Rule|Trait) .*");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void noTwoRulesShareAName() {
        assertThat(Rules.ALL.stream().map(Rule::id)).doesNotHaveDuplicates();
    }
}
