package org.headroom.packet.wire;

import static org.headroom.packet.wire.Wire.RAW;
import static org.headroom.packet.wire.Wire.decode;
import static org.headroom.packet.wire.Wire.ipv6;
import static org.headroom.packet.wire.Wire.layers;
import static org.headroom.packet.wire.Wire.tcp;
import static org.headroom.packet.wire.Wire.tunnels;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Ipv6Test {

    private static final String HOP_BY_HOP_TO = "%02x00050200000100";
    private static final String DESTINATION_OPTIONS_TO_TCP = "06010104000000000104000000000100";

    @Test
    void readsEveryField() {
        var packet = decode(RAW, ipv6(6, tcp(2)).replaceFirst("60000000", "6c31abcd"));
        var ip = packet.ip();
        assertEquals("IPv6 40, TCP 20", layers(packet));
        assertEquals(6, ip.version());
        assertEquals("2001:db8::1", Addresses.text(ip.sourceHigh(), ip.sourceLow()));
        assertEquals("2001:db8::2", Addresses.text(ip.destinationHigh(), ip.destinationLow()));
        assertEquals(62, ip.length());
        assertEquals(0xc3, ip.trafficClass());
        assertEquals(64, ip.timeToLive());
        assertTrue(ip.dontFragment());
        assertEquals(2, packet.payloadLength());
        assertNull(packet.flaw());
    }

    @Test
    void followsExtensionHeaders() {
        var packet = decode(RAW, ipv6(0, HOP_BY_HOP_TO.formatted(60) + DESTINATION_OPTIONS_TO_TCP + tcp(7)));
        assertEquals("IPv6 40, IPv6 extension header 8, IPv6 extension header 16, TCP 20", layers(packet));
        assertEquals(64, packet.ip().headerLength());
        assertEquals(6, packet.ip().protocol());
        assertEquals(64 + 20 + 7, packet.ip().length());
        assertEquals(7, packet.payloadLength());
    }

    @ParameterizedTest
    @CsvSource({"0001, 0, true, UDP", "05b0, 1456, false, NONE", "05b1, 1456, true, NONE", "0000, 0, false, UDP"})
    void tellsFragments(String field, int offset, boolean more, Packet.Transport transport) {
        var packet = decode(RAW, ipv6(44, "1100" + field + "00012345" + "a3f4005000302222" + "00".repeat(40)));
        assertEquals(offset, packet.ip().fragmentOffset());
        assertEquals(more, packet.ip().moreFragments());
        assertEquals(offset > 0 || more, packet.ip().isFragment());
        assertEquals(0x2345, packet.ip().identification());
        assertEquals(transport, packet.transport());
        assertEquals(48, packet.ip().headerLength());
    }

    /** A jumbogram states its length in an option (RFC 2675 §2), offload nowhere: what the wire had is meant. */
    @Test
    void takesTheWiresLengthWhereThePayloadLengthIs0() {
        var jumbo = "6000000000000040"
                + "20010db8000000000000000000000001 20010db8000000000000000000000002"
                + "0600c20400011170";
        var packet = decode(RAW, 40 + 70_000, jumbo + tcp(10));
        assertEquals(70_040, packet.ip().length());
        assertEquals(70_040 - 48 - 20, packet.payloadLength());
    }

    @Test
    void carriesNothing() {
        var packet = decode(RAW, ipv6(59, ""));
        assertEquals(40, packet.ip().length());
        assertEquals(Packet.Transport.OTHER, packet.transport());
        assertFalse(packet.cut());
    }

    @Test
    void tellsOfAnExtensionHeaderBeyondThePacket() {
        assertEquals(
                Flaw.SHORTER_THAN_HEADER,
                decode(RAW, ipv6(60, "06ff010400000000")).flaw());
        assertEquals(Flaw.SHORTER_THAN_HEADER, decode(RAW, ipv6(44, "0600")).flaw());
    }

    /** One segment left takes 8 + 16 octets (RFC 8754 §2), round an inner packet 40 more for the outer header. */
    @Test
    void tellsSegmentRouting() {
        var segments = "2902040000000000 20010db8000000000000000000000003";
        var packet = decode(RAW, ipv6(43, segments + ipv6(6, tcp(0))));
        assertEquals("srv6 64", tunnels(packet));
        assertEquals("IPv6 40, IPv6 extension header 24, IPv6 40, TCP 20", layers(packet));
    }

    @Test
    void endsWhereHeadersHaveNoEnd() {
        var packet = decode(RAW, ipv6(60, "3c00010400000000".repeat(80)));
        assertEquals(Flaw.TOO_DEEP, packet.flaw());
        assertEquals(Packet.MOST_LAYERS, packet.layers());
    }
}
