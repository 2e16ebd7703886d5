package org.headroom.diagnosis.overhead;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.headroom.diagnosis.Overhead;
import org.headroom.packet.wire.Encapsulation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CatalogueTest {

    static Stream<Arguments> inverseMap() {
        return Expected.rows("inverse-map.tsv", 3);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("inverseMap")
    void ranksAsPeopleWhoKnow(String mtu, String first, String others) {
        var names = names(Integer.parseInt(mtu), Clues.NONE);

        assertThat(names.getFirst()).isEqualTo(first);
        assertThat(names)
                .containsAll(Arrays.stream(others.split(" "))
                        .filter(other -> !other.isEmpty())
                        .toList());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("inverseMap")
    void hostsOnPlainEthernetChangeNothing(String mtu, String first, String others) {
        var number = Integer.parseInt(mtu);
        if (number < 1500) {
            assertThat(names(number, Clues.NONE.withOwnMtu(1500)).getFirst()).isEqualTo(first);
        }
    }

    @Test
    void everyCandidateAddsUp() {
        IntStream.concat(IntStream.rangeClosed(68, 1500), IntStream.rangeClosed(8400, 9001))
                .forEach(mtu -> {
                    for (var version : List.of(0, 4, 6)) {
                        var overhead = Catalogue.explain(mtu, Clues.NONE.withInnerVersion(version));

                        assertThat(overhead.candidates()).as("%d", mtu).hasSizeBetween(1, 4);
                        assertThat(overhead.measured()).isFalse();
                        assertThat(overhead.underlay()).isEqualTo(mtu + overhead.bytes());
                        overhead.candidates().forEach(candidate -> assertAddsUp(mtu, candidate));
                        assertThat(overhead.candidates().stream().map(Overhead.Candidate::encapsulation))
                                .as("%d", mtu)
                                .doesNotHaveDuplicates();
                    }
                });
    }

    private static void assertAddsUp(int mtu, Overhead.Candidate candidate) {
        var sum = candidate.layers().stream().mapToInt(Overhead.Layer::bytes).sum();
        assertThat(sum).as("%s of %d", candidate, mtu).isEqualTo(candidate.bytes());
        assertThat(candidate.reason()).as("%d", mtu).endsWith(".").doesNotContain("  ");
        assertThat(candidate.title()).isNotBlank();
    }

    @Test
    void aDestinationThatAnswersWrapsThePacketItself() {
        var clues = Clues.NONE.withInnerVersion(4).withIcmpFromDestination("192.0.2.80");

        var candidates = Catalogue.candidates(1480, clues);

        assertThat(candidates).extracting(Overhead.Candidate::encapsulation).containsExactly("ipip", "manual", "6in4");
        assertThat(candidates.getFirst().title()).isEqualTo("IP-in-IP, as a Linux Virtual Server tunnel does");
        assertThat(candidates.getFirst().reason())
                .startsWith("The ICMP comes from 192.0.2.80, the address the packet was sent to: the destination itself"
                        + " wraps it. 1500 − 1480 = 20 = one IPv4 header.");
        assertThat(candidates.get(1).title()).isEqualTo("An MTU of 1480 set by hand behind 192.0.2.80");
        assertThat(candidates.get(2).reason())
                .isEqualTo("The same 20 octets, but the packets inside are IPv4, not IPv6.");
    }

    @ParameterizedTest
    @CsvSource({"1480, 4, ipip", "1480, 6, 6in4", "1460, 6, ip6ip6", "1460, 4, 4in6", "1476, 4, gre", "1468, 4, gue"})
    void aLoadBalancersTunnelComesFirstWhereTheDestinationAnswers(int mtu, int version, String first) {
        var clues = Clues.NONE.withInnerVersion(version).withIcmpFromDestination("");

        assertThat(names(mtu, clues).getFirst()).isEqualTo(first);
    }

    @Test
    void whatCannotCarryThePacketsComesLast() {
        assertThat(names(1480, Clues.NONE.withInnerVersion(4)))
                .startsWith("ipip", "nat64")
                .endsWith("6in4");
        assertThat(names(1480, Clues.NONE.withInnerVersion(6)))
                .startsWith("6in4")
                .endsWith("ipip");
        assertThat(names(1460, Clues.NONE.withInnerVersion(6)))
                .doesNotContain("4in6")
                .contains("ip6ip6");
    }

    @ParameterizedTest
    @CsvSource({
        "1450, GENEVE, geneve", "1450, ERSPAN, erspan", "1450, ESP, esp", "1480, NAT64, nat64", "1476, MACSEC, macsec",
        "1460, L2TPV2, l2tpv2", "1442, VXLAN, pppoe+vxlan", "1438, GENEVE, geneve", "1492, MPLS, mpls",
                "1420, SRV6, srv6"
    })
    void whatTheCaptureHoldsComesFirst(int mtu, Encapsulation seen, String first) {
        var candidates = Catalogue.candidates(mtu, Clues.NONE.withSeen(seen));

        assertThat(candidates.getFirst().encapsulation()).isEqualTo(first);
        assertThat(candidates.getFirst().reason()).startsWith("The capture holds " + seen.title() + ".");
    }

    @Test
    void aStackThatTheCaptureHoldsWholeBeatsAPartOfIt() {
        var clues = Clues.NONE.withSeen(Encapsulation.PPPOE).withSeen(Encapsulation.IPIP);

        assertThat(Catalogue.candidates(1472, clues).getFirst().reason())
                .startsWith("The capture holds PPPoE and IP-in-IP.");
    }

    @ParameterizedTest
    @CsvSource({
        "1416, 1440, gre, 24",
        "1472, 1492, ipip, 20",
        "8950, 9000, vxlan, 50",
        "8942, 9001, esp, 59",
        "1440, 1460, ipip, 20"
    })
    void countsFromTheHostsOwnLink(int mtu, int own, String first, int bytes) {
        var overhead = Catalogue.explain(mtu, Clues.NONE.withOwnMtu(own));

        assertThat(overhead.underlay()).isEqualTo(own);
        assertThat(overhead.bytes()).isEqualTo(bytes);
        assertThat(overhead.candidates().getFirst().encapsulation()).isEqualTo(first);
    }

    /** An MSS of 1452 may be a clamp on the way: it does not make 1480 a link of 1492 less three MPLS labels. */
    @Test
    void anOwnLinkThatExplainsLessDoesNotWin() {
        var overhead = Catalogue.explain(
                1480, Clues.NONE.withOwnMtu(1492).withOwnMtu(1500).withInnerVersion(4));

        assertThat(overhead.underlay()).isEqualTo(1500);
        assertThat(overhead.candidates().getFirst().encapsulation()).isEqualTo("ipip");
    }

    @Test
    void hostsWithJumboFramesMeetATunnelOverEthernet() {
        var overhead = Catalogue.explain(1450, Clues.NONE.withOwnMtu(9000));

        assertThat(overhead.underlay()).isEqualTo(1500);
        assertThat(overhead.candidates().getFirst().encapsulation()).isEqualTo("vxlan");
    }

    @Test
    void anUnderlayThatIsCertainIsTheOnlyOne() {
        for (var mtu = 1300; mtu <= 1492; mtu++) {
            var overhead = Catalogue.explain(mtu, Clues.NONE.withUnderlay(1492));

            assertThat(overhead.underlay()).isEqualTo(1492);
            for (var candidate : overhead.candidates()) {
                assertThat(candidate.bytes()).as("%d", mtu).isEqualTo(1492 - mtu);
            }
        }
        assertThat(names(1442, Clues.NONE.withUnderlay(1492))).startsWith("vxlan", "geneve");
    }

    @Test
    void refusesAnMtuAboveItsUnderlay() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Catalogue.candidates(1500, Clues.NONE.withUnderlay(1492)))
                .withMessage("an MTU of 1500 does not come out of an underlay of 1492");
    }

    @Test
    void saysWhenItDoesNotKnow() {
        var overhead = Catalogue.explain(1276, Clues.NONE);

        assertThat(overhead.bytes()).isEqualTo(224);
        assertThat(overhead.candidates()).singleElement().satisfies(only -> {
            assertThat(only.encapsulation()).isEqualTo("manual");
            assertThat(only.reason()).contains("unknown, 224 below 1500");
        });
    }

    @Test
    void nothingIsMissingFromAWholeLink() {
        assertThat(Catalogue.explain(1500, Clues.NONE).bytes()).isZero();
        assertThat(Catalogue.explain(9001, Clues.NONE).candidates().getFirst().layers())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 67, 65_536})
    void refusesANumberThatIsNoMtu(int mtu) {
        assertThatIllegalArgumentException().isThrownBy(() -> Catalogue.candidates(mtu, Clues.NONE));
    }

    @Test
    void aTunnelThatIsMeasuredIsToldHeaderByHeader() {
        var overhead = Catalogue.measured(List.of(Encapsulation.VXLAN), 70, 1500);

        assertThat(overhead.measured()).isTrue();
        assertThat(overhead.bytes()).isEqualTo(70);
        assertThat(overhead.underlay()).isEqualTo(1500);
        assertThat(overhead.candidates()).singleElement().satisfies(seen -> {
            assertThat(seen.encapsulation()).isEqualTo("vxlan");
            assertThat(seen.layers().getFirst()).isEqualTo(new Overhead.Layer("outer IPv6", 40));
            assertThat(seen.layers().stream().mapToInt(Overhead.Layer::bytes).sum())
                    .isEqualTo(70);
        });
    }

    @Test
    void aTunnelOfAnUnknownShapeKeepsItsMeasure() {
        var seen = Catalogue.measured(List.of(Encapsulation.PPPOE, Encapsulation.GRE), 47, null)
                .candidates()
                .getFirst();

        assertThat(seen.encapsulation()).isEqualTo("pppoe+gre");
        assertThat(seen.bytes()).isEqualTo(47);
        assertThat(seen.layers()).containsExactly(new Overhead.Layer("GRE in PPPoE", 47));
    }

    @Test
    void aTunnelThatHidesItsInsideHasNoMeasure() {
        var overhead = Catalogue.measured(List.of(Encapsulation.WIREGUARD), null, null);

        assertThat(overhead.measured()).isFalse();
        assertThat(overhead.bytes()).isNull();
        assertThat(overhead.candidates().getFirst().bytes()).isEqualTo(60);
        assertThat(overhead.candidates().getFirst().reason()).contains("its inside cannot be read");
    }

    @Test
    void aTunnelIsMadeOfSomething() {
        assertThatIllegalArgumentException().isThrownBy(() -> Catalogue.measured(List.of(), 20, 1500));
    }

    @ParameterizedTest
    @CsvSource({
        "1472, ping",
        "1464, ping",
        "8972, ping",
        "1460, MSS",
        "1452, MSS",
        "1440, MSS",
        "1380, ASA",
        "1350, Azure",
        "536, MSS"
    })
    void namesTraps(int mtu, String word) {
        assertThat(Catalogue.trap(mtu)).startsWith(mtu + " is ").contains(word).endsWith(".");
    }

    @Test
    void mostNumbersAreNoTrap() {
        assertThat(Catalogue.trap(1480)).isNull();
        assertThat(Catalogue.trap(1476)).isNull();
    }

    /** What a trap says is arithmetic too. */
    @Test
    void trapsAreTrue() {
        assertThat(1500 - 28).isEqualTo(1472);
        for (var row : Table.rows("traps.tsv", 2)) {
            var mtu = Integer.parseInt(row.getFirst());
            var less = java.util.regex.Pattern.compile("is (\\d+) less 28").matcher(row.get(1));
            if (less.find()) {
                assertThat(Integer.parseInt(less.group(1)) - 28).isEqualTo(mtu);
            }
            var mss = java.util.regex.Pattern.compile("the MSS of [^,:]*?(\\d{4})\\b")
                    .matcher(row.get(1));
            if (mss.find()) {
                assertThat(Integer.parseInt(mss.group(1)) - 40).isEqualTo(mtu);
            }
        }
    }

    private static List<String> names(int mtu, Clues clues) {
        return Catalogue.candidates(mtu, clues).stream()
                .map(Overhead.Candidate::encapsulation)
                .toList();
    }
}
