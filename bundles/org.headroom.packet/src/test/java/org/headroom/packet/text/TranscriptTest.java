package org.headroom.packet.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.headroom.packet.wire.Addresses;
import org.headroom.packet.wire.ControlBit;
import org.headroom.packet.wire.Decoder;
import org.headroom.packet.wire.Encapsulation;
import org.headroom.packet.wire.Packet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TranscriptTest {

    private final List<PrintedPacket> printed = new ArrayList<>();
    private final List<Packet> packets = new ArrayList<>();
    private Transcript transcript = new Transcript(List.of());

    private Packet read(String... lines) {
        transcript = new Transcript(List.of(lines));
        var number = 0;
        for (var line : lines) {
            transcript.line(line, ++number, number);
        }
        transcript.end();
        for (var packet = transcript.poll(); packet != null; packet = transcript.poll()) {
            var decoded = new Packet();
            new Decoder()
                    .decode(
                            packet.octets(),
                            0,
                            packet.octets().length,
                            packet.originalLength(),
                            packet.linkType(),
                            decoded);
            printed.add(packet);
            packets.add(decoded);
        }
        return packets.isEmpty() ? new Packet() : packets.getLast();
    }

    @Test
    void aSegmentHasTheSizeThatItsLineAddsUpTo() {
        var packet = read(
                "22:43:47.941925 IP 198.51.100.23.41988 > 192.0.2.80.443: Flags [P.], seq 1:1449, ack 1, win 63, options [nop,nop,TS val 7 ecr 9], length 1448");
        assertThat(packet.ip().length()).isEqualTo(1500);
        assertThat(packet.sourcePort()).isEqualTo(41988);
        assertThat(packet.destinationPort()).isEqualTo(443);
        assertThat(packet.timestampValue()).isEqualTo(7);
        assertThat(packet.has(ControlBit.PSH)).isTrue();
        assertThat(packet.cut()).isFalse();
    }

    @Test
    void numbersThatCountFromTheHandshakeBecomeThoseOfTheWire() {
        read(
                "22:43:47.1 IP 10.0.0.1.4000 > 10.0.0.2.http: Flags [S], seq 4294967290, win 64240, options [mss 1460], length 0",
                "22:43:47.2 IP 10.0.0.2.http > 10.0.0.1.4000: Flags [S.], seq 5000, ack 4294967291, win 64240, options [mss 1460], length 0",
                "22:43:47.3 IP 10.0.0.1.4000 > 10.0.0.2.http: Flags [P.], seq 1:11, ack 1, win 63, length 10",
                "22:43:47.4 IP 10.0.0.2.http > 10.0.0.1.4000: Flags [.], ack 11, win 63, options [nop,nop,sack 1 {21:31}], length 0");
        assertThat(packets.get(2).sequence()).isEqualTo(-5);
        assertThat(packets.get(2).acknowledgment()).isEqualTo(5001);
        assertThat(packets.get(3).acknowledgment()).isEqualTo(5);
        assertThat(packets.get(3).sackLeft(0)).isEqualTo(15);
        assertThat(packets.get(3).destinationPort()).isEqualTo(4000);
        assertThat(packets.get(3).sourcePort()).isEqualTo(80);
    }

    @Test
    void linesBrokenAnywhereAndQuotedByMailAreOne() {
        var packet = read(
                "> 18:00:17.771080 IP (tos 0xc0, ttl 63, id 10080, offset 0,\r",
                "> flags [none], length: 576)\r",
                "> (server) > (client): icmp 556: (server) unreachable - need to\r",
                "> frag (mtu 1480) for IP (tos 0x0, ttl 52, id 47613, offset 0, flags [DF], length:\r",
                "> 1500) (client).1199 > (server).80: . 546:2006(1460) ack 1 win 64240\r");
        assertThat(packet.tooBig()).isTrue();
        assertThat(packet.nextHopMtu()).isEqualTo(1480);
        assertThat(packet.ip().timeToLive()).isEqualTo(63);
        var quoted = packet.quoted();
        assertThat(quoted.ip().length()).isEqualTo(1500);
        assertThat(quoted.ip().identification()).isEqualTo(47613);
        assertThat(quoted.destinationPort()).isEqualTo(80);
        assertThat(transcript.hosts().text(quoted.ip().sourceHigh(), quoted.ip().sourceLow()))
                .isEqualTo("(client)");
    }

    @Test
    void anMtuThatIsNotPrintedIsNoMtuOfZero() {
        read("  1 0.000000 10.0.0.2 -> 10.0.0.1 ICMP 590 Destination unreachable (Fragmentation needed)");
        assertThat(printed.getFirst().mtuUnsaid()).isTrue();
        printed.clear();
        read("10:00:00.000001 IP 10.0.0.2 > 10.0.0.1: ICMP 10.0.0.9 unreachable - need to frag, length 556");
        assertThat(printed.getFirst().mtuUnsaid()).isFalse();
        assertThat(packets.getLast().nextHopMtu()).isZero();
    }

    @Test
    void tunnelsAreMeasured() {
        var gre = read(
                "22:25:07.02 IP 203.0.113.2 > 198.51.100.2: GREv0, length 64: IP 10.20.2.80.80 > 10.10.1.20.49570: Flags [S], seq 1, win 64, options [mss 1436,sackOK,TS val 1 ecr 0,nop,wscale 10], length 0");
        assertThat(gre.tunnel(0)).isEqualTo(Encapsulation.GRE);
        assertThat(gre.tunnelOverhead(0)).isEqualTo(24);
        var vxlan = read(
                "22:25:07.02 IP 192.0.2.10.36707 > 192.0.2.140.4789: VXLAN, flags [I] (0x08), vni 42",
                "IP6 2001:db8::1.443 > 2001:db8::2.5000: Flags [.], ack 1, win 64, length 0");
        assertThat(vxlan.tunnel(0)).isEqualTo(Encapsulation.VXLAN);
        assertThat(vxlan.tunnelOverhead(0)).isEqualTo(50);
        assertThat(Addresses.text(vxlan.ip().sourceHigh(), vxlan.ip().sourceLow()))
                .isEqualTo("2001:db8::1");
        assertThat(vxlan.sourcePort()).isEqualTo(443);
    }

    @Test
    void octetsThatArePrintedCountBeforeTheWords() {
        var packet = read(
                "22:43:47.5 IP a > b: whatever",
                "\t0x0000:  4500 0028 1234 4000 4006 0000 0a00 0001  E..(.4@.@.......",
                "\t0x0010:  0a00 0002 0fa0 0050 0000 0001 0000 0002  .......P........",
                "\t0x0020:  5010 2000 0000 0000                      P.......");
        assertThat(packet.ip().identification()).isEqualTo(0x1234);
        assertThat(packet.sequence()).isEqualTo(1);
        assertThat(packet.destinationPort()).isEqualTo(80);
    }

    /** tcpdump -X leaves out the link's header and begins with what that carried. */
    @Test
    void octetsOfAPppoeSessionAreUnderstood() {
        var packet = read(
                "22:43:47.5 PPPoE  [ses 0xc2a] IP 10.0.0.1.4000 > 10.0.0.2.80: Flags [.], ack 1, win 63, length 0",
                "\t0x0000:  1100 0c2a 002a 0021 4500 0028 1234 4000  ...*.*.!E..(.4@.",
                "\t0x0010:  4006 0000 0a00 0001 0a00 0002 0fa0 0050  @..............P",
                "\t0x0020:  0000 0001 0000 0002 5010 2000 0000 0000  ........P.......");
        assertThat(packet.sequence()).isEqualTo(1);
        assertThat(packet.tunnel(0)).isEqualTo(Encapsulation.PPPOE);
    }

    @Test
    void octetsBehindAnMplsLabelAreNoLoopback() {
        var packet = read(
                "22:43:47.5 MPLS (label 1048, tc 0, [S], ttl 62)",
                "\tIP (tos 0x0, ttl 63, id 4660, offset 0, flags [DF], proto TCP (6), length 40)",
                "    10.0.0.1.4000 > 10.0.0.2.80: Flags [.], ack 1, win 63, length 0",
                "\t0x0000:  0041 813e 4500 0028 1234 4000 4006 0000  .A.>E..(.4@.@...",
                "\t0x0010:  0a00 0001 0a00 0002 0fa0 0050 0000 0001  ...........P....",
                "\t0x0020:  0000 0002 5010 2000 0000 0000            ....P.......");
        assertThat(packet.ip().identification()).isEqualTo(4660);
        assertThat(packet.sourcePort()).isEqualTo(4000);
    }

    @Test
    void theClockGoesOnPastMidnight() {
        read(
                "23:59:59.900000 IP 10.0.0.1.1 > 10.0.0.2.2: UDP, length 10",
                "00:00:00.100000 IP 10.0.0.1.1 > 10.0.0.2.2: UDP, length 10");
        assertThat(printed.get(1).nanos() - printed.get(0).nanos()).isEqualTo(200_000_000L);
    }

    @Test
    void distancesFromPacketToPacketAddUp() {
        read(
                " 00:00:00.000000 IP 10.0.0.1.1 > 10.0.0.2.2: UDP, length 10",
                " 00:00:01.500000 IP 10.0.0.1.1 > 10.0.0.2.2: UDP, length 10",
                " 00:00:00.500000 IP 10.0.0.1.1 > 10.0.0.2.2: UDP, length 10");
        assertThat(printed.get(2).nanos()).isEqualTo(2_000_000_000L);
    }

    @Test
    void whatLooksLikeAPacketAndIsNoneIsTold() {
        read(
                "22:43:47.5 IP 10.0.0.1.80 > ",
                "22:43:48.5 ARP, Request who-has 10.0.0.1 tell 10.0.0.2, length 28",
                "9 packets captured");
        assertThat(transcript.riddle()).extracting(Transcript.Riddle::line).isEqualTo(1L);
        assertThat(transcript.riddle()).isNull();
        assertThat(packets).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tcpdump -ni any 'icmp[icmptype] == icmp-unreach and icmp[icmpcode] == 4'",
                "tcpdump -n 'tcp[tcpflags] & tcp-syn != 0'",
                "tcpdump -ni eth0 port 80"
            })
    void filtersThatMeanWhatTheySayGetNoRemark(String command) {
        read(command);
        assertThat(transcript.remarks()).isEmpty();
    }

    /** Whatever the octets are: no exception, and an end. */
    @Test
    void brokenTextNeverBreaksTheReading() {
        var line =
                "18:00:17.771080 IP6 (tos 0xc0, ttl 63, id 10080, flags [none], proto ICMP (1), length 576) a.1 > b.2: Flags [S], seq 1:2, ack 3, options [mss 1,sack 1 {1:2}], length 9: VXLAN, GREv0, length 3: ICMP x unreachable - need to frag (mtu 1), length 8 IP (tos 0x0 Seq=1 Len=2 -> TCP 66 [ACK]";
        var random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            var text = new StringBuilder(line);
            for (int j = random.nextInt(6); j >= 0; j--) {
                var at = random.nextInt(text.length());
                switch (random.nextInt(4)) {
                    case 0 -> text.setLength(Math.max(1, at));
                    case 1 -> text.setCharAt(at, (char) (' ' + random.nextInt(95)));
                    case 2 -> text.delete(at, Math.min(text.length() - 1, at + random.nextInt(40)));
                    default -> text.insert(at, line.substring(random.nextInt(line.length())));
                }
                text.append(' ');
            }
            read(text.toString(), "0000  ff", "\t0x0000:  45", text.reverse().toString());
        }
        assertThat(packets).isNotEmpty();
    }
}
