package org.headroom.packet.wire;

import static org.headroom.packet.wire.Wire.ETHERNET;
import static org.headroom.packet.wire.Wire.MACS;
import static org.headroom.packet.wire.Wire.RAW;
import static org.headroom.packet.wire.Wire.decode;
import static org.headroom.packet.wire.Wire.decodeGuessed;
import static org.headroom.packet.wire.Wire.ipv4;
import static org.headroom.packet.wire.Wire.ipv6;
import static org.headroom.packet.wire.Wire.layers;
import static org.headroom.packet.wire.Wire.lengths;
import static org.headroom.packet.wire.Wire.tcp;
import static org.headroom.packet.wire.Wire.tunnels;
import static org.headroom.packet.wire.Wire.udp;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each encapsulation takes, alone and nested. */
class TunnelTest {

    private static final String IP4 = ipv4(6, tcp(0));
    private static final String IP6 = ipv6(6, tcp(0));
    private static final String VXLAN = "08000000 00002a00";

    @Test
    void measuresIpInIp() {
        assertEquals("ipip 20", tunnels(decode(RAW, ipv4(4, IP4))));
        assertEquals("6in4 20", tunnels(decode(RAW, ipv4(41, IP6))));
        assertEquals("4in6 40", tunnels(decode(RAW, ipv6(4, IP4))));
        assertEquals("ip6ip6 40", tunnels(decode(RAW, ipv6(41, IP6))));
    }

    /** Linux limits how deep its IPv6 tunnels may nest with an option of eight octets (RFC 2473 §4.1.1). */
    @Test
    void countsExtensionHeadersAsTheTunnels() {
        assertEquals("ip6ip6 48", tunnels(decode(RAW, ipv6(60, "2900040104010100" + IP6))));
        assertEquals("4in6 48", tunnels(decode(RAW, ipv6(60, "0400040104010100" + IP4))));
    }

    @Test
    void countsOptionsOfTheOuterHeader() {
        var outer = "46000040000140004004ffffc0000201c6336402 94040000";
        assertEquals("ipip 24", tunnels(decode(RAW, outer + IP4)));
    }

    /** Checksum, key, sequence number take four octets each (RFC 2784, RFC 2890); routing has entries of its own (RFC 1701). */
    @ParameterizedTest
    @CsvSource({
        "00000800, 24",
        "80000800 ffff0000, 28",
        "20000800 0000002a, 28",
        "10000800 00000001, 28",
        "30000800 0000002a 00000001, 32",
        "b0000800 ffff0000 0000002a 00000001, 36",
        "40000800 ffff0000 08000004 c0000201 00000000, 40"
    })
    void measuresGre(String header, int took) {
        var packet = decode(RAW, ipv4(47, header + IP4));
        assertEquals("gre " + took, tunnels(packet));
        assertEquals(took + 40 + ", 40", lengths(packet));
    }

    @Test
    void measuresGreOverAndRoundIpv6() {
        assertEquals("gre 44", tunnels(decode(RAW, ipv6(47, "00000800" + IP4))));
        assertEquals("gre 24", tunnels(decode(RAW, ipv4(47, "000086dd" + IP6))));
    }

    @Test
    void measuresFramesInGre() {
        assertEquals("gretap 38", tunnels(decode(RAW, ipv4(47, "00006558" + MACS + "0800" + IP4))));
        assertEquals("gretap 42", tunnels(decode(RAW, ipv4(47, "00006558" + MACS + "8100 0064 0800" + IP4))));
        assertEquals("erspan 38", tunnels(decode(RAW, ipv4(47, "000088be" + MACS + "0800" + IP4))));
        var type2 = "100088be 00000001 10010000 00000000";
        assertEquals("erspan 50", tunnels(decode(RAW, ipv4(47, type2 + MACS + "0800" + IP4))));
        var type3 = "100022eb 00000001 20010000 00000000 00000000";
        assertEquals("erspan 54", tunnels(decode(RAW, ipv4(47, type3 + MACS + "0800" + IP4))));
    }

    /** 4 octets of GRE less than RFC 2637's 16: without an acknowledgment 12. */
    @ParameterizedTest
    @CsvSource({
        "3001880b 002c0001 00000001 ff030021, 36",
        "3081880b 002c0001 00000001 00000001 ff030021, 40",
        "3001880b 00290001 00000001 21, 33"
    })
    void measuresPptp(String header, int took) {
        assertEquals("pptp " + took, tunnels(decode(RAW, ipv4(47, header + IP4))));
    }

    @Test
    void endsWhereGreCannotBeFollowed() {
        var unknown = decode(RAW, ipv4(47, "0002 0800" + IP4));
        assertEquals("", tunnels(unknown));
        assertEquals(1, unknown.ips());
        var keepalive = decode(RAW, ipv4(47, "00000000"));
        assertEquals(1, keepalive.ips());
        assertEquals("", tunnels(decode(RAW, ipv4(47, "2081880b 00000001 00000001"))), "an acknowledgment alone");
    }

    /** Of Linux 6.18: the outer Ethernet is the underlay's own, the inner one is the tunnel's. */
    @Test
    void measuresVxlanOfARealStack() {
        var packet = decode(ETHERNET, """
                76defad0 be5dca57 e9b164ad 0800
                4500006e 2d5c0000 4011c88c c000020a c000028c bc7b12b5 005ac5e8 08000000 00002a00
                62330fb2 135ece64 f5b77b4d 0800
                4500003c e18a4000 4006403c 0af40105 0af40209
                a4080050 c886a0c7 00000000 a002fd5c b7bd0000 02040582 0402080a 1aed518b 00000000 0103030a
                """);
        assertEquals("Ethernet 14, IPv4 20, UDP 8, VXLAN 8, Ethernet 14, IPv4 20, TCP 40", layers(packet));
        assertEquals("vxlan 50", tunnels(packet));
        assertEquals("110, 60", lengths(packet));
        assertEquals(1410, packet.maximumSegmentSize());
    }

    @Test
    void measuresVxlanOverIpv6WithAnInnerTag() {
        var packet = decode(RAW, ipv6(17, udp(50_000, 4789, VXLAN + MACS + "8100 0064 86dd" + IP6)));
        assertEquals("vxlan 74", tunnels(packet));
        assertEquals(0, packet.vlan(), "the inner tag is the tunnel's affair");
        assertEquals("vxlan 70", tunnels(decode(RAW, ipv6(17, udp(50_000, 8472, VXLAN + MACS + "0800" + IP4)))));
    }

    @ParameterizedTest
    @CsvSource({"0c000001, 36", "0c000002, 36", "0c000003, 50"})
    void measuresVxlanWithProtocol(String first, int took) {
        var inner = took == 50 ? MACS + "0800" + IP4 : first.endsWith("2") ? IP6 : IP4;
        var packet = decode(RAW, ipv4(17, udp(50_000, 4790, first + "00002a00" + inner)));
        assertEquals("vxlan-gpe " + took, tunnels(packet));
    }

    /** Without the instance flag, or with something where nothing may be, it is a datagram like others. */
    @ParameterizedTest
    @CsvSource({"0000000000002a00", "0800000000002a01", "0800010000002a00", "4800000000002a00"})
    void doubtsVxlan(String header) {
        var packet = decode(RAW, ipv4(17, udp(50_000, 4789, header + MACS + "0800" + IP4)));
        assertEquals("", tunnels(packet));
        assertEquals(4789, packet.destinationPort());
    }

    @ParameterizedTest
    @CsvSource({
        "0000 6558 00002a00, 50, true",
        "0200 6558 00002a00 0102800100000001, 58, true",
        "0000 0800 00002a00, 36, false"
    })
    void measuresGeneve(String header, int took, boolean frame) {
        var packet = decode(RAW, ipv4(17, udp(50_000, 6081, header + (frame ? MACS + "0800" : "") + IP4)));
        assertEquals("geneve " + took, tunnels(packet));
    }

    /** Of a forwarder behind Linux 6.18, then with sequence number, and with an extension header of four octets. */
    @Test
    void measuresGtpU() {
        var packet = decode(RAW, """
                45000060 298c0000 4011aac8 c6336402 cb007102 08680868 004c5ec1 30ff003c 00001001
                4500003c d0ac4000 3f06538e 0a0a0114 0a140250
                a4640050 00d13864 00000000 a002faf0 f44f0000 02040590 0402080a 4038233d 00000000 01030307
                """);
        assertEquals("gtp-u 36", tunnels(packet));
        assertEquals(1424, packet.maximumSegmentSize());
        assertEquals("gtp-u 40", tunnels(decode(RAW, ipv4(17, udp(2152, 2152, "32ff002c0000100100010000" + IP4)))));
        var session = "34ff0030 00001001 00000085 01100500";
        assertEquals("gtp-u 44", tunnels(decode(RAW, ipv4(17, udp(2152, 2152, session + IP4)))));
        assertEquals(
                "", tunnels(decode(RAW, ipv4(17, udp(2152, 2152, "32010004 00000000 00010000")))), "an echo request");
    }

    /** Without length and sequence number 6 octets, with both 12; PPP's own 2 or 4. */
    @ParameterizedTest
    @CsvSource({
        "0002 00010001 ff030021, 38",
        "4002 0034 00010001 ff030021, 40",
        "4802 0038 00010001 00000000 0021, 42",
        "0202 00010001 0002ffff ff030021, 42"
    })
    void measuresL2tpVersion2(String header, int took) {
        var packet = decode(RAW, ipv4(17, udp(1701, 1701, header + IP4)));
        assertEquals("l2tpv2 " + took, tunnels(packet));
    }

    /** Over IP the session alone, over UDP four octets more; a cookie of 0, 4 or 8 and a sublayer of 4 are found by what follows. */
    @Test
    void measuresL2tpVersion3() {
        var frame = MACS + "0800" + IP4;
        assertEquals("l2tpv3 38", tunnels(decode(RAW, ipv4(115, "00000001" + frame))));
        assertEquals("l2tpv3 42", tunnels(decode(RAW, ipv4(115, "00000001 00000000" + frame))));
        assertEquals("l2tpv3 50", tunnels(decode(RAW, ipv4(115, "00000001 1122334455667788 00000000" + frame))));
        assertEquals(
                "l2tpv3 58",
                tunnels(decode(RAW, ipv4(17, udp(1701, 1701, "00030000 00000001 1122334400000000" + frame)))));
    }

    @Test
    void measuresLabelsOverIp() {
        assertEquals("mpls 24", tunnels(decode(RAW, ipv4(137, "00064140" + IP4))));
        assertEquals("mpls 36", tunnels(decode(RAW, ipv4(17, udp(50_000, 6635, "00064040 00065140" + IP4)))));
        assertEquals("gre 28", tunnels(decode(RAW, ipv4(47, "00008847 00064140" + IP4))));
    }

    @Test
    void measuresLisp() {
        assertEquals("lisp 36", tunnels(decode(RAW, ipv4(17, udp(50_000, 4341, "80000001 00000001" + IP4)))));
        assertEquals("lisp 56", tunnels(decode(RAW, ipv6(17, udp(50_000, 4341, "80000001 00000001" + IP6)))));
    }

    @Test
    void findsIpInUdpOnAnyPort() {
        assertEquals("fou 28", tunnels(decodeGuessed(ipv4(17, udp(5555, 5555, IP4)))));
        assertEquals("fou 48", tunnels(decodeGuessed(ipv6(17, udp(9999, 7777, IP6)))));
        assertEquals("gue 32", tunnels(decodeGuessed(ipv4(17, udp(6080, 6080, "00040000" + IP4)))));
        assertEquals("gue 36", tunnels(decodeGuessed(ipv4(17, udp(6080, 6080, "01290000 00000000" + IP6)))));
    }

    /** The identification, flags and counts of an answer in its first fragment look like a header with a length of 33792. */
    @Test
    void takesNoDnsAnswerForATunnel() {
        var packet = decode(RAW, 1500, """
                450005dc 80992000 3d1170cb cb007150 c6336428 0035c469 0cb0d2c9
                4aa68400 0001000f 00000001 03626967 07657861 6d706c65 04746573 7400
                """);
        assertEquals("", tunnels(packet));
        assertEquals(50_281, packet.destinationPort());
        assertEquals(
                "",
                tunnels(decode(RAW, ipv4(17, udp(443, 50_000, IP4.replaceFirst("4006", "4106"))))),
                "a wrong checksum");
    }

    /** To a server, with an origin indication before; and between two peers on ports of their own (RFC 4380 §4). */
    @Test
    void measuresTeredo() {
        assertEquals("teredo 28", tunnels(decodeGuessed(ipv4(17, udp(50_000, 3544, IP6)))));
        assertEquals("teredo 36", tunnels(decodeGuessed(ipv4(17, udp(3544, 50_000, "0000 0bf8 3e1a2b3c" + IP6)))));
        var direct = IP6.replace("20010db8000000000000000000000001", "2001000053aa64c20851f6c4fe04c5ad");
        assertEquals("teredo 28", tunnels(decodeGuessed(ipv4(17, udp(50_000, 50_001, direct)))));
    }

    @Test
    void measuresNestedTunnels() {
        var greInPppoe = MACS + "8100 0007 8864 1100 0001 0042 0021" + ipv4(47, "00000800" + IP4);
        var packet = decode(ETHERNET, greInPppoe);
        assertEquals("vlan 4, pppoe 8, gre 24", tunnels(packet));
        assertEquals(-1, packet.tunnelIp(1));
        assertEquals(0, packet.tunnelIp(2));
        assertEquals("64, 40", lengths(packet));

        assertEquals("gre 24, ipip 20", tunnels(decode(RAW, ipv4(47, "00000800" + ipv4(4, IP4)))));
        var vxlan = ipv4(17, udp(50_000, 4789, VXLAN + MACS + "0800" + ipv4(41, IP6)));
        assertEquals("vxlan 50, 6in4 20", tunnels(decode(RAW, vxlan)));
        var authenticated = "2f040000 00001000 00000001 112233445566778899aabbcc" + "00000800" + IP4;
        assertEquals("ah 24, gre 24", tunnels(decode(RAW, ipv4(51, authenticated))));
    }

    @Test
    void endsWhereTunnelsHaveNoEnd() {
        var nested = IP4;
        for (int i = 0; i < 20; i++) {
            nested = ipv4(4, nested);
        }
        var packet = decode(RAW, nested);
        assertEquals(Packet.MOST_IPS, packet.ips());
        assertEquals(Flaw.TOO_DEEP, packet.flaw());
    }

    /** tracepath's fourth hop: a number of four octets, padding, and the time. */
    @Test
    void aProbeOfTracepathIsNotWireGuard() {
        var probe = decodeGuessed(
                "450005dc 00004000 04110a83 c633640a cb007150 aadbada4 05c8b7ec 04000000 00000000 42080000 00000000"
                        + "ee334926 00000000" + "00".repeat(64));

        assertEquals("", tunnels(probe));
        assertFalse(probe.opaque());
    }

    /** A data message with so many octets inside. */
    private static String wireguard(int octets) {
        return ipv4(17, udp(51_820, 51_820, "04000000 21436507 0100000000000000" + "65".repeat(octets + 16)));
    }

    /** What ESP and WireGuard hide has no overhead that can be measured. Both of a forwarder behind Linux 6.18. */
    @Test
    void hidesWhatIsEncrypted() {
        var esp = decode(RAW, 116, "45000074 78f40000 3f325c2b c6336402 cb007102 c0ffee01 00000001 00000000 00000001");
        assertEquals("IPv4 20, ESP 8", layers(esp));
        assertEquals("esp 0", tunnels(esp));
        assertTrue(esp.opaque());
        assertEquals(116, esp.ip().length());

        var wireguard = decodeGuessed(
                "4500007c 72d20000 40116166 c6336402 cb007102 ca6cca6c 006812cb 04000000 21436507 01000000 00000000"
                        + "65".repeat(80));
        assertEquals("wireguard 0", tunnels(wireguard));
        assertTrue(wireguard.opaque());
        assertEquals(96, wireguard.payloadLength());

        assertEquals("wireguard 0", tunnels(decodeGuessed(wireguard(1420))), "full, at an MTU of 1420");
        assertEquals("", tunnels(decodeGuessed(wireguard(92))), "WireGuard would fill it up to 96");

        var inUdp = decode(RAW, ipv4(17, udp(4500, 4500, "c0ffee01 00000001" + "ab".repeat(64))));
        assertEquals("esp 0", tunnels(inUdp));
        assertFalse(
                decode(RAW, ipv4(17, udp(4500, 4500, "00000000 11223344" + "ab".repeat(64))))
                        .opaque(),
                "IKE");
        assertFalse(decode(RAW, ipv4(17, udp(4500, 4500, "ff"))).opaque(), "a keepalive");
    }

    /** In transport mode 24 octets with a 96-bit check value (RFC 4302 §2); in tunnel mode the outer header too. */
    @Test
    void measuresTheAuthenticationHeader() {
        var rest = "040000 00001000 00000001 112233445566778899aabbcc";
        var transport = decode(RAW, ipv4(51, "06" + rest + tcp(3)));
        assertEquals("IPv4 20, AH 24, TCP 20", layers(transport));
        assertEquals("ah 24", tunnels(transport));
        assertEquals(3, transport.payloadLength());
        assertEquals("ah 44", tunnels(decode(RAW, ipv4(51, "04" + rest + IP4))));
        assertEquals("ah 64", tunnels(decode(RAW, ipv6(51, "29" + rest + IP6))));
    }

    /** Integrity alone leaves the frame readable: tag 6, channel 8, check value 16, and the EtherType before (IEEE 802.1AE §9). */
    @Test
    void measuresMacsec() {
        var packet = decode(ETHERNET, MACS + "88e5 20 00 00000001 00005e0053020001 0800" + IP4 + "00".repeat(16));
        assertEquals("macsec 32", tunnels(packet));
        assertEquals(40, packet.ip().length());
        var encrypted = decode(ETHERNET, MACS + "88e5 2c 00 00000001 00005e0053020001" + "ab".repeat(60));
        assertTrue(encrypted.opaque());
        assertEquals(0, encrypted.ips());
    }

    /** The first fragment of a tunnel's packet holds the inner headers, though not all of the inner packet. */
    @Test
    void looksIntoFirstFragments() {
        var inner = ipv4(6, tcp(1400)).substring(0, 2 * 40 + 16);
        var packet = decode(RAW, ipv4(47, 0x2000, "00000800" + inner));
        assertEquals("gre 24", tunnels(packet));
        assertEquals(1440, packet.ip().length());
        assertEquals(443, packet.destinationPort());
        var later = decode(RAW, ipv4(47, 0x00b9, "00000800" + inner));
        assertEquals("", tunnels(later));
        assertEquals(1, later.ips());
    }

    /** Any client may have the port of labels: QUIC, and what only begins like a label at the bottom of its stack. */
    @ParameterizedTest
    @CsvSource({
        "47010203 47010203 47010203 47010203",
        "00064140 45000100 00000000 00000000",
        "00064140 55000000 00000000 00000000",
        "00064040 00064040 00064040 00064040",
        "00064140"
    })
    void takesNoDatagramForLabelsByItsPort(String payload) {
        var packet = decode(RAW, ipv4(17, udp(443, 6635, payload)));
        assertEquals("", tunnels(packet));
        assertEquals(Packet.Transport.UDP, packet.transport());
        assertEquals(6635, packet.destinationPort());
    }

    /** A length that fits by chance, where an IP version would stand that there is none of. */
    @Test
    void takesNothingForIpWithoutItsVersion() {
        assertEquals(
                "",
                tunnels(decode(
                        RAW, ipv4(17, udp(50_000, 4341, "80000001 00000001 7500000000000000" + "00".repeat(32))))));
        assertEquals(
                "", tunnels(decode(RAW, ipv4(17, udp(50_000, 6635, "00064140 7500000000000000" + "00".repeat(32))))));
    }
}
