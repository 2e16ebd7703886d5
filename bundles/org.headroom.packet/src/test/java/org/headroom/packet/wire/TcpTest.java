package org.headroom.packet.wire;

import static org.headroom.packet.wire.Wire.RAW;
import static org.headroom.packet.wire.Wire.decode;
import static org.headroom.packet.wire.Wire.ipv4;
import static org.headroom.packet.wire.Wire.layers;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TcpTest {

    /** Of Linux 6.18: MSS, SACK permitted, timestamps, no operation, window scale. */
    private static final String SYN = """
            c1480050 851500a4 00000000 a002faf0 d4ab0000
            020405b4 0402080a c9475045 00000000 01030307
            """;

    /** Of Linux 6.18 behind a hole: timestamps and two SACK blocks. */
    private static final String SACK = """
            0050c1a2 464a4751 aeda a9d8 d0100040 01720000
            0101080a a846c405 32b4ea29 01010512 aedab4f8 aedab528 aedad718 aedad951
            """;

    @Test
    void readsASyn() {
        var packet = decode(RAW, ipv4(6, SYN));
        assertEquals(Packet.Transport.TCP, packet.transport());
        assertEquals(49480, packet.sourcePort());
        assertEquals(80, packet.destinationPort());
        assertEquals(0x851500a4, packet.sequence());
        assertEquals(0, packet.acknowledgment());
        assertEquals(64240, packet.window());
        assertEquals(List.of(ControlBit.SYN), set(packet));
        assertEquals(1460, packet.maximumSegmentSize());
        assertEquals(7, packet.windowScale());
        assertTrue(packet.sackPermitted());
        assertTrue(packet.timestamps());
        assertEquals(0xc9475045, packet.timestampValue());
        assertEquals(0, packet.timestampEcho());
        assertTrue(packet.tcpWhole());
        assertTrue(packet.optionsWhole());
        assertEquals(0, packet.payloadLength());
        assertNull(packet.flaw());
    }

    @Test
    void readsSackBlocks() {
        var packet = decode(RAW, ipv4(6, SACK));
        assertEquals(2, packet.sackBlocks());
        assertEquals(0xaedab4f8, packet.sackLeft(0));
        assertEquals(0xaedab528, packet.sackRight(0));
        assertEquals(0xaedad718, packet.sackLeft(1));
        assertEquals(0xaedad951, packet.sackRight(1));
        assertEquals(0xa846c405, packet.timestampValue());
        assertEquals(0x32b4ea29, packet.timestampEcho());
        assertEquals(-1, packet.maximumSegmentSize());
        assertEquals(-1, packet.windowScale());
        assertFalse(packet.sackPermitted());
    }

    /** Alone they are read on a path of their own (RFC 7323 appendix A). */
    @Test
    void readsAlignedTimestamps() {
        var packet = decode(RAW, ipv4(6, segment("0101080a 11223344 55667788")));
        assertTrue(packet.timestamps());
        assertEquals(0x11223344, packet.timestampValue());
        assertEquals(0x55667788, packet.timestampEcho());
    }

    @Test
    void readsFourSackBlocks() {
        var blocks = "00000001 00000002 00000003 00000004 00000005 00000006 00000007 00000008";
        var packet = decode(RAW, ipv4(6, segment("0522" + blocks + "0000")));
        assertEquals(4, packet.sackBlocks());
        assertEquals(7, packet.sackLeft(3));
        assertEquals(8, packet.sackRight(3));
    }

    @ParameterizedTest
    @CsvSource({
        "020405b4, 1460",
        "02040000, 0",
        "0204ffff, 65535",
        "020401f4 020405b4, 1460", // of two the last counts, as Linux has it
        "020305b4, -1",
        "020505b400 000000, -1",
        "020605b4 0000 0000, -1",
        "02000000, -1", // lengths below 2 have no end
        "02010000, -1",
        "01010102, -1",
        "fd0c0000 00000000 00000000 020405b4, 1460",
        "fdff0000 020405b4, -1",
        "00000000 020405b4, -1", // behind the end of the list
        "01010101 020405b4, 1460"
    })
    void readsTheMaximumSegmentSize(String options, int mss) {
        var packet = decode(RAW, ipv4(6, segment(options)));
        assertEquals(mss, packet.maximumSegmentSize());
        assertNull(packet.flaw());
        assertTrue(packet.optionsWhole());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "03020000",
                "03040700",
                "04030000",
                "0502 0000",
                "050b0000 00000000 00000000",
                "08090000 00000000 00000000"
            })
    void passesByOptionsOfWrongLength(String options) {
        var packet = decode(RAW, ipv4(6, segment(options)));
        assertEquals(-1, packet.windowScale());
        assertFalse(packet.sackPermitted());
        assertFalse(packet.timestamps());
        assertEquals(0, packet.sackBlocks());
    }

    @Test
    void knowsAllControlBits() {
        for (var bit : ControlBit.values()) {
            var packet = decode(RAW, ipv4(6, "9c4001bb 00000001 00000002 50%02x ffff 0000 0000".formatted(bit.mask())));
            assertEquals(List.of(bit), set(packet));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 4})
    void tellsOfADataOffsetBelow5(int offset) {
        var packet = decode(RAW, ipv4(6, "9c4001bb 00000001 00000002 %x010 ffff 0000 0000".formatted(offset)));
        assertEquals(Flaw.DATA_OFFSET, packet.flaw());
        assertEquals(443, packet.destinationPort());
    }

    @Test
    void tellsOfADataOffsetBeyondThePacket() {
        var packet = decode(RAW, ipv4(6, "9c4001bb 00000001 00000002 f010 ffff 0000 0000" + "00".repeat(39)));
        assertEquals(Flaw.DATA_OFFSET_LONG, packet.flaw());
    }

    @Test
    void tellsOfAPacketThatEndsInTheHeader() {
        var packet = decode(RAW, ipv4(6, "9c4001bb 00000001 00000002"));
        assertEquals(Flaw.SHORTER_THAN_HEADER, packet.flaw());
        assertEquals(1, packet.sequence());
        assertEquals(-1, packet.payloadLength());
        assertFalse(packet.tcpWhole());
    }

    /** 14 + 20 + 40 octets of header do not fit into a snap length of 70: what is there is read. */
    @Test
    void readsTheOptionsThatWereCaptured() {
        var whole = Wire.octets(ipv4(6, SYN));
        var packet = new Packet();
        new Decoder().decode(Arrays.copyOf(whole, 56), 0, 56, whole.length, RAW, packet);
        assertEquals(1460, packet.maximumSegmentSize());
        assertTrue(packet.timestamps());
        assertEquals(-1, packet.windowScale());
        assertTrue(packet.tcpWhole());
        assertFalse(packet.optionsWhole());
        assertTrue(packet.cut());
        assertEquals(0, packet.payloadLength());
    }

    /** Nothing of the packet before shines through. */
    @Test
    void forgetsThePacketBefore() {
        var decoder = new Decoder();
        var packet = new Packet();
        for (var hex : List.of(ipv4(6, SYN), ipv4(6, SACK), ipv4(6, segment("")))) {
            var bytes = Wire.octets(hex);
            decoder.decode(bytes, 0, bytes.length, bytes.length, RAW, packet);
        }
        assertEquals("IPv4 20, TCP 20", layers(packet));
        assertEquals(-1, packet.maximumSegmentSize());
        assertEquals(0, packet.sackBlocks());
        assertFalse(packet.timestamps());
    }

    /** An acknowledgment with these options. */
    private static String segment(String options) {
        var words = 5 + Wire.octets(options).length / 4;
        return "9c4001bb 00000001 00000002 %x010 ffff 0000 0000".formatted(words) + options;
    }

    private static List<ControlBit> set(Packet packet) {
        return IntStream.range(0, ControlBit.values().length)
                .mapToObj(i -> ControlBit.values()[i])
                .filter(packet::has)
                .toList();
    }
}
