package org.headroom.ui.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.headroom.packet.capture.Capture;
import org.headroom.packet.capture.Record;
import org.junit.jupiter.api.Test;

/** A packet of a printed text shows what that said, not what its octets were filled up with. */
class DissectionTest {

    @Test
    void whatATextDoesNotSayIsNotShown() throws IOException {
        var message =
                of("17:07:00.608444 IP (server) > (client): icmp 556: (server) unreachable - need to frag (mtu 1480)");

        assertThat(message.layers().getFirst().what()).isEqualTo("IPv4");
        assertThat(message.layers().getFirst().facts()).contains("(server) → (client)", "DF, TTL and id: not printed");
        assertThat(message.layers().toString()).doesNotContain("TTL 0", "0x0000", ":0");
        assertThat(message.layers().getLast().what()).contains("too big, next-hop MTU 1480");
    }

    @Test
    void whatATextSaysIsShown() throws IOException {
        var segment = of("""
                17:07:00.500000 IP (tos 0x0, ttl 63, id 4711, offset 0, flags [DF], proto TCP (6), length 60)
                    10.0.0.1.40000 > 10.0.0.2.80: Flags [S], seq 100, win 5840, options [mss 1460], length 0
                """);

        assertThat(segment.layers().getFirst().what()).isEqualTo("IPv4, DF set, TTL 63, id 0x1267");
        assertThat(segment.layers().get(1).facts()).contains("seq 100", "window 5840");
    }

    private static Dissection of(String text) throws IOException {
        var bytes = new ByteArrayInputStream((text + "\n").getBytes(StandardCharsets.UTF_8));
        try (var capture = Capture.open(bytes, "printed.txt")) {
            var record = new Record();
            assertThat(capture.next(record)).isTrue();
            return Dissection.of(record, capture.names(), true);
        }
    }
}
