package org.headroom.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.headroom.packet.wire.Decoder;
import org.headroom.packet.wire.Packet;
import org.junit.jupiter.api.Test;

/** What a SYN says survives being kept in two numbers. */
class OpeningTest {

    private static final int LINKTYPE_IPV4 = 228;

    /** A SYN with these TCP options, cut so many octets before its end. */
    private static Opening opening(int window, int cut, int... options) {
        var bytes = new byte[40 + options.length];
        bytes[0] = 0x45;
        bytes[3] = (byte) bytes.length;
        bytes[8] = 64;
        bytes[9] = 6;
        bytes[32] = (byte) ((20 + options.length) / 4 << 4);
        bytes[33] = 2;
        bytes[34] = (byte) (window >>> 8);
        bytes[35] = (byte) window;
        for (int i = 0; i < options.length; i++) {
            bytes[40 + i] = (byte) options[i];
        }
        var packet = new Packet();
        new Decoder()
                .decode(
                        Arrays.copyOf(bytes, bytes.length - cut),
                        0,
                        bytes.length - cut,
                        bytes.length,
                        LINKTYPE_IPV4,
                        packet);
        var log = new SideLog();
        Opening.log(log, 7, packet);
        return Opening.of(log, 7);
    }

    @Test
    void everyOptionIsKept() {
        assertThat(opening(64_240, 0, 2, 4, 0x05, 0xb4, 4, 2, 8, 10, 0, 0, 0, 1, 0, 0, 0, 0, 1, 3, 3, 7, 1, 1, 1, 1))
                .isEqualTo(new Opening(1460, true, true, true, 64_240, 7));
    }

    @Test
    void withoutOptionsThereIsNeitherMssNorScale() {
        assertThat(opening(0xffff, 0)).isEqualTo(new Opening(-1, true, false, false, 0xffff, -1));
    }

    @Test
    void theLargestAndTheSmallestAreKeptAsTheyAre() {
        assertThat(opening(0, 0, 2, 4, 0xff, 0xff, 3, 3, 0, 0))
                .isEqualTo(new Opening(0xffff, true, false, false, 0, 0));
        assertThat(opening(1, 0, 2, 4, 0, 0, 3, 3, 14, 0)).isEqualTo(new Opening(0, true, false, false, 1, 14));
    }

    @Test
    void aScaleBeyondTheLargestCountsAsTheLargest() {
        assertThat(opening(1, 0, 3, 3, 15, 0).scale()).isEqualTo(14);
        assertThat(opening(1, 0, 3, 3, 255, 0).scale()).isEqualTo(14);
    }

    @Test
    void optionsThatWereCutOffAreSaidToBeSo() {
        assertThat(opening(1, 2, 2, 4, 0x05, 0xb4, 3, 3, 7, 0).optionsWhole()).isFalse();
    }

    @Test
    void whatIsNoSynAnnouncesNothing() {
        assertThat(Opening.of(new SideLog(), 3)).isEqualTo(new Opening(-1, false, false, false, 0, -1));
    }
}
