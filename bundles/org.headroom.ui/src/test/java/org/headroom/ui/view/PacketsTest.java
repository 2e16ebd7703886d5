package org.headroom.ui.view;

import static org.assertj.core.api.Assertions.assertThat;

import org.headroom.flow.Direction;
import org.headroom.flow.Fate;
import org.headroom.flow.Mark;
import org.junit.jupiter.api.Test;

class PacketsTest {

    private static Mark.Data packet(long sequence, int payload, boolean acknowledgment, Mark.Closing closing) {
        return new Mark.Data(
                7,
                0,
                Direction.CLIENT_TO_SERVER,
                40 + payload,
                Fate.UNKNOWN,
                1,
                7,
                sequence,
                payload,
                false,
                acknowledgment,
                false,
                closing);
    }

    @Test
    void theEndOfAConnectionIsNamed() {
        assertThat(Packets.what(packet(-1, 0, true, Mark.Closing.RESET))).isEqualTo("reset");
        assertThat(Packets.what(packet(238, 0, false, Mark.Closing.FIN))).isEqualTo("FIN, seq 238");
        assertThat(Packets.what(packet(1, 237, false, Mark.Closing.FIN))).isEqualTo("seq 1:238, FIN");
        assertThat(Packets.what(packet(-1, 0, true, Mark.Closing.NONE))).isEqualTo("acknowledgment");
        assertThat(Packets.what(packet(1, 237, false, Mark.Closing.NONE))).isEqualTo("seq 1:238");
    }
}
