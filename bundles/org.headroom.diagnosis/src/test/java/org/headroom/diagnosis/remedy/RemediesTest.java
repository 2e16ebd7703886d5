package org.headroom.diagnosis.remedy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.headroom.diagnosis.Rule;
import org.headroom.diagnosis.remedy.Remedy.Kind;
import org.headroom.diagnosis.rule.Rules;
import org.headroom.flow.Direction;
import org.headroom.packet.wire.Encapsulation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RemediesTest {

    /** The story: a client in front of a Linux Virtual Server that wraps its packets in IP-in-IP. */
    private static final Situation STORY = Situation.of("ptb-ignored")
            .withDirection(Direction.CLIENT_TO_SERVER)
            .withPathMtu(1480)
            .withTunnel("ipip", 1500, false)
            .between("198.51.100.23", "192.0.2.80")
            .withIcmp("192.0.2.80", true);

    private static final Set<Encapsulation> COMMON = EnumSet.of(
            Encapsulation.IPIP, Encapsulation.GRE, Encapsulation.VXLAN, Encapsulation.ESP, Encapsulation.CLOUD_DEFAULT);

    private static final List<Situation> GRID = grid();

    /** Rules, directions, IP versions, numbers, tunnels, transports, known and unknown addresses, crossed. */
    private static List<Situation> grid() {
        var grid = new ArrayList<Situation>();
        for (var rule : RuleKinds.rules()) {
            var mtus = rule.equals("ptb-ignored")
                    ? List.of(0, 68, 108, 296, 552, 576, 1280, 1400, 1480, 1492, 8981)
                    : List.of(0, 1442);
            for (var mtu : mtus) {
                for (var version : List.of(4, 6)) {
                    var plain = Situation.of(rule).withIpVersion(version).withPathMtu(mtu);
                    grid.add(plain);
                    for (var direction : Direction.values()) {
                        grid.addAll(around(plain.withDirection(direction)));
                    }
                }
            }
        }
        return grid;
    }

    private static List<Situation> around(Situation situation) {
        var grid = new ArrayList<Situation>();
        var every = situation.rule().equals("ptb-ignored");
        for (var encapsulation : every ? EnumSet.allOf(Encapsulation.class) : COMMON) {
            var tunnel = situation
                    .withTunnel(encapsulation.label(), Math.max(1500, situation.pathMtu() + 20), true)
                    .between("2001:db8::1", "2001:db8::2");
            grid.add(tunnel.withIcmp("2001:db8::3", false));
            grid.add(tunnel.withTransport(false, true).withFragments());
            grid.add(tunnel.withTunnel("pppoe+" + encapsulation.label(), null, false)
                    .withIcmp("2001:db8::2", true));
        }
        return grid;
    }

    @Test
    void leaveNoWordInBraces() {
        GRID.forEach(situation -> Remedies.choose(situation).forEach(remedy -> assertThat(lines(remedy))
                .as(remedy.id())
                .noneMatch(line -> Line.WORD.matcher(line).find())));
    }

    private static List<String> lines(Remedy remedy) {
        return Stream.of(List.of(remedy.title(), remedy.where()), remedy.commands(), remedy.undo(), remedy.caveats())
                .flatMap(List::stream)
                .toList();
    }

    @Test
    void areEachOfferedInSomeSituation() {
        var offered = new TreeSet<String>();
        GRID.forEach(situation -> Remedies.choose(situation).forEach(remedy -> offered.add(remedy.id())));

        assertThat(offered)
                .containsExactlyInAnyOrderElementsOf(
                        Remedies.ALL.stream().map(Recipe::id).toList());
    }

    @Test
    void nameNoNumberWhereNoneIsKnown() {
        GRID.stream().filter(situation -> situation.pathMtu() == 0).forEach(situation -> Remedies.choose(situation)
                .forEach(remedy -> assertThat(remedy.commands())
                        .as(remedy.id())
                        .noneMatch(line -> line.contains("set-mss") || line.contains("advmss"))));
    }

    @Test
    void clampNothingButTcp() {
        GRID.stream().filter(situation -> !situation.traffic().tcp()).forEach(situation -> Remedies.choose(situation)
                .forEach(remedy -> assertThat(remedy.covers()).as(remedy.id()).isNotEqualTo("tcp")));
    }

    @Test
    void comeWithTheCauseFirst() {
        GRID.forEach(situation -> assertThat(
                        Remedies.choose(situation).stream().map(Remedy::kind).toList())
                .isSorted());
    }

    @Test
    void neverMakeALinkTooSmallForIpv6() {
        GRID.stream()
                .filter(situation -> situation.ipVersion() == 6 && situation.pathMtu() < 1280)
                .forEach(situation -> Remedies.choose(situation).stream()
                        .filter(remedy -> remedy.kind() == Kind.MEND_MTU)
                        .forEach(remedy -> assertThat(remedy.commands())
                                .as(remedy.id())
                                .noneMatch(line -> line.matches(".*mtu[ =]" + situation.pathMtu() + "\\b.*"))));
    }

    static Stream<Recipe> recipes() {
        return Remedies.ALL.stream();
    }

    @ParameterizedTest
    @MethodSource("recipes")
    void sayWhereAndHowToTakeThemBack(Recipe recipe) {
        assertThat(recipe.where()).isNotEmpty().allMatch(line -> line.text()
                .matches("(?s)(On|In|At|With|Where) .*[.}]"));
        assertThat(recipe.commands()).isNotEmpty().allMatch(line -> !line.text().isBlank());
        assertThat(recipe.undo())
                .isNotEmpty()
                .allMatch(line -> !line.text().isBlank())
                .isNotEqualTo(recipe.commands());
        assertThat(recipe.covers()).isIn("tcp", "udp", "all");
        assertThat(recipe.caveats()).isNotEmpty();
        assertThat(recipe.source()).isNotBlank();
        assertThat(recipe.platform()).isNotBlank();
    }

    @Test
    void haveEachTheirOwnId() {
        assertThat(Remedies.ALL)
                .extracting(Recipe::id)
                .doesNotHaveDuplicates()
                .allMatch(id -> id.matches("[a-z0-9-]+"));
    }

    @Test
    void clampingCoversTcpAlone() {
        assertThat(Remedies.ALL)
                .filteredOn(recipe -> recipe.kind() == Kind.CLAMP_MSS)
                .allMatch(recipe -> recipe.covers().equals("tcp"));
        assertThat(Remedies.ALL)
                .filteredOn(recipe -> recipe.kind() == Kind.LET_ICMP_THROUGH)
                .allMatch(recipe -> recipe.covers().equals("all"));
    }

    /** A number that is typed must be the one that was asked for, or one that is meant for everybody. */
    @ParameterizedTest
    @ValueSource(ints = {1402, 1438, 1471, 1487})
    void typeTheNumbersThatFit(int mtu) {
        for (var version : List.of(4, 6)) {
            var mss = mtu - (version == 4 ? 40 : 60);
            var situation = STORY.withIpVersion(version).withPathMtu(mtu).withTunnel("vxlan", 1499, true);
            for (var remedy : Remedies.choose(situation)) {
                Stream.concat(remedy.commands().stream(), remedy.undo().stream())
                        .flatMap(line -> Pattern.compile("(?<![\\d.:x-])1[34]\\d\\d(?![\\d.:])")
                                .matcher(line)
                                .results())
                        .map(found -> Integer.parseInt(found.group()))
                        .forEach(number -> assertThat(number)
                                .as("%s for %d over IPv%d", remedy.id(), mtu, version)
                                .isIn(mtu, mss, mss + 1, mtu - 40, mtu - 60, 1499, 1499 - 28, 1420, 1380, 1350, 1351));
            }
        }
    }

    @Test
    void clampForTheStory() {
        assertThat(only("iptables-set-mss", STORY).commands())
                .containsExactly(
                        "iptables -t mangle -A FORWARD -p tcp --tcp-flags SYN,RST SYN -m tcpmss --mss 1441:65535 -j"
                                + " TCPMSS --set-mss 1440");
        assertThat(only("iptables-set-mss", STORY).undo())
                .containsExactly(
                        "iptables -t mangle -D FORWARD -p tcp --tcp-flags SYN,RST SYN -m tcpmss --mss 1441:65535 -j"
                                + " TCPMSS --set-mss 1440");
        assertThat(only("iptables-set-mss", STORY).where())
                .contains("The client's requests are limited by the MSS in the server's SYN-ACK.");
        assertThat(only("iptables-set-mss", STORY).caveats())
                .anyMatch(trap -> trap.contains("--clamp-mss-to-pmtu would do nothing here") && trap.contains("1500"))
                .anyMatch(trap -> trap.contains("1.4 % more packets"))
                .anyMatch(trap -> trap.contains("ip6tables with 1420 for IPv6"));
    }

    @Test
    void offerTheStoryWhatItNeeds() {
        assertThat(ids(STORY))
                .contains(
                        "iptables-accept-icmp",
                        "nftables-accept-icmp",
                        "cisco-ios-accept-icmp",
                        "pf-accept-icmp",
                        "windows-accept-icmp",
                        "aws-accept-icmp",
                        "ipvs-pmtu-disc",
                        "linux-raise-underlay",
                        "iptables-set-mss",
                        "nftables-set-mss",
                        "linux-route-advmss",
                        "cisco-ios-adjust-mss",
                        "pf-openbsd-max-mss",
                        "linux-tcp-mtu-probing");
        assertThat(ids(STORY))
                .doesNotContain(
                        "iptables-clamp-to-pmtu",
                        "nftables-clamp-to-pmtu",
                        "ip6tables-accept-icmp",
                        "wireguard-mtu",
                        "openvpn-mssfix",
                        "docker-mtu",
                        "windows-interface-mtu",
                        "find-path-mtu");
    }

    @Test
    void raiseTheUnderlayByWhatTheTunnelTakes() {
        assertThat(only("linux-raise-underlay", STORY).commands()).containsExactly("ip link set dev eth0 mtu 1520");
        assertThat(only("linux-raise-underlay", STORY).undo()).containsExactly("ip link set dev eth0 mtu 1500");
    }

    @Test
    void clampIpv6WithItsLongerHeader() {
        var situation = STORY.withIpVersion(6).withTunnel("ip6ip6", 1500, false).withPathMtu(1460);

        assertThat(only("iptables-set-mss", situation).commands().getFirst())
                .startsWith("ip6tables ")
                .endsWith("--mss 1401:65535 -j TCPMSS --set-mss 1400");
        assertThat(only("nftables-set-mss", situation).commands().getLast()).contains("nfproto ipv6", "set 1400");
        assertThat(only("cisco-ios-adjust-mss6", situation).commands()).contains("ipv6 tcp adjust-mss 1400");
        assertThat(ids(situation))
                .contains("ip6tables-accept-icmp")
                .doesNotContain("cisco-ios-adjust-mss", "ipvs-pmtu-disc");
    }

    @ParameterizedTest
    @CsvSource({
        "CLIENT_TO_SERVER, OUTPUT, output, the client 198.51.100.23",
        "SERVER_TO_CLIENT, INPUT, input, the server 192.0.2.80"
    })
    void workOnTheSideThatHelps(Direction direction, String chain, String hook, String sender) {
        var situation = STORY.withDirection(direction);

        assertThat(only("iptables-server-set-mss", situation).commands().getFirst())
                .contains("-A " + chain + " ");
        assertThat(only("nftables-server-set-mss", situation).commands().get(1)).contains("hook " + hook + " ");
        assertThat(only("iptables-accept-icmp", situation).where()).contains(sender);
        assertThat(only("linux-tcp-mtu-probing", situation).where()).contains(sender);
    }

    @Test
    void announceTheMssWhereItIsAnnounced() {
        assertThat(ids(STORY)).contains("linux-route-advmss").doesNotContain("linux-route-advmss-client");
        assertThat(ids(STORY.withDirection(Direction.SERVER_TO_CLIENT)))
                .contains("linux-route-advmss-client")
                .doesNotContain("linux-route-advmss");
    }

    @Test
    void findTheNumberFirstWhereNobodySaidIt() {
        var situation = Situation.of("silent-size-loss")
                .withDirection(Direction.SERVER_TO_CLIENT)
                .between("198.51.100.23", "192.0.2.80");

        assertThat(ids(situation))
                .contains(
                        "iptables-accept-icmp", "cisco-ios-send-unreachables", "find-path-mtu", "linux-tcp-mtu-probing")
                .noneMatch(id -> id.contains("set-mss"));
        assertThat(only("find-path-mtu", situation).commands().getFirst()).isEqualTo("tracepath -n 198.51.100.23");
        assertThat(ids(situation.withPathMtu(1480))).doesNotContain("find-path-mtu");
    }

    @Test
    void fitTheTunnel() {
        assertThat(ids(STORY.withTunnel("wireguard", 1500, true))).contains("wireguard-mtu");
        assertThat(ids(STORY.withTunnel("pppoe", 1500, true).withPathMtu(1492))).contains("pppoe-baby-jumbo");
        assertThat(ids(STORY.withTunnel("vxlan", 1500, true).withIcmp("203.0.113.1", false)))
                .contains(
                        "linux-vxlan-df",
                        "cisco-nxos-underlay",
                        "docker-mtu",
                        "iptables-clamp-to-pmtu",
                        "linux-tunnel-mtu")
                .doesNotContain("ipvs-pmtu-disc");
        assertThat(ids(STORY.withTunnel("esp", 1500, true))).contains("cisco-asa-clear-df");
        assertThat(only(
                                "openvpn-mssfix",
                                STORY.withTunnel("openvpn", 1492, true).withPathMtu(1440))
                        .commands()
                        .getFirst())
                .isEqualTo("echo 'mssfix 1492 mtu' >> /etc/openvpn/server.conf");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pmtud-working",
                "tunnel-observed",
                "size-unrelated-loss",
                "zero-window",
                "peer-dead",
                "connection-refused",
                "capture-loss",
                "mss-clamped"
            })
    void areNoneWhereSizeIsNotTheTrouble(String rule) {
        assertThat(Remedies.choose(situation(rule))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ptb-mtu-zero",
                "ptb-mtu-too-low",
                "ptb-bogus",
                "mss-clamp-one-way",
                "jumbo-mismatch",
                "fragmentation"
            })
    void letNoIcmpThroughWhereItIsNotTheTrouble(String rule) {
        assertThat(Remedies.choose(situation(rule)))
                .extracting(Remedy::kind)
                .doesNotContain(Kind.LET_ICMP_THROUGH)
                .isNotEmpty();
    }

    private static Situation situation(String rule) {
        return Situation.of(rule)
                .withDirection(Direction.CLIENT_TO_SERVER)
                .withPathMtu(1480)
                .withTunnel("gre", 1500, true);
    }

    @Test
    void knowEveryRule() {
        assertThat(RuleKinds.rules())
                .containsExactlyInAnyOrderElementsOf(
                        Rules.ALL.stream().map(Rule::id).toList());
        assertThat(RuleKinds.of("a-rule-of-tomorrow"))
                .containsExactly(Kind.LET_ICMP_THROUGH, Kind.MEND_MTU, Kind.CLAMP_MSS, Kind.PROBE);
    }

    @Test
    void sayWhatWasNotTried() {
        assertThat(only("pf-accept-icmp", STORY).caveats()).last().asString().startsWith("Not tried");
        assertThat(only("iptables-set-mss", STORY).caveats()).noneMatch(trap -> trap.startsWith("Not tried"));
    }

    private static List<String> ids(Situation situation) {
        return Remedies.choose(situation).stream().map(Remedy::id).toList();
    }

    private static Remedy only(String id, Situation situation) {
        return Remedies.choose(situation).stream()
                .filter(remedy -> remedy.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({
        "iptables, iptables, ip6tables",
        "ip, ip, ip -6",
        "family, ipv4, ipv6",
        "pf-suffix, '', 6",
        "mikrotik-path, /ip, /ipv6",
        "fortigate-suffix, '', 6",
        "edgeos-clamp, mss-clamp, mss-clamp6",
        "filter-syn, tcp[13] & 2 != 0, ip6[6] == 6 and ip6[53] & 2 != 0",
        "mss, 1440, 1420",
        "over, 1441, 1421"
    })
    void eachVersionHasItsOwnCommands(String word, String version4, String version6) {
        var situation = Situation.of("ptb-ignored").withPathMtu(1480);

        assertThat(new Values(situation).of(word)).isEqualTo(version4);
        assertThat(new Values(situation.withIpVersion(6)).of(word)).isEqualTo(version6);
    }
}
