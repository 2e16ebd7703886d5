package org.headroom.packet.wire;

import static org.headroom.packet.wire.Wire.MACS;
import static org.headroom.packet.wire.Wire.RAW;
import static org.headroom.packet.wire.Wire.decode;
import static org.headroom.packet.wire.Wire.ipv4;
import static org.headroom.packet.wire.Wire.layers;
import static org.headroom.packet.wire.Wire.tcp;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Ipv4Test {

    /** A SYN of the story, after the site's router. */
    private static final String SYN = """
            45000034 8e424000 3f06c0e6 c6336417 c0000250
            a3f40050 fcd0dd3b 00000000 8002faf0 09310000 020405b4 01010402 0103030a
            """;

    @Test
    void readsEveryField() {
        var packet = decode(RAW, SYN);
        var ip = packet.ip();
        assertEquals("IPv4 20, TCP 32", layers(packet));
        assertEquals(4, ip.version());
        assertEquals("198.51.100.23", Addresses.text(ip.sourceHigh(), ip.sourceLow()));
        assertEquals("192.0.2.80", Addresses.text(ip.destinationHigh(), ip.destinationLow()));
        assertEquals(52, ip.length());
        assertEquals(20, ip.headerLength());
        assertEquals(0x8e42, ip.identification());
        assertEquals(63, ip.timeToLive());
        assertEquals(6, ip.protocol());
        assertTrue(ip.dontFragment());
        assertFalse(ip.isFragment());
        assertNull(packet.flaw());
        assertFalse(packet.cut());
    }

    @Test
    void readsTheTypeOfService() {
        assertEquals(0xc0, decode(RAW, SYN.replaceFirst("4500", "45c0")).ip().trafficClass());
    }

    /** A router alert (RFC 2113), and as many options as there can be. */
    @ParameterizedTest
    @CsvSource({"6, 94040000", "15, 01010101010101010101010101010101010101010101010101010101010101010101010101010101"})
    void passesByOptions(int words, String options) {
        var header = "4%x00%04x000140004006ffffc0000201c6336402".formatted(words, words * 4 + 23);
        var packet = decode(RAW, header + options + tcp(3));
        assertEquals("IPv4 %d, TCP 20".formatted(words * 4), layers(packet));
        assertEquals(words * 4, packet.ip().headerLength());
        assertEquals(3, packet.payloadLength());
    }

    /** Ethernet pads to 60 octets; the padding is nobody's. */
    @Test
    void leavesThePaddingOut() {
        var packet = decode(Wire.ETHERNET, MACS + "0800" + ipv4(6, tcp(0)) + "000000000000");
        assertEquals(40, packet.ip().length());
        assertEquals(0, packet.payloadLength());
        assertEquals(0, packet.payloadCaptured());
    }

    /** As the first and the last fragment of a 1528-octet packet on an Ethernet. */
    @ParameterizedTest
    @CsvSource({"2000, true, 0", "00b9, false, 1480", "20b9, true, 1480", "1fff, false, 65528"})
    void tellsFragments(String flagsAndOffset, boolean more, int offset) {
        var packet = decode(RAW, ipv4(17, Integer.parseInt(flagsAndOffset, 16), "a3f4005000302222" + "00".repeat(40)));
        assertTrue(packet.ip().isFragment());
        assertEquals(more, packet.ip().moreFragments());
        assertEquals(offset, packet.ip().fragmentOffset());
        assertFalse(packet.ip().dontFragment());
        assertEquals(offset == 0 ? Packet.Transport.UDP : Packet.Transport.NONE, packet.transport());
        assertEquals(offset == 0 ? 40 : 48, packet.payloadLength());
        assertNull(packet.flaw());
    }

    /** Segmentation offload leaves it 0: what the wire had behind the link header is meant. */
    @Test
    void takesTheWiresLengthWhereTheTotalLengthIs0() {
        var header = "45000000000140004006ffffc0000201c6336402";
        var packet = decode(Wire.ETHERNET, 14 + 65_536, MACS + "0800" + header + tcp(100));
        assertEquals(65_536, packet.ip().length());
        assertEquals(65_496, packet.payloadLength());
        assertEquals(100, packet.payloadCaptured());
    }

    @Test
    void cannotTellTheLengthWhereNeitherHeaderNorRecordDoes() {
        var packet = new Packet();
        var bytes = Wire.octets("45000000000140004006ffffc0000201c6336402" + tcp(100));
        assertTrue(new Decoder().decode(bytes, 0, bytes.length, 0, RAW, packet));
        assertTrue(packet.cut());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 19})
    void refusesATotalLengthBelowTheHeaders(int length) {
        var packet = decode(RAW, "4500%04x000140004006ffffc0000201c6336402".formatted(length) + tcp(0));
        assertEquals(Flaw.IP_TOTAL_LENGTH, packet.flaw());
        assertEquals(0, packet.ips());
    }

    @ParameterizedTest
    @ValueSource(strings = {"40", "41", "44"})
    void refusesAHeaderLengthBelowTheShortest(String first) {
        assertEquals(
                Flaw.IP_HEADER_LENGTH,
                decode(RAW, SYN.replaceFirst("45", first)).flaw());
    }

    @Test
    void tellsOfAnotherVersionThanAnnounced() {
        assertEquals(Flaw.IP_VERSION, decode(228, SYN.replaceFirst("45", "75")).flaw());
    }

    @Test
    void readsNothingOfAnUnknownVersion() {
        assertEquals(0, decode(RAW, SYN.replaceFirst("45", "75")).layers());
    }

    @Test
    void tellsOfAPacketLongerThanItsFrame() {
        var packet = decode(Wire.ETHERNET, MACS + "0800" + SYN.replaceFirst("0034", "0100"));
        assertEquals(Flaw.LONGER_THAN_CARRIER, packet.flaw());
        assertEquals(256, packet.ip().length());
        assertEquals(0x5b4, packet.maximumSegmentSize());
    }

    /** A capture at 96 octets says the same as a whole one. */
    @Test
    void takesSizesFromTheHeader() {
        var packet = decode(Wire.ETHERNET, 1514, MACS + "0800 450005dc000140004006ffffc0000201c6336402" + tcp(42));
        assertEquals(1500, packet.ip().length());
        assertEquals(1460, packet.payloadLength());
        assertEquals(42, packet.payloadCaptured());
        assertFalse(packet.cut());
    }
}
