package org.headroom.packet.wire;

import static org.headroom.packet.wire.Wire.ETHERNET;
import static org.headroom.packet.wire.Wire.RAW;
import static org.headroom.packet.wire.Wire.decode;
import static org.headroom.packet.wire.Wire.ipv4;
import static org.headroom.packet.wire.Wire.ipv6;
import static org.headroom.packet.wire.Wire.layers;
import static org.headroom.packet.wire.Wire.tcp;
import static org.headroom.packet.wire.Wire.tunnels;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IcmpTest {

    /** The story's: from the director, at a snap length of 96. */
    private static final String FRAGMENTATION_NEEDED = """
            9aab1f5a 58a87e14 7923e0b3 0800
            45c00240 dbc20000 3f01b09f c0000250 c6336417 030440e4 000005c8
            450005dc 88eb4000 3e06c195 c6336417 c0000250 a4040050 c3a4a2ab bf249d17 5010003f 75e00000
            47455420 2f616363 6f756e74 2048
            """;

    /** Eight octets of the segment, all that RFC 792 asks for. */
    private static final String SHORT_QUOTE = """
            45c00038 00010000 3f01ec66 64400002 c6336428 0304921b 000005c8
            450005dc d8944000 3f06f6da c6336428 cb007150 c5300050 f937a65f
            """;

    /** Round a GRE packet, as the underlay's router tells its sender. */
    private static final String ABOUT_A_TUNNEL = """
            45c00240 50270000 4001d36b c6336401 c6336402 03040c94 000005a0
            450005dc 94614000 402f3a59 c6336402 cb007102 00000800
            450005c4 9bb84000 3f0682fa 0a0a0114 0a140250
            c1a20050 aedaa9d8 464a4751 8010003f b33c0000 0101080a 32b4ea37 a846c3de
            """;

    @Test
    void readsFragmentationNeeded() {
        var packet = decode(ETHERNET, 590, FRAGMENTATION_NEEDED);
        assertEquals("Ethernet 14, IPv4 20, ICMP 8", layers(packet));
        assertEquals(Packet.Transport.ICMP, packet.transport());
        assertEquals(3, packet.icmpType());
        assertEquals(4, packet.icmpCode());
        assertTrue(packet.tooBig());
        assertEquals(1480, packet.nextHopMtu());
        assertFalse(packet.icmpChecksumBad(), "nobody can tell");
        assertEquals(576 - 28, packet.payloadLength());
        assertFalse(packet.cut());

        var quoted = quoted(packet);
        assertEquals(1500, quoted.ip().length());
        assertEquals(0x88eb, quoted.ip().identification());
        assertEquals(62, quoted.ip().timeToLive());
        assertEquals(41_988, quoted.sourcePort());
        assertEquals(0xc3a4a2ab, quoted.sequence());
        assertTrue(quoted.tcpWhole());
        assertEquals(1460, quoted.payloadLength());
        assertNull(quoted.flaw());
    }

    @Test
    void readsAQuoteOfEightOctets() {
        var packet = decode(RAW, SHORT_QUOTE);
        assertEquals(1480, packet.nextHopMtu());
        assertFalse(packet.icmpChecksumBad());
        var quoted = quoted(packet);
        assertEquals("IPv4 20, TCP 8", layers(quoted));
        assertEquals(50_480, quoted.sourcePort());
        assertEquals(80, quoted.destinationPort());
        assertEquals(0xf937a65f, quoted.sequence());
        assertFalse(quoted.tcpWhole());
        assertEquals(-1, quoted.payloadLength());
    }

    @Test
    void readsATunnelInAQuote() {
        var quoted = quoted(decode(RAW, 576, ABOUT_A_TUNNEL));
        assertEquals("IPv4 20, GRE 4, IPv4 20, TCP 32", layers(quoted));
        assertEquals("gre 24", tunnels(quoted));
        assertEquals("1500, 1476", Wire.lengths(quoted));
        assertEquals(0xaedaa9d8, quoted.sequence());
    }

    @Test
    void tellsAWrongChecksum() {
        assertTrue(decode(RAW, SHORT_QUOTE.replace("921b", "921c")).icmpChecksumBad());
        assertTrue(decode(RAW, SHORT_QUOTE.replace("f937a65f", "f937a65e")).icmpChecksumBad());
    }

    /** Routers of before RFC 1191 leave the field 0; some report what no link has. */
    @ParameterizedTest
    @CsvSource({"0000, 0", "0044, 68", "ffff, 65535"})
    void readsAnyNextHopMtu(String field, int mtu) {
        assertEquals(
                mtu,
                decode(RAW, SHORT_QUOTE.replace("000005c8", "0000" + field)).nextHopMtu());
    }

    /** RFC 4884: the length attribute counts words; what follows the quote are extension objects (here MPLS, RFC 4950). */
    @Test
    void endsTheQuoteWhereItsLengthSays() {
        var datagram = ipv4(6, tcp(88));
        var extension = "2000dfff 00080101 0003e9ff";
        var packet = decode(RAW, ipv4(1, "0304ffff 002005c8" + datagram + extension));
        var quoted = quoted(packet);
        assertEquals(128, quoted.ip().length());
        assertEquals(88, quoted.payloadCaptured());
        assertEquals(1480, packet.nextHopMtu());
    }

    @ParameterizedTest
    @CsvSource({"3, 4, true", "3, 3, false", "4, 0, false", "5, 1, false", "11, 0, false", "12, 0, false"})
    void quotesWithEveryError(int type, int code, boolean tooBig) {
        var packet = decode(RAW, ipv4(1, "%02x%02xffff00000000".formatted(type, code) + ipv4(6, tcp(0))));
        assertEquals(tooBig, packet.tooBig());
        assertEquals(tooBig ? 0 : -1, packet.nextHopMtu());
        assertEquals(443, quoted(packet).destinationPort());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 8, 13})
    void quotesNothingOtherwise(int type) {
        var packet = decode(RAW, ipv4(1, "%02x00ffff00010001".formatted(type) + ipv4(6, tcp(0))));
        assertNull(packet.quoted());
        assertEquals(40, packet.payloadLength());
    }

    @Test
    void doesNotFollowAnErrorAboutAnError() {
        var inner = ipv4(1, "0304ffff000005c8" + ipv4(6, tcp(0)));
        var packet = decode(RAW, ipv4(1, "0304ffff000005dc" + inner));
        var quoted = quoted(packet);
        assertTrue(quoted.tooBig());
        assertEquals(1480, quoted.nextHopMtu());
        assertEquals(1500, packet.nextHopMtu());
        assertNull(quoted.quoted());
    }

    @Test
    void bearsAnErrorThatQuotesNothing() {
        var packet = decode(RAW, ipv4(1, "0304ffff000005c8"));
        assertTrue(packet.tooBig());
        assertNull(packet.quoted());
    }

    @ParameterizedTest
    @CsvSource({
        "2, 00000578, true, 1400",
        "2, 00000044, true, 68",
        "2, ffffffff, true, 2147483647",
        "1, 00000000, false, -1"
    })
    void readsPacketTooBig(int type, String field, boolean tooBig, int mtu) {
        var packet = decode(RAW, ipv6(58, "%02x00ffff".formatted(type) + field + ipv6(6, tcp(0))));
        assertEquals(tooBig, packet.tooBig());
        assertEquals(mtu, packet.nextHopMtu());
        assertEquals(
                "2001:db8::1",
                Addresses.text(
                        quoted(packet).ip().sourceHigh(), quoted(packet).ip().sourceLow()));
        assertTrue(packet.icmpChecksumBad());
    }

    @Test
    void anAnswerRepeatsTheNumbersOfItsQuestion() {
        var question = decode(RAW, ipv4(1, "0800 0000 74b4 0001 0102030405")).echo();

        assertEquals(0x74b4_0001, question);
        assertEquals(
                question, decode(RAW, ipv4(1, "0000 0000 74b4 0001 0102030405")).echo());
    }

    /** An echo request of ping6; the checksum covers a pseudo-header. */
    @Test
    void sumsUpIcmpv6() {
        var echo = "80%s 0001 0001 0102030405";
        assertTrue(decode(RAW, ipv6(58, echo.formatted("0000ff"))).icmpChecksumBad());
        assertFalse(decode(RAW, ipv6(58, echo.formatted("001b3b"))).icmpChecksumBad());
    }

    /** Of a multicast listener report a router alert stands before. */
    @Test
    void readsBehindExtensionHeaders() {
        var packet = decode(RAW, ipv6(0, "3a00050200000100" + "8f00ffff00000000"));
        assertEquals("IPv6 40, IPv6 extension header 8, ICMPv6 8", layers(packet));
        assertEquals(0x8f, packet.icmpType());
    }

    private static Packet quoted(Packet packet) {
        return Objects.requireNonNull(packet.quoted());
    }
}
