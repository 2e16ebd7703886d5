package org.headroom.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.headroom.diagnosis.Evidence;
import org.headroom.diagnosis.Finding;
import org.junit.jupiter.api.Test;

class ProofTest {

    @Test
    void compactsPacketsThatShowTheSame() {
        assertEquals(
                List.of("17, 18", "20", "21", "28 … 53"),
                Proof.of(Story.blackHole()).stream().map(Proof::packets).toList());
    }

    @Test
    void countsWhatDiffersInNumbersOnly() {
        var evidence = new ArrayList<Evidence>();
        for (int i = 1; i <= 6; i++) {
            evidence.add(new Evidence(0, i * 10, i, "Again, " + i + ".5 s later.", Evidence.Kind.RESENT));
        }
        evidence.add(new Evidence(0, 70, 7, "Something else.", Evidence.Kind.OTHER));
        var story = Story.blackHole();
        var finding = new Finding(
                story.id(),
                story.rule(),
                story.verdict(),
                story.severity(),
                story.confidence(),
                story.title(),
                story.explanation(),
                story.direction(),
                false,
                story.pathMtu(),
                null,
                0,
                0,
                story.mss(),
                null,
                null,
                null,
                null,
                story.flows(),
                1,
                evidence,
                List.of(),
                List.of());
        assertEquals(
                List.of(
                        "10 Again, 1.5 s later.",
                        "20 … 60 5 more like it; the last: Again, 6.5 s later.",
                        "70 Something else."),
                Proof.of(finding).stream()
                        .map(p -> p.packets() + " " + p.what())
                        .toList());
    }
}
