package org.headroom.diagnosis.overhead;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.stream.Stream;
import org.headroom.packet.wire.Encapsulation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class StackTest {

    private static final int[] UNDERLAYS = {1500, 1492, 1460, 9001};

    static Stream<Arguments> catalogue() {
        return Expected.rows("inner-mtus.tsv", 5);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("catalogue")
    void leavesWhatTheCatalogueSays(String stack, String at1500, String at1492, String at1460, String at9001) {
        var expected = List.of(at1500, at1492, at1460, at9001);

        for (var i = 0; i < UNDERLAYS.length; i++) {
            assertThat(Stack.parse(stack).innerMtu(UNDERLAYS[i]))
                    .as("%s of %d", stack, UNDERLAYS[i])
                    .isEqualTo(Integer.parseInt(expected.get(i)));
        }
    }

    @ParameterizedTest(name = "{0} of 1500")
    @MethodSource("catalogue")
    void namesHeadersThatAddUp(String stack, String at1500, String at1492, String at1460, String at9001) {
        for (var underlay = 1280; underlay < 1520; underlay++) {
            var parsed = Stack.parse(stack);
            var sum = parsed.layers(underlay).stream().mapToInt(Header::bytes).sum();

            assertThat(sum).as("%s of %d", stack, underlay).isEqualTo(parsed.overhead(underlay));
        }
    }

    @Test
    void catalogueHasEveryEncapsulationThatHasHeaders() {
        var names = catalogue()
                .map(row -> Stack.parse((String) row.get()[0]))
                .flatMap(stack -> stack.encapsulations().stream());

        assertThat(names)
                .contains(
                        Encapsulation.IPIP,
                        Encapsulation.GRE,
                        Encapsulation.VXLAN,
                        Encapsulation.GENEVE,
                        Encapsulation.ESP,
                        Encapsulation.WIREGUARD,
                        Encapsulation.SRV6,
                        Encapsulation.TEREDO,
                        Encapsulation.MACSEC);
    }

    static Stream<Arguments> esp() {
        return Expected.rows("esp-mtus.tsv", 11);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("esp")
    void fillsEspBlocks(
            String cipher,
            String v4,
            String natT,
            String v6,
            String v6NatT,
            String transport,
            String transportNatT,
            String tunnel,
            String pppoe,
            String cloud,
            String aws) {
        assertInner("esp:" + cipher, 1500, v4);
        assertInner("esp:" + cipher + ",nat-t", 1500, natT);
        assertInner("esp/ipv6:" + cipher, 1500, v6);
        assertInner("esp/ipv6:" + cipher + ",nat-t", 1500, v6NatT);
        assertInner("esp:" + cipher + ",transport+gre", 1500, transport);
        assertInner("esp:" + cipher + ",transport,nat-t+gre", 1500, transportNatT);
        assertInner("esp:" + cipher + "+gre", 1500, tunnel);
        assertInner("pppoe+esp:" + cipher, 1500, pppoe);
        assertInner("esp:" + cipher, 1492, pppoe);
        assertInner("esp:" + cipher, 1460, cloud);
        assertInner("esp:" + cipher, 9001, aws);
    }

    private static void assertInner(String stack, int underlay, String expected) {
        assertThat(Stack.parse(stack).innerMtu(underlay))
                .as("%s of %d", stack, underlay)
                .isEqualTo(Integer.parseInt(expected));
    }

    /** A packet one octet larger would need another block, and the underlay does not hold it. */
    @ParameterizedTest
    @ValueSource(ints = {1280, 1400, 1438, 1460, 1492, 1499, 1500, 1501, 1514, 9000, 9001})
    void espLeavesNoRoomForOneOctetMore(int underlay) {
        for (var cipher : Cipher.ALL) {
            var inner = Stack.parse("esp:" + cipher.name()).innerMtu(underlay);

            assertThat(onTheWire(inner, cipher)).as(cipher.name()).isLessThanOrEqualTo(underlay);
            assertThat(onTheWire(inner + 1, cipher)).as(cipher.name()).isGreaterThan(underlay);
        }
    }

    /** The other way round: RFC 4303 §2.4 pads payload, pad length and next header up to whole blocks. */
    private static int onTheWire(int inner, Cipher cipher) {
        var blocks = Math.ceilDiv(inner + 2, cipher.block());
        return 20 + 8 + cipher.iv() + blocks * cipher.block() + cipher.icv();
    }

    /** https://docs.aws.amazon.com/vpn/latest/s2svpn/cgw-best-practice.html, for 1500. */
    @ParameterizedTest
    @CsvSource({
        "esp:aes-gcm-16, 1446",
        "'esp:aes-gcm-16,nat-t', 1438",
        "esp:aes-cbc-sha1, 1438",
        "'esp:aes-cbc-sha1,nat-t', 1422",
        "esp:aes-cbc-sha256, 1438",
        "'esp:aes-cbc-sha256,nat-t', 1422",
        "esp:aes-cbc-sha384, 1422",
        "'esp:aes-cbc-sha384,nat-t', 1422",
        "esp:aes-cbc-sha512, 1422",
        "'esp:aes-cbc-sha512,nat-t', 1406"
    })
    void agreesWithTheTableOfAws(String stack, int inner) {
        assertThat(Stack.parse(stack).innerMtu(1500)).isEqualTo(inner);
    }

    @ParameterizedTest
    @CsvSource({
        "pppoe+ipip, 1472, pppoe+ipip",
        "pppoe+gre, 1468, pppoe+gre",
        "vxlan+esp, 1394, vxlan+esp",
        "vxlan/ipv6, 1430, vxlan",
        "wireguard+vxlan, 1390, wireguard+vxlan",
        "qinq, 1492, qinq",
        "vlan, 1496, vlan",
        "mpls:10, 1460, mpls",
        "geneve:opt252, 1198, geneve",
        "pppoe+vxlan+wireguard/ipv6, 1362, pppoe+vxlan+wireguard",
        "erspan:1, 1462, erspan",
        "'erspan:3,platform', 1438, erspan",
        "'l2tpv3:udp,cookie8', 1438, l2tpv3",
        "l2tpv3:no-l2spec, 1462, l2tpv3",
        "ah/ipv6:sha256, 1468, ah",
        "'ah:tunnel,sha256', 1452, ah",
        "srv6:red2, 1436, srv6",
        "prp, 1494, manual",
        "pptp, 1464, pptp",
        "'pptp:mppe,ack', 1456, pptp",
        "esp:transport, 1466, esp",
        "nat64, 1480, nat64"
    })
    void readsSeveralLayers(String stack, int inner, String name) {
        var parsed = Stack.parse(stack);

        assertThat(parsed.innerMtu(1500)).isEqualTo(inner);
        assertThat(parsed.name()).isEqualTo(name);
    }

    @Test
    void listsHeadersFromTheOutside() {
        assertThat(layers("vxlan/ipv6")).containsExactly("outer IPv6 40", "UDP 8", "VXLAN 8", "inner Ethernet 14");
        assertThat(layers("gre:key,seq"))
                .containsExactly("outer IPv4 20", "GRE 4", "GRE key 4", "GRE sequence number 4");
        assertThat(layers("l2tpv3:udp"))
                .containsExactly(
                        "outer IPv4 20",
                        "UDP 8",
                        "L2TPv3 flags 4",
                        "L2TPv3 session 4",
                        "L2-specific sublayer 4",
                        "inner Ethernet 14");
        assertThat(layers("ah:tunnel")).containsExactly("outer IPv4 20", "AH 12", "ICV 12");
    }

    @Test
    void leavesTheOuterHeaderInFrontOfEspInTransportMode() {
        assertThat(layers("esp:aes-cbc-sha1,transport+gre"))
                .containsExactly(
                        "outer IPv4 20", "ESP 8", "IV 16", "less than a block 4", "ESP trailer 2", "ICV 12", "GRE 4");
    }

    private static List<String> layers(String stack) {
        return Stack.parse(stack).layers(1500).stream()
                .map(header -> header.name() + " " + header.bytes())
                .toList();
    }

    @Test
    void saysWhereEveryNumberComesFrom() {
        catalogue()
                .flatMap(row -> Stack.parse((String) row.get()[0]).layers(1500).stream())
                .forEach(header -> assertThat(header.source()).as(header.name()).isNotBlank());
    }

    @Test
    void printsWhatCanBeTypedAgain() {
        catalogue().map(row -> Stack.parse((String) row.get()[0])).forEach(stack -> {
            var again = Stack.parse(stack.toString());
            assertThat(again.innerMtu(1500)).as(stack.toString()).isEqualTo(stack.innerMtu(1500));
            assertThat(again.toString()).isEqualTo(stack.toString());
        });
        assertThat(Stack.parse(" ESP:NAT-T + GRE/ipv4 ")).hasToString("esp:aes-gcm-16,nat-t+gre");
        assertThat(Stack.parse("vxlan:vlan/ipv6")).hasToString("vxlan/ipv6:vlan");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "carrierpigeon | there is no encapsulation \"carrierpigeon\"; known are ipip, 6in4, ip6ip6",
                "'' | an encapsulation is missing",
                "gre+ | an encapsulation is missing",
                "gre:kay | \"kay\" is not an option of gre; it has key, seq, csum, encap-limit",
                "ipip:key | \"key\" is not an option of ipip; it has none",
                "gre:encap-limit | \"encap-limit\" of gre goes with /ipv6 only",
                "ipip/ipv6 | ipip does not run over IPv6",
                "srv6/ipv4 | srv6 does not run over IPv4",
                "pppoe/ipv6 | pppoe is part of the frame and runs over no IP at all",
                "gre/ipv5 | \"/ipv5\" after gre: it can only be /ipv4 or /ipv6",
                "gre/ipv4:key/ipv6 | not of the form name/ipv6:option,option",
                "gre:key:seq | \"key:seq\" is not an option of gre",
                "mpls:0 | \"0\" of mpls: the number must be 1 to 10",
                "mpls:11 | \"11\" of mpls: the number must be 1 to 10",
                "geneve:opt6 | \"opt6\" of geneve: the number must be 4 to 252 in steps of 4",
                "geneve:opt | \"opt\" is not an option of geneve; it has opt<n>, vlan",
                "gre:key,key | gre has either \"key\" or \"key\"",
                "mpls:1,2 | mpls has either \"1\" or \"2\"",
                "srv6:1,red2 | srv6 has either \"1\" or \"red2\"",
                "l2tpv3:cookie4,cookie8 | l2tpv3 has either \"cookie4\" or \"cookie8\"",
                "esp:rot13 | \"rot13\" is not an option of esp; it has aes-cbc-sha1, aes-cbc-sha256",
                "esp:aes-gcm-16,aes-gcm-8 | esp has one cipher, not aes-gcm-16 and aes-gcm-8",
                "ipip+gre/ipv6 | gre/ipv6 cannot be in ipip, which carries IPv4 alone",
                "6in4+vxlan | vxlan cannot be in 6in4, which carries IPv6 alone",
                "esp:transport+gre/ipv6 | gre/ipv6 cannot be in esp:aes-gcm-16,transport, which carries what runs over IPv4",
                "esp:transport+pppoe | pppoe cannot be in esp:aes-gcm-16,transport, which carries what runs over IPv4",
            })
    void namesWhatIsWrong(String stack, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Stack.parse(stack))
                .withMessageContaining(message);
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MIN_VALUE, -1, 0, 67, 65_536, Integer.MAX_VALUE})
    void refusesAnUnderlayThatIsNone(int underlay) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Stack.parse("gre").innerMtu(underlay))
                .withMessage("an MTU is 68 to 65535 octets, not %d", underlay);
    }

    @Test
    void saysWhenNothingIsLeft() {
        var stack = Stack.parse("vxlan+vxlan");

        assertThat(stack.innerMtu(101)).isEqualTo(1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> stack.overhead(100))
                .withMessage("vxlan+vxlan leaves nothing of 100 octets");
        assertThatIllegalArgumentException().isThrownBy(() -> stack.layers(100));
    }

    @ParameterizedTest
    @EnumSource(
            mode = Mode.EXCLUDE,
            names = {"CLOUD_DEFAULT", "MANUAL"})
    void buildsEveryEncapsulationThatACaptureCanHold(Encapsulation encapsulation) {
        var stack = Stack.of(List.of(encapsulation));

        assertThat(stack.encapsulations()).containsExactly(encapsulation);
        assertThat(stack.name()).isEqualTo(encapsulation.label());
        assertThat(stack.overhead(1500)).isPositive();
    }

    @Test
    void knowsWhatFitsInside() {
        assertThat(Stack.parse("ipip").carries(4)).isTrue();
        assertThat(Stack.parse("ipip").carries(6)).isFalse();
        assertThat(Stack.parse("ipip").carries(0)).isTrue();
        assertThat(Stack.parse("6in4").carries(4)).isFalse();
        assertThat(Stack.parse("gre+6in4").carries(6)).isTrue();
        assertThat(Stack.parse("vxlan").carries(6)).isTrue();
    }

    @Test
    void titlesFromTheInside() {
        assertThat(Stack.parse("esp+gre").title()).isEqualTo("GRE in IPsec ESP");
    }

    @Test
    void listsWhatCanBeTyped() {
        assertThat(Stack.known())
                .contains("ipip", "gre [key, seq, csum, encap-limit]")
                .hasSameSizeAs(Kind.ALL);
    }
}
