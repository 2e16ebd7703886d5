package org.headroom.packet.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.headroom.packet.wire.ControlBit;
import org.headroom.packet.wire.Decoder;
import org.headroom.packet.wire.Encapsulation;
import org.headroom.packet.wire.Packet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What happens to printed packets on their way: mail, pages, terminals, logs, tables. */
class PastedTextTest {

    private static final String SYN =
            "12:00:00.000001 IP 10.0.0.1.4000 > 10.0.0.2.443: Flags [S], seq 4241546555, win 64240, options [mss 1460,sackOK], length 0";
    private static final String ANSWER =
            "12:00:00.000002 IP 10.0.0.2.443 > 10.0.0.1.4000: Flags [S.], seq 1, ack 4241546556, win 64240, options [mss 1460,sackOK], length 0";
    private static final String DATA =
            "12:00:00.000003 IP 10.0.0.1.4000 > 10.0.0.2.443: Flags [P.], seq 1:1461, ack 1, win 64240, length 1460";

    private final List<PrintedPacket> printed = new ArrayList<>();
    private final List<Packet> packets = new ArrayList<>();
    private Transcript transcript = new Transcript(List.of());

    private Packet read(List<String> lines) {
        packets.clear();
        printed.clear();
        transcript = new Transcript(lines);
        var number = 0;
        for (var line : lines) {
            transcript.line(line, ++number, number);
        }
        transcript.end();
        for (var packet = transcript.poll(); packet != null; packet = transcript.poll()) {
            var decoded = new Packet();
            var octets = packet.octets();
            new Decoder().decode(octets, 0, octets.length, packet.originalLength(), packet.linkType(), decoded);
            printed.add(packet);
            packets.add(decoded);
        }
        return packets.isEmpty() ? new Packet() : packets.getLast();
    }

    private Packet read(String... lines) {
        return read(List.of(lines));
    }

    /** All three packets as they were printed. */
    private void isWhole() {
        assertThat(packets).hasSize(3);
        assertThat(packets.getFirst().maximumSegmentSize()).isEqualTo(1460);
        assertThat(packets.get(1).acknowledgment() & 0xffff_ffffL).isEqualTo(4_241_546_556L);
        assertThat(packets.getLast().payloadLength()).isEqualTo(1460);
        assertThat(packets.getLast().sequence() & 0xffff_ffffL).isEqualTo(4_241_546_556L);
        assertThat(transcript.remarks()).isEmpty();
        assertThat(transcript.riddle()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "# %s",
                "// %s",
                " * %s",
                "+%s",
                "- %s",
                ">%s",
                ">>%s",
                "jd> %s",
                "svc-1  | %s",
                "[pod/net-7d/tcpdump] %s",
                "Nov 27 07:18:47 gw01 tcpdump[1234]: %s",
                "2026-11-27T07:18:47.123456Z %s",
                "7: %s",
                "7:%s",
                "7. %s",
                "[7] %s",
                "#7 %s",
                "`%s`",
                "**%s**",
                "<li>%s</li>",
                "<span style=\"color:#f00\">%s</span>",
                "%s<br>",
                "[color=red]%s[/color]",
                "\u001b[01;31m\u001b[K%s\u001b[m\u001b[K",
                "    %s"
            })
    void whatStandsAroundALineIsNotIts(String form) {
        read(form.formatted(SYN), form.formatted(ANSWER), form.formatted(DATA));
        isWhole();
    }

    @Test
    void whatAPageMadeOfAngleBracketsIsUndone() {
        for (var written : List.of("&gt;", "&amp;gt;", "\\>", "&#62;", "\u2192", "-&gt;")) {
            read(List.of(SYN, ANSWER, DATA).stream()
                    .map(line -> line.replace(">", written))
                    .toList());
            isWhole();
        }
        read(SYN.replace(" ", "&nbsp;") + "<br/>" + ANSWER + "<br>" + DATA);
        isWhole();
    }

    @Test
    void linesBrokenAtTheSameWidthAreJoinedWithoutABlank() {
        for (var slash : List.of("", "\\")) {
            var lines = new ArrayList<String>();
            for (var line : List.of(SYN, ANSWER, DATA)) {
                for (int i = 0; i < line.length(); i += 80) {
                    var end = Math.min(line.length(), i + 80);
                    lines.add(line.substring(i, end) + (end < line.length() ? slash : ""));
                }
            }
            read(lines);
            isWhole();
        }
    }

    @Test
    void linesBrokenBetweenWordsAreJoinedWithABlank() {
        var lines = new ArrayList<String>();
        for (var line : List.of(SYN, ANSWER, DATA)) {
            var at = line.lastIndexOf(' ', 72);
            lines.add(line.substring(0, at));
            lines.add(line.substring(at + 1));
        }
        read(lines);
        isWhole();
    }

    @Test
    void softBreaksOfMailAreJoined() {
        read(
                SYN.substring(0, 70) + "=",
                SYN.substring(70, 100) + "=",
                SYN.substring(100),
                ANSWER.substring(0, 74).replace("win", "w=69n") + "=",
                ANSWER.substring(74),
                DATA.substring(0, 75) + "=",
                DATA.substring(75) + "=20");
        isWhole();
    }

    @Test
    void aNumberThatTheEndOfTheLineCutIsUnknown() {
        var lines = List.of(
                "    1 0.000000 10.0.0.1 \u2192 10.0.0.2 TCP 74 4000 \u2192 443 [SYN] Seq=0 Win=64240 Len=0 SACK_PERM TSval=2421284151 TSecr=0 MSS=1460",
                "    2 0.000100 10.0.0.2 \u2192 10.0.0.1 TCP 74 443 \u2192 4000 [SYN, ACK] Seq=0 Ack=1 Win=64240 Len=0 SACK_PERM MSS=1460 WS=1024",
                "    3 0.000200 10.0.0.1 \u2192 10.0.0.2 TCP 66 4000 \u2192 443 [ACK] Seq=1 Ack=1 Win=64512 Len=0 TSval=2421284193 TSecr=1881830036",
                "    4 0.000300 10.0.0.1 \u2192 10.0.0.2 TCP 1514 [TCP Out-Of-Order] 4000 \u2192 443 [ACK] Seq=1 Ack=1 Win=64512 Len=1448 TSval=1");
        read(lines.stream()
                .map(line -> line.substring(0, Math.min(line.length(), 97)))
                .toList());
        assertThat(transcript.remarks()).singleElement().asString().startsWith("4 lines are cut off at 97 characters");
        assertThat(packets.getFirst().maximumSegmentSize()).isEqualTo(-1);
        assertThat(packets.getFirst().optionsWhole()).isFalse();
        assertThat(packets.getFirst().has(ControlBit.SYN)).isTrue();
        assertThat(packets.getFirst().ip().length()).isEqualTo(60);
        // Len=14 is no length: the frame tells it, but for the options
        assertThat(packets.getLast().ip().length()).isEqualTo(1500);
        assertThat(packets.getLast().payloadLength()).isGreaterThan(1440);
        read(
                SYN.substring(0, 95) + "\u2026",
                ANSWER.replace("4241546556", "4241546\u2026").substring(0, 80));
        assertThat(packets.getFirst().optionsWhole()).isFalse();
        assertThat(packets.getLast().acknowledgment() & 0xffff_ffffL).isEqualTo(4_241_546_556L);
    }

    @Test
    void linesOfOneLengthThatAreWholeAreNotCut() {
        read(SYN, ANSWER, DATA, DATA.replace("000003", "000004"), DATA.replace("000003", "000005"));
        assertThat(transcript.remarks()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%s %s  %s  %s  TCP  %s  %s",
                "%s\t%s\t%s\t%s\tTCP\t%s\t%s",
                "\"%s\",\"%s\",\"%s\",\"%s\",\"TCP\",\"%s\",\"%s\"",
                "| %s | %s | `%s` | `%s` | TCP | %s | %s |",
                "%s %s %s \u00e2\u2020\u2019 %s TCP %s %s",
                "%s %s %s &rarr; %s TCP %s %s",
                "%s %s 0.000100 %s 443 %s 4000 TCP %s %s 0.000200"
            })
    void rowsOfAPacketListNeedNoArrow(String form) {
        var packet = read(
                form.formatted(
                        "1",
                        "0.000000",
                        "10.0.0.2",
                        "10.0.0.1",
                        "62",
                        "443 > 4000 [SYN, ACK] Seq=0 Ack=1 Win=9 Len=0 MSS=1460"),
                form.formatted(
                        "2", "0.000100", "10.0.0.2", "10.0.0.1", "1514", "443->4000 [ACK] Seq=1 Ack=1 Win=9 Len=1460"));
        assertThat(packet.ip().length()).isEqualTo(1500);
        assertThat(packet.sourcePort()).isEqualTo(443);
        assertThat(packets.getFirst().maximumSegmentSize()).isEqualTo(1460);
    }

    @Test
    void aHeadOfColumnsLetsHostsHaveNames() {
        var packet = read(
                "No.     Time        Source      Destination   Protocol Info",
                "      1 0.000000    Client      Server        TCP      48113-443 [SYN] Seq=0 Win=5840 Len=0 MSS=1400");
        assertThat(packet.maximumSegmentSize()).isEqualTo(1400);
        assertThat(packet.destinationPort()).isEqualTo(443);
    }

    @Test
    void aRowAndTheTreeUnderItAreOnePacket() {
        var packet = read(
                "No.     Time           Source       Destination   Protocol Length Info",
                "      7 2.166290       10.0.0.1     10.0.0.2      TCP      1514   4000 \u2192 443 [PSH, ACK] Seq=1 Ack=1 Win=63 Len=1448",
                "",
                "Frame 7: 1514 bytes on wire (12112 bits), 1514 bytes captured (12112 bits)",
                "Ethernet II, Src: 02:00:00:00:00:01 (02:00:00:00:00:01), Dst: 02:00:00:00:00:02 (02:00:00:00:00:02)",
                "Internet Protocol Version 4, Src: 10.0.0.1, Dst: 10.0.0.2",
                "Transmission Control Protocol, Src Port: 4000, Dst Port: 443, Seq: 1, Ack: 1, Len: 1448",
                "",
                "No.     Time           Source       Destination   Protocol Length Info",
                "      8 2.166390       10.0.0.1     10.0.0.2      TCP      74   4000 \u2192 443 [SYN] Seq=0 Win=63 Len=0 MSS=1400",
                "",
                "Frame 8: 74 bytes on wire (592 bits), 74 bytes captured (592 bits)",
                "Ethernet II, Src: 02:00:00:00:00:01 (02:00:00:00:00:01), Dst: 02:00:00:00:00:02 (02:00:00:00:00:02)",
                "Internet Protocol Version 4, Src: 10.0.0.1, Dst: 10.0.0.2",
                "Transmission Control Protocol, Src Port: 4000, Dst Port: 443, Seq: 0, Len: 0");
        assertThat(packets).hasSize(2);
        assertThat(packets.getFirst().ip().length()).isEqualTo(1500);
        assertThat(packets.getFirst().payloadLength()).isEqualTo(1448);
        assertThat(packets.getFirst().has(ControlBit.PSH)).isTrue();
        assertThat(packet.maximumSegmentSize()).isEqualTo(1400);
        assertThat(packet.ip().length()).isEqualTo(60);
    }

    @Test
    void vxlanOnItsOldPortIsVxlan() {
        var packet = read(
                "10:01:01.100000 IP 192.168.1.11.52341 > 192.168.1.12.8472: OTV, flags [I] (0x08), overlay 0, instance 42",
                "IP 10.244.1.5.41800 > 10.244.2.8.8080: Flags [.], seq 1:1449, ack 1, win 502, length 1448");
        assertThat(packet.tunnel(0)).isEqualTo(Encapsulation.VXLAN);
        assertThat(packet.tunnelOverhead(0)).isEqualTo(50);
        assertThat(packet.payloadLength()).isEqualTo(1448);
    }

    @Test
    void theColonBeforeIcmpMayBeMissing() {
        var packet = read("15:00:41.174912 IP6 SERVER > CLIENT ICMP6, packet too big, mtu 1280, length 1240");
        assertThat(packet.tooBig()).isTrue();
        assertThat(packet.nextHopMtu()).isEqualTo(1280);
    }

    @ParameterizedTest
    @ValueSource(strings = {"(tos 0x0, ttl 64, id 7, offset 0, flags [DF], proto TCP (6), length 1588) ", ""})
    void tagsAreReadWithTheirTypes(String attributes) {
        var packet = read(
                "14:16:56.765270 52:54:00:18:ce:48 > 52:54:00:c2:78:8f, ethertype 802.1Q (0x8100), length 1606: vlan 81, p 0, ethertype IPv4 (0x0800), "
                        + attributes
                        + "10.1.1.10.53000 > 10.1.2.10.22: Flags [P.], seq 41:1577, ack 41, win 502, options [nop,nop,TS val 1 ecr 2], length 1536");
        assertThat(packet.ip().length()).isEqualTo(1588);
        assertThat(packet.destinationPort()).isEqualTo(22);
    }

    @Test
    void withoutTimesTheSecondLineGoesOn() {
        read(
                "IP (tos 0x0, ttl 61, id 0, offset 0, flags [DF], proto TCP (6), length 60)",
                "    10.0.0.1.443 > 10.0.0.2.41602: Flags [S.], seq 7, ack 8, win 62286, options [mss 1240,sackOK,TS val 1 ecr 2,nop,wscale 7], length 0",
                "IP (tos 0x0, ttl 61, id 3932, offset 0, flags [DF], proto TCP (6), length 1280)",
                "    10.0.0.1.443 > 10.0.0.2.41602: Flags [.], seq 1:1229, ack 1, win 62286, options [nop,nop,TS val 1 ecr 2], length 1228");
        assertThat(packets).hasSize(2);
        assertThat(packets.getLast().payloadLength()).isEqualTo(1228);
    }

    @Test
    void capturesOneAfterTheOtherAreReadInTheOrderOfTheirTimes() {
        read(
                "on the inside:",
                "08:23:23.100000 IP 10.0.0.1.4000 > 10.0.0.2.22: tcp 1460",
                "08:23:24.100000 IP 10.0.0.1.4000 > 10.0.0.2.22: tcp 1460",
                "on the outside:",
                "08:23:23.101000 IP 10.9.0.1 > 10.0.0.1: ICMP 10.0.0.2 unreachable - need to frag (mtu 1443), length 556",
                "08:23:24.101000 IP 10.9.0.1 > 10.0.0.1: ICMP 10.0.0.2 unreachable - need to frag (mtu 1443), length 556");
        assertThat(packets).extracting(Packet::tooBig).containsExactly(false, true, false, true);
        assertThat(packets.get(1).quoted().ip().length()).isEqualTo(1500);
    }

    @Test
    void rowsThatLookAlikeAreNotOnePacketSeenTwice() {
        var row = " 203.0.113.80 \u2192 198.51.100.40 HTTP 1514 Continuation";
        read(
                "1 0.000001 203.0.113.80 \u2192 198.51.100.40 TCP 66 80 \u2192 5000 [ACK] Seq=1 Ack=1 Win=9 Len=0 TSval=1 TSecr=2",
                "2 0.000002" + row,
                "3 0.000003" + row,
                "4 0.000900 198.51.100.40 \u2192 203.0.113.80 TCP 66 5000 \u2192 80 [ACK] Seq=1 Ack=1449 Win=9 Len=0 TSval=3 TSecr=1",
                "5 0.001000 203.0.113.80 \u2192 198.51.100.40 HTTP 1514 [TCP Retransmission] Continuation");
        assertThat(packets.get(2).sequence() - packets.get(1).sequence()).isEqualTo(1448);
        assertThat(packets.get(4).sequence()).isEqualTo(packets.get(2).sequence());
    }

    @Test
    void theSizeOfARowWithoutOneIsWhatTheNextAcknowledges() {
        read(
                "1 0.000001 10.0.0.1 \u2192 10.0.0.2 TCP 4000 \u2192 80 [ACK] Seq=1 Ack=1 Win=9 Len=0",
                "2 0.000002 10.0.0.1 \u2192 10.0.0.2 HTTP GET /small HTTP/1.1",
                "3 0.000003 10.0.0.2 \u2192 10.0.0.1 TCP 80 \u2192 4000 [ACK] Seq=1 Ack=110 Win=9 Len=0",
                "4 0.000004 10.0.0.1 \u2192 10.0.0.2 HTTP GET /small HTTP/1.1");
        assertThat(packets.get(1).payloadLength()).isEqualTo(109);
        assertThat(packets.get(3).payloadLength()).isEqualTo(-1);
    }

    @Test
    void otherWordsBeforeIpAreKnown() {
        for (var front : List.of(
                "Nov 27 07:18:47.123456 ",
                "07:18:47 IP ",
                "07:18:47.123456 rule 71/0(match): pass in on em0: ",
                "07:18:47.123456 (en0, proc curl:4711, svc BE, out, so) IP ",
                "07:18:47.123456 eth0 < IP ")) {
            var packet = read(front + "10.0.0.1.1042 > 192.0.2.80.80: . 1:1461(1460) ack 1 win 16384 (DF)");
            assertThat(packet.payloadLength()).as(front).isEqualTo(1460);
        }
    }

    @Test
    void whatOnlyLooksLikeAPacketIsTold() {
        read(
                "2.429703 port1 in 10.1.1.10.52110 -> 203.0.113.5.443: syn 4012113",
                "10:02:01.110000  10.0.5.7 \u2192 10.8.0.20  TCP 22 [SYN]");
        assertThat(packets).hasSize(2);
        assertThat(transcript.remarks()).containsExactly("2 lines look like packets, none of them can be understood.");
    }

    @Test
    void aPacketThatCannotBelongToTheOneBeforeIsTold() {
        read(SYN, ANSWER, "at noon IP 10.0.0.1.4000 > 10.0.0.2.443: Flags [.], ack 1, win 64240, length 0");
        assertThat(packets).hasSize(2);
        assertThat(transcript.riddle()).extracting(Transcript.Riddle::line).isEqualTo(3L);
    }

    @Test
    void lettersThatGrowInLowerCaseAreNoTrouble() {
        var packet = read(
                "Frame 1: 74 bytes on wire (592 bits)",
                "Internet Protocol Version 4, Src: 10.0.0.1, Dst: 10.0.0.2",
                "    \u0130\u0130\u0130 ... Fragment Offset: 0",
                "    \u0130\u0130\u0130 fragment offset");
        assertThat(packet.ip().length()).isPositive();
    }

    @Test
    void timesBeyondAnyClockStayInOrder() {
        read(
                "9999-12-31 23:59:59.000000 IP 10.0.0.1.1 > 10.0.0.2.2: UDP, length 10",
                "9999999999.000000 IP 10.0.0.1.1 > 10.0.0.2.2: UDP, length 10");
        assertThat(printed).allSatisfy(packet -> assertThat(packet.nanos()).isBetween(0L, 1L << 62));
    }

    @Test
    void namesWithoutEndAreBounded() {
        var hosts = new Hosts();
        assertThat(hosts.low("a".repeat(300), 4)).isEqualTo(hosts.low("a".repeat(400), 4));
        var services = new Services();
        for (int i = 0; i < 2000; i++) {
            services.port("service" + i);
        }
        assertThat(services.port("another")).isEqualTo(services.port("still-another"));
    }

    @Test
    void aLongTextIsNotHeldUntilItsEnd() {
        var first = List.of(SYN, ANSWER, DATA, SYN.replace("12:00:00", "11:00:00"));
        transcript = new Transcript(first);
        for (int i = 0; i < 4; i++) {
            transcript.line(first.get(i), i + 1L, i * 1_000_000L);
        }
        assertThat(transcript.poll()).isNull();
        transcript.line(DATA, 5, 4_000_000);
        transcript.line(DATA, 6, 5_000_000);
        assertThat(transcript.poll()).isNotNull();
    }

    @Test
    @Timeout(60)
    void noMoreFiltersAreWorkedOutThanAreTold() {
        var lines = new ArrayList<String>();
        for (int i = 0; i < 2000; i++) {
            lines.add("# tcpdump -ni eth0 'icmp[icmptype] & icmp-unreach != 0 and host 10.0.0." + i + "'");
        }
        read(lines);
        assertThat(transcript.remarks()).hasSize(8);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "12:00:00.000001 ", "**12:00:00.000001 "})
    void aSessionOfPppoeIsNoMargin(String front) {
        var line = front + "PPPoE  [ses 0x1] IP 10.0.0.1.4000 > 10.0.0.2.443: Flags [.], ack 1, win 64, length 0";
        var packet = read(line, line, line, line);
        assertThat(packets).hasSize(4);
        assertThat(packet.tunnel(0)).isEqualTo(Encapsulation.PPPOE);
    }

    @Test
    void aMessageMayAnswerAPing() {
        var message = read(
                "11:00:00.000000 IP 10.0.0.5 > 198.51.100.7: ICMP echo request, id 7, seq 1, length 1480",
                "11:00:00.000400 IP 10.0.0.1 > 10.0.0.5: ICMP 198.51.100.7 unreachable - need to frag (mtu 1400), length 556");
        var quoted = message.quoted();

        assertThat(quoted).isNotNull();
        assertThat(quoted.ip().protocol()).isEqualTo(1);
        assertThat(quoted.ip().length()).isEqualTo(1500);
    }
}
