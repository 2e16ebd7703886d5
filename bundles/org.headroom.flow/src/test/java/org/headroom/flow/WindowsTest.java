package org.headroom.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.headroom.flow.Direction.CLIENT_TO_SERVER;
import static org.headroom.flow.Direction.SERVER_TO_CLIENT;
import static org.headroom.flow.Recording.a;
import static org.headroom.flow.Recording.b;

import java.util.List;
import java.util.Map;
import org.headroom.flow.Traffic.Offer;
import org.junit.jupiter.api.Test;

/** Which packet first offers a window. */
class WindowsTest {

    private static Map<Offer, Integer> offered(Recording recording, Offer... offers) throws Exception {
        try (var traffic = recording.traffic()) {
            return traffic.offered(List.of(offers), () -> {});
        }
    }

    /** A scales by 2 to the 3, B by 2 to the 5; rows 0 to 5. */
    private static Recording scaled() {
        return new Recording()
                .put(a(99, 0, 0).opening(1460).scale(3).window(500))
                .put(b(499, 100, 0).opening(1460).scale(5).window(700))
                .put(a(100, 500, 0).window(100))
                .put(b(500, 100, 10).window(20))
                .put(a(100, 510, 0).window(200))
                .put(b(510, 100, 10).window(30));
    }

    @Test
    void theWindowOfASynIsNotScaledAndAllOthersAre() throws Exception {
        var inSyn = new Offer(0, CLIENT_TO_SERVER, 500);
        var before = new Offer(0, CLIENT_TO_SERVER, 800);
        var later = new Offer(0, CLIENT_TO_SERVER, 1_600);
        var server = new Offer(0, SERVER_TO_CLIENT, 960);
        var never = new Offer(0, SERVER_TO_CLIENT, 961);

        assertThat(offered(scaled(), later, server, never, before, inSyn))
                .containsOnly(Map.entry(inSyn, 0), Map.entry(before, 2), Map.entry(later, 4), Map.entry(server, 5));
    }

    @Test
    void withoutBothSynsAWindowCountsAsItIsWritten() throws Exception {
        var small = new Offer(0, SERVER_TO_CLIENT, 1_000);
        var large = new Offer(0, SERVER_TO_CLIENT, 1_001);
        var recording = new Recording()
                .put(b(499, 100, 0).opening(1460).scale(5).window(700))
                .put(a(100, 500, 0))
                .put(b(500, 100, 10).window(1_000));

        assertThat(offered(recording, small, large)).containsOnly(Map.entry(small, 2));
    }

    @Test
    void aResetOffersNothing() throws Exception {
        var recording = new Recording()
                .put(a(99, 0, 0).opening(1460).window(500))
                .put(b(499, 100, 0).opening(1460))
                .put(a(100, 500, 0).bits(Recording.RST | Recording.ACK).window(2_000));

        assertThat(offered(recording, new Offer(0, CLIENT_TO_SERVER, 1_000))).isEmpty();
    }
}
