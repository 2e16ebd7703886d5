package org.headroom.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.headroom.diagnosis.remedy.Remedy;
import org.headroom.flow.Endpoint;
import org.headroom.packet.capture.CaptureInfo;
import org.headroom.packet.capture.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordingTest {

    @Test
    void saysWhereACaptureIsDamaged() {
        assertEquals("Cut off in packet 1,204 (offset 98,304).", Wording.damage(new Problem(1204, 98_304, "Cut off.")));
    }

    @Test
    void countsPlacesOfDamage() {
        var damage = Collections.nCopies(6, new Problem(1, 24, "Cut off"));
        assertTrue(Wording.limits(capture(0, 0, 0, damage)).contains("And 1 more place."));
    }

    @Test
    void saysThatAClockIsNotToBeBelieved() {
        var century = 36_912L * 86_400 * 1_000_000_000;
        assertTrue(Wording.limits(capture(96, 0, century, List.of()))
                .getFirst()
                .startsWith("Its packets are 36,912 days apart: a clock was wrong"));
        assertEquals(List.of(), Wording.limits(capture(96, 0, century / 200, List.of())));
    }

    /** No packet is as long as what tcpdump declares today. */
    @Test
    void blamesNoSnapLengthThatCutsNothing() throws IOException {
        assertTrue(Wording.capture(capture(96, 3, 0, List.of())).contains("3 packets cut at 96 octets"));
        var wide = capture(262_144, 3, 0, List.of());
        assertTrue(Wording.capture(wide).contains("3 packets cut short (sizes"), Wording.capture(wide));
        var text = new StringBuilder();
        CaptureText.write(new Captures(List.of(wide), List.of()), Report.COLUMNS, text);
        assertTrue(text.toString().contains("262,144 declared; what is cut was cut to less"), text.toString());
    }

    private static CaptureInfo capture(int snapLength, long truncated, long lasting, List<Problem> problems) {
        return new CaptureInfo(
                "a.pcap",
                "pcap",
                "",
                List.of("EN10MB"),
                snapLength,
                58,
                5_932,
                Story.START,
                Story.START + lasting,
                truncated,
                List.of(),
                List.of(),
                problems);
    }

    @Test
    void spellsTheArithmetic() {
        assertEquals(
                Optional.of("1500 = 20 outer IPv4 + 20 IPv4 + 20 TCP + 1440 payload"),
                Wording.arithmetic(Story.blackHole()));
        assertEquals(Optional.empty(), Wording.arithmetic(Story.atRisk()));
    }

    @Test
    void proposesTheFirstRemedyOfEachKind() {
        var remedies = Story.blackHole().remedies();
        assertEquals(
                List.of("icmp-iptables", "mtu-route", "iptables-set-mss"),
                Wording.best(remedies).stream().map(Remedy::id).toList());
        assertEquals(List.of("let the ICMP through: nftables", "lower the MSS: Cisco IOS"), Wording.others(remedies));
    }

    @Test
    void writesIpv6InBrackets() {
        assertEquals("[2001:db8::1]:80", Wording.end(new Endpoint("2001:db8::1", 80)));
        assertEquals("2001:db8::1", Wording.end(new Endpoint("2001:db8::1", 0)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "270000 | 0.27 ms",
                "3600000000 | 3.6 s",
                "900 | 0 µs",
                "16044535000 | 16 s",
                "7500000000000 | 2 h 5 min",
                "0 | 0 µs",
                "250000000 | 0.25 s"
            })
    void saysHowLong(long nanos, String text) {
        assertEquals(text, Moment.lasting(nanos));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"0 | 0", "999 | 999", "1000 | 1,000", "-1234567 | −1,234,567"})
    void separatesThousands(long number, String text) {
        assertEquals(text, Wording.number(number));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 1970-01-01T00:00:00.000000000Z",
        "-1, 1969-12-31T23:59:59.999999999Z",
        "9223372036854775807, 2262-04-11T23:47:16.854775807Z"
    })
    void writesTimes(long nanos, String text) {
        assertEquals(text, Moment.iso(nanos));
    }

    /** Many hosts behind one narrow link are told as one. */
    @Test
    void whatHasOneCauseIsToldOnce() {
        var one = Story.blackHole();
        var further = Wording.further(Story.diagnosis("a.pcap", List.of(one, one, Story.atRisk(), one)));

        assertEquals(
                List.of("ptb-ignored", "mss-exceeds-path"),
                further.stream().map(c -> c.worst().rule()).toList());
        assertTrue(Wording.flows(further.getFirst()).endsWith(":80 and 1 more"));
    }
}
