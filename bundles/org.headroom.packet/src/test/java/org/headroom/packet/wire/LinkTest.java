package org.headroom.packet.wire;

import static org.headroom.packet.wire.Wire.ETHERNET;
import static org.headroom.packet.wire.Wire.MACS;
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

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LinkTest {

    private static final String IP4 = ipv4(6, tcp(1));
    private static final String IP6 = ipv6(6, tcp(1));
    private static final String SNAP = "aaaa03000000";

    @Test
    void readsEthernet() {
        var packet = decode(ETHERNET, MACS + "0800" + IP4);
        assertEquals("Ethernet 14, IPv4 20, TCP 20", layers(packet));
        assertEquals(0x00005e005301L, packet.destinationMac());
        assertEquals(0x00005e005302L, packet.sourceMac());
        assertEquals(0, packet.vlan());
        assertEquals(-1, packet.cookedType());
        assertEquals("", tunnels(packet));
    }

    @ParameterizedTest
    @CsvSource({
        "8100 0064 0800, 100, vlan 4",
        "88a8 0064 8100 000a 0800, 100, qinq 8",
        "8100 0064 8100 000a 0800, 100, qinq 8",
        "9100 0064 9200 000a 9300 000b 0800, 100, qinq 12",
        "8100 e001 0800, 1, vlan 4"
    })
    void readsTags(String tags, int vlan, String took) {
        var packet = decode(ETHERNET, MACS + tags + IP4);
        assertEquals(vlan, packet.vlan());
        assertEquals(took, tunnels(packet));
        assertEquals(-1, packet.tunnelIp(0));
        assertEquals(41, packet.ip().length());
        assertFalse(packet.opaque());
    }

    /** PPP's octet of a compressed protocol field is not used here (RFC 2516 §7), but seen. */
    @ParameterizedTest
    @CsvSource({"0021, pppoe 8, 4", "0057, pppoe 8, 6", "21, pppoe 7, 4"})
    void readsPppoe(String protocol, String took, int version) {
        var inner = version == 4 ? IP4 : IP6;
        var packet = decode(ETHERNET, MACS + "8864 1100 0c2a 002b" + protocol + inner);
        assertEquals(took, tunnels(packet));
        assertEquals(version, packet.ip().version());
    }

    @Test
    void readsPppoeBehindATag() {
        var packet = decode(ETHERNET, MACS + "8100 0007 8864 1100 0c2a 002b 0021" + IP4);
        assertEquals("Ethernet 14, 802.1Q 4, PPPoE 6, PPP 2, IPv4 20, TCP 20", layers(packet));
        assertEquals("vlan 4, pppoe 8", tunnels(packet));
        assertEquals(7, packet.vlan());
    }

    @Test
    void readsNoIpInPppoesDiscovery() {
        assertEquals(0, decode(ETHERNET, MACS + "8863 1109 0000 0004 0101 0000").ips());
        assertEquals(
                0,
                decode(ETHERNET, MACS + "8864 1100 0c2a 000a c021 0901 0008 1122 3344")
                        .ips());
    }

    /** One label or several (RFC 3032), and a pseudowire with control word and a frame of its own (RFC 4448). */
    @ParameterizedTest
    @CsvSource({"00064140, mpls 4", "00064040 00065140, mpls 8", "00064040 00065040 00000140, mpls 12"})
    void readsLabels(String labels, String took) {
        for (var inner : new String[] {IP4, IP6}) {
            var packet = decode(ETHERNET, MACS + "8847" + labels + inner);
            assertEquals(took, tunnels(packet));
            assertEquals(1, packet.ips());
        }
    }

    @ParameterizedTest
    @CsvSource({"00000000", "''"})
    void readsAPseudowire(String controlWord) {
        var packet = decode(ETHERNET, MACS + "8847 00064040 00065140" + controlWord + MACS + "0800" + IP4);
        assertEquals("Ethernet 14, MPLS 4, MPLS 4, Ethernet 14, IPv4 20, TCP 20", layers(packet));
        assertEquals(1, packet.ips());
    }

    @Test
    void endsWhereLabelsHaveNoBottom() {
        assertEquals(
                Flaw.TOO_DEEP,
                decode(ETHERNET, MACS + "8847" + "00064040".repeat(100)).flaw());
    }

    /** A length instead of an EtherType (IEEE 802.3 §3.2.6), or the jumbo frames' 8870. */
    @ParameterizedTest
    @ValueSource(strings = {"0031", "8870"})
    void readsSnap(String lengthOrType) {
        var packet = decode(ETHERNET, MACS + lengthOrType + SNAP + "0800" + IP4);
        assertEquals("Ethernet 14, LLC/SNAP 8, IPv4 20, TCP 20", layers(packet));
    }

    /** Spanning tree, a proprietary SNAP, and a type that is neither length nor EtherType. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "0026 424203 0000000000000000",
                "0026 aaaa03 00000c 2000 01b4",
                "05dd aaaa03000000 0800 4500",
                "0806 0001080006040001"
            })
    void readsNoIpInOthers(String frame) {
        var packet = decode(ETHERNET, MACS + frame);
        assertEquals(0, packet.ips());
        assertEquals(Packet.Transport.NONE, packet.transport());
        assertNull(packet.flaw());
    }

    @Test
    void readsLinuxCooked() {
        var packet = decode(113, "0000 0001 0006 be5ed436221d 0000 0800" + IP4);
        assertEquals("Linux cooked 16, IPv4 20, TCP 20", layers(packet));
        assertEquals(0, packet.cookedType());
        assertEquals(0xbe5ed436221dL, packet.sourceMac());
        assertEquals(0, packet.cookedInterface());
    }

    @Test
    void readsLinuxCookedVersion2() {
        var packet = decode(276, "0800 0000 00000003 0001 04 06 9aab1f5a58a8 0000" + IP4);
        assertEquals("Linux cooked v2 20, IPv4 20, TCP 20", layers(packet));
        assertEquals(4, packet.cookedType());
        assertEquals(3, packet.cookedInterface());
        assertEquals(0x9aab1f5a58a8L, packet.sourceMac());
    }

    /** A tunnel interface has no address; a tag, a PPPoE session or LLC may follow; netlink is no packet. */
    @ParameterizedTest
    @CsvSource({
        "0004 fffe 0000 0000000000000000 86dd, '', 1",
        "0004 0001 0006 be5ed436221d0000 8100 0064 86dd, vlan 4, 1",
        "0004 0001 0006 be5ed436221d0000 8864 1100 0001 0000 0057, pppoe 8, 1",
        "0004 0001 0006 be5ed436221d0000 0004 aaaa03000000 86dd, '', 1",
        "0004 0338 0000 0000000000000000 86dd, '', 0",
        "0004 0118 0000 0000000000000000 000c, '', 0"
    })
    void readsWhatLinuxCooks(String header, String took, int ips) {
        var packet = decode(113, header + IP6);
        assertEquals(took, tunnels(packet));
        assertEquals(ips, packet.ips());
    }

    /** The family is in the byte order of whoever captured; IPv6 has another number on every BSD. */
    @ParameterizedTest
    @CsvSource({"02000000, 4", "00000002, 4", "18000000, 6", "0000001c, 6", "1e000000, 6", "17000000, 6", "0000000a, 6"
    })
    void readsNullAndLoop(String family, int version) {
        for (var link : new int[] {0, 108}) {
            var packet = decode(link, family + (version == 4 ? IP4 : IP6));
            assertEquals(version, packet.ip().version());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "ff030021, 9, PPP 4",
        "0021, 9, PPP 2",
        "21, 9, PPP 1",
        "ff0321, 50, PPP 3",
        "0f000800, 104, Cisco HDLC 4",
        "8f000800, 104, Cisco HDLC 4",
        "ff030021, 104, PPP 4",
        "11000c2a002b0021, 51, 'PPPoE 6, PPP 2'"
    })
    void readsSerialLinks(String header, int link, String said) {
        assertEquals(said + ", IPv4 20, TCP 20", layers(decode(link, header + IP4)));
    }

    @ParameterizedTest
    @ValueSource(ints = {12, 14, 101})
    void readsRawIp(int link) {
        assertEquals("IPv4 20, TCP 20", layers(decode(link, IP4)));
        assertEquals("IPv6 40, TCP 20", layers(decode(link, IP6)));
    }

    /** To and from an access point, between two of them, with quality of service and high throughput. */
    @ParameterizedTest
    @CsvSource({"0801, 24", "0802, 24", "0803, 30", "8801, 26", "8881, 30", "8803, 32"})
    void readsWirelessData(String control, int octets) {
        var header = control + "3000" + "00".repeat(octets - 4);
        var packet = decode(105, header + SNAP + "0800" + IP4);
        assertEquals("802.11 %d, LLC/SNAP 8, IPv4 20, TCP 20".formatted(octets), layers(packet));
        assertEquals(
                "radiotap 8, " + layers(packet),
                layers(decode(127, "0000080000000000" + header + SNAP + "0800" + IP4)));
    }

    /** Encrypted, without data, management. */
    @ParameterizedTest
    @ValueSource(strings = {"0841", "4801", "8000"})
    void readsNoIpInOtherWirelessFrames(String control) {
        assertEquals(
                0, decode(105, control + "00".repeat(22) + SNAP + "0800" + IP4).ips());
    }

    /** A flag of radiotap tells that the header of 26 octets is followed by two of padding. */
    @Test
    void passesByWirelessPadding() {
        var packet = decode(127, "0000 0900 02000000 20" + "8801" + "00".repeat(24) + "0000" + SNAP + "0800" + IP4);
        assertEquals("radiotap 9, 802.11 28, LLC/SNAP 8, IPv4 20, TCP 20", layers(packet));
    }

    @Test
    void readsWhatPfLogs() {
        var header = "3d 02 01 00 656d3000000000000000000000000000" + "00".repeat(41) + "010000" + "00";
        var packet = decode(117, header.substring(0, header.length() - 2) + IP4);
        assertEquals("capture header 64, IPv4 20, TCP 20", layers(packet));
        assertEquals("capture header 12, IPv6 40, TCP 20", layers(decode(109, "18000000 00001000 00000800" + IP6)));
        assertEquals(Flaw.SHORTER_THAN_HEADER, decode(117, "04020100" + IP4).flaw());
    }

    /** Attributes in either byte order: hook and protocol, prefix, payload (of 4 + 41 octets, and padding). */
    @Test
    void readsWhatNetfilterLogs() {
        var little = "02000028 0800 0100 00000316 0500 0a00 00000000 2d00 0900" + IP4 + "000000";
        assertEquals("capture header 24, IPv4 20, TCP 20", layers(decode(239, little)));
        var big = "02000028 0008 0001 00000316 0005 000a 00000000 002d 0009" + IP4 + "000000";
        var packet = decode(239, big);
        assertEquals("capture header 24, IPv4 20, TCP 20", layers(packet));
        assertEquals(41, packet.ip().length());
        assertEquals(
                Flaw.SHORTER_THAN_HEADER,
                decode(239, "02000028 0000 0100 00000316").flaw());
    }

    /** Apple's header of 108 octets, on its own link type and on that of older systems; PPI of 8. */
    @Test
    void readsHeadersThatNameTheInnerLink() {
        var tap = "6c000000 01000000 01000000" + "00".repeat(96);
        for (var link : new int[] {149, 258}) {
            assertEquals(
                    "capture header 108, Ethernet 14, IPv4 20, TCP 20",
                    layers(decode(link, tap + MACS + "0800" + IP4)));
        }
        assertEquals("capture header 8, IPv6 40, TCP 20", layers(decode(192, "00000800 65000000" + IP6)));
        var inItself = "00000800 c0000000";
        assertEquals(1, decode(192, inItself.repeat(50)).layers());
    }

    @Test
    void readsFramesOfOtherMedia() {
        assertEquals("other 13, LLC/SNAP 8, IPv4 20, TCP 20", layers(decode(10, "50" + MACS + SNAP + "0800" + IP4)));
        assertEquals("LLC/SNAP 8, IPv4 20, TCP 20", layers(decode(100, SNAP + "0800" + IP4)));
        assertEquals("other 18, IPv4 20, TCP 20", layers(decode(138, "00".repeat(16) + "0800" + IP4)));
        assertEquals("other 44, IPv6 40, TCP 20", layers(decode(242, "00".repeat(40) + "86dd0000" + IP6)));
        assertEquals("capture header 24, IPv4 20, TCP 20", layers(decode(226, "0102" + "00".repeat(22) + IP4)));
    }

    /** Between the addresses and the EtherType a switch chip puts a tag for its processor. */
    @ParameterizedTest
    @CsvSource({"281, 2c000080, 18", "284, c0100539, 18", "285, dada0000c0100539, 22"})
    void readsFramesOfSwitchChips(int link, String tag, int octets) {
        var packet = decode(link, MACS + tag + "0800" + IP4);
        assertEquals("Ethernet %d, IPv4 20, TCP 20".formatted(octets), layers(packet));
        assertEquals(0x00005e005302L, packet.sourceMac());
    }

    @ParameterizedTest
    @CsvSource({
        "4d474380 0010 0301 0106 010e 0102 8c00 0404 4c01 0000, capture header 22, 1",
        "4d474301, capture header 4, 1"
    })
    void readsJunipersEthernet(String header, String said, int ips) {
        var packet = decode(178, header + MACS + "0800" + IP4);
        assertEquals(said + ", Ethernet 14, IPv4 20, TCP 20", layers(packet));
        assertEquals(ips, packet.ips());
        assertEquals("capture header 8, IPv4 20, TCP 20", layers(decode(178, "4d474302 02000000" + IP4)));
        assertEquals(0, decode(178, "00000000 0000").ips());
    }

    @Test
    void namesNothingOfUnknownLinks() {
        var packet = new Packet();
        assertFalse(new Decoder().decode(new byte[60], 0, 60, 60, 65_000, packet));
        assertTrue(packet.layers() == 0 && packet.ips() == 0);
    }
}
