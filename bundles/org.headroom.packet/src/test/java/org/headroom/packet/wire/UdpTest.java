package org.headroom.packet.wire;

import static org.headroom.packet.wire.Wire.RAW;
import static org.headroom.packet.wire.Wire.decode;
import static org.headroom.packet.wire.Wire.ipv4;
import static org.headroom.packet.wire.Wire.layers;
import static org.headroom.packet.wire.Wire.udp;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UdpTest {

    @Test
    void readsADatagram() {
        var packet = decode(RAW, ipv4(17, udp(40_000, 53, "0001020304")));
        assertEquals("IPv4 20, UDP 8", layers(packet));
        assertEquals(Packet.Transport.UDP, packet.transport());
        assertEquals(40_000, packet.sourcePort());
        assertEquals(53, packet.destinationPort());
        assertEquals(28, packet.payloadOffset());
        assertEquals(5, packet.payloadLength());
        assertNull(packet.flaw());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 14, 0xffff})
    void tellsOfALengthThatDoesNotFit(int length) {
        var packet = decode(RAW, ipv4(17, "9c400035%04x00000001020304".formatted(length)));
        assertEquals(Flaw.UDP_LENGTH, packet.flaw());
        assertEquals(5, packet.payloadLength());
    }

    /** 0 stands for a jumbogram (RFC 2675 §4); less than the packet has is padding. */
    @ParameterizedTest
    @ValueSource(ints = {0, 8, 12, 13})
    void bearsALengthThatMayBe(int length) {
        assertNull(decode(RAW, ipv4(17, "9c400035%04x00000001020304".formatted(length)))
                .flaw());
    }

    @Test
    void tellsOfAPacketThatEndsInTheHeader() {
        assertEquals(Flaw.SHORTER_THAN_HEADER, decode(RAW, ipv4(17, "9c400035")).flaw());
    }

    /** Whose datagram is longer than its first fragment. */
    @Test
    void readsAFirstFragment() {
        var packet = decode(RAW, ipv4(17, 0x2000, "9c40003505dc0000" + "00".repeat(40)));
        assertNull(packet.flaw());
        assertEquals(40, packet.payloadLength());
    }
}
