package org.headroom.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class ProofTest {

    @Test
    void compactsPacketsThatShowTheSame() {
        assertEquals(
                List.of("17, 18", "20", "21", "28 … 53"),
                Proof.of(Story.blackHole()).stream().map(Proof::packets).toList());
    }
}
