package org.headroom.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import org.headroom.packet.wire.Addresses;
import org.headroom.packet.wire.Decoder;
import org.headroom.packet.wire.Packet;
import org.junit.jupiter.api.Test;

class LegsTest {

    private static final int ETHERNET = 1;

    private final Legs legs = new Legs(Addresses::text);

    /** The leg of a frame between two hosts whose link addresses end in these numbers. */
    private int of(int sourceMac, int destinationMac, int vlan, int interfaceIndex) {
        var frame = ByteBuffer.allocate(64)
                .putShort((short) 0x0200)
                .putInt(destinationMac)
                .putShort((short) 0x0200)
                .putInt(sourceMac);
        if (vlan > 0) {
            frame.putShort((short) 0x8100).putShort((short) vlan);
        }
        frame.putShort((short) 0x0800)
                .put(new byte[] {0x45, 0, 0, 40, 0, 1, 0x40, 0, 64, 6, 0, 0, 10, 0, 0, 1, 10, 0, 0, 2})
                .put(new byte[] {1, 2, 3, 4, 0, 0, 0, 1, 0, 0, 0, 2, 0x50, 16, 0, 0, 0, 0, 0, 0});
        var packet = new Packet();
        new Decoder().decode(frame.array(), 0, frame.position(), frame.position(), ETHERNET, packet);
        return legs.of(packet, interfaceIndex);
    }

    @Test
    void legsAreNumberedAsTheyAppear() {
        assertThat(of(1, 2, 0, 0)).isZero();
        assertThat(of(1, 2, 0, 0)).isZero();
        assertThat(of(2, 1, 0, 0)).as("the way back").isEqualTo(1);
        assertThat(of(1, 2, 0, 1)).as("another interface").isEqualTo(2);
        assertThat(of(1, 2, 7, 0)).as("a VLAN").isEqualTo(3);
        assertThat(of(1, 2, 8, 0)).as("another VLAN").isEqualTo(4);
        assertThat(of(1, 2, 0, 0)).isZero();
        assertThat(legs.list()).hasSize(5);
        assertThat(legs.list().get(2).interfaceIndex()).isEqualTo(1);
        assertThat(legs.list().get(2).id()).isEqualTo(2);
        assertThat(legs.list().getFirst().sourceMac())
                .isEqualTo(legs.list().get(1).destinationMac());
        assertThat(legs.list().getFirst().tunnels()).isEmpty();
        assertThat(legs.list().getFirst().overhead()).isZero();
    }

    @Test
    void aFabricOfManyHostsKeepsItsLegsApart() {
        for (int i = 0; i < 2_000; i++) {
            assertThat(of(i, 5_000, 0, 0)).isEqualTo(i);
        }
        for (int i = 1_999; i >= 0; i--) {
            assertThat(of(i, 5_000, 0, 0)).isEqualTo(i);
        }
    }

    @Test
    void whatTravelsOnALegIsCounted() {
        var stats = new LegStats();
        stats.count(0, 1400, 1450, 10);
        stats.count(0, 1480, 1490, 11);
        stats.count(0, 60, 1500, 12);
        stats.count(40, 100, 120, 13);

        assertThat(stats.packets(0)).isEqualTo(3);
        assertThat(stats.largestInner(0)).isEqualTo(1480);
        assertThat(stats.largestOuter(0)).isEqualTo(1500);
        assertThat(stats.firstRow(0)).isEqualTo(10);
        assertThat(stats.packets(40)).isEqualTo(1);
        assertThat(stats.firstRow(40)).isEqualTo(13);
        assertThat(stats.packets(39)).isZero();
    }

    @Test
    void legsWithoutIpHaveNothingToCount() {
        var stats = new LegStats();
        stats.count(0, 1400, 1450, 10);

        assertThat(stats.packets(3)).isZero();
        assertThat(stats.firstRow(3)).isEqualTo(-1);
        assertThat(stats.packets(1_000)).isZero();
        assertThat(stats.largestInner(1_000)).isZero();
        assertThat(stats.largestOuter(1_000)).isZero();
        assertThat(stats.firstRow(1_000)).isEqualTo(-1);
    }
}
