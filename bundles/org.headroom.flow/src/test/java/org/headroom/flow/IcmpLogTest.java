package org.headroom.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.headroom.flow.Recording.a;
import static org.headroom.flow.Recording.b;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Messages of routers: counted once each, and tied to the flow and direction that they quote. */
class IcmpLogTest {

    @Test
    void aMessageBelongsToTheFlowAndDirectionThatItQuotes() {
        var fromA = a(1000, 5000, 1460);
        var fromB = b(5000, 2460, 1400);
        var traffic = new Recording()
                .handshake(1000, 5000)
                .put(fromA)
                .tooBig(1480, fromA)
                .put(fromB)
                .tooBig(1400, fromB)
                .traffic();
        var flow = traffic.flow(0);

        assertThat(flow.clientToServer().tooBig())
                .extracting(TooBig::nextHopMtu)
                .containsExactly(1480);
        assertThat(flow.serverToClient().tooBig())
                .extracting(TooBig::nextHopMtu)
                .containsExactly(1400);
        var message = flow.clientToServer().tooBig().getFirst();
        assertThat(message.row()).isEqualTo(4);
        assertThat(message.packet()).isEqualTo(5);
        assertThat(message.source()).isEqualTo(Recording.ROUTER);
        assertThat(message.destination()).isEqualTo(Recording.A);
        assertThat(message.checksumBad()).isFalse();
        assertThat(message.length()).isEqualTo(56);
        assertThat(message.timeToLive()).isEqualTo(62);
        assertThat(message.quote().sequence()).isEqualTo(1000);
        assertThat(message.quote().length()).isEqualTo(1500);
        assertThat(message.quote().source()).isEqualTo(Recording.A);
        assertThat(message.quote().sourcePort()).isEqualTo(Recording.A_PORT);
        assertThat(message.quote().dontFragment()).isTrue();
        assertThat(message.quote().outer()).isFalse();
        assertThat(message.innerMtu()).isEqualTo(1480);
        assertThat(traffic.suspicious(0)).isTrue();
    }

    @Test
    void aMessageMayStandInTheFileBeforeThePacketThatItAnswers() {
        var packet = a(1000, 5000, 1460).id(77);
        var traffic = new Recording()
                .at(31)
                .tooBig(1480, packet)
                .at(0)
                .handshake(1000, 5000)
                .at(30)
                .put(packet)
                .traffic();
        var flow = traffic.flow(0);

        assertThat(flow.clientToServer().tooBig()).hasSize(1);
        assertThat(flow.serverToClient().tooBig()).isEmpty();
        assertThat(traffic.tooBig().getFirst().quote().flow()).isZero();
        assertThat(traffic.suspicious(0)).isTrue();
    }

    @Test
    void aMessageBeforeItsFlowKnowsTheDirectionToo() {
        var packet = b(5000, 1000, 1460).id(77);
        var flow = new Recording()
                .tooBig(1480, packet)
                .handshake(1000, 5000)
                .put(packet)
                .flow();

        assertThat(flow.serverToClient().tooBig()).hasSize(1);
        assertThat(flow.clientToServer().tooBig()).isEmpty();
    }

    @Test
    void aMessageAboutAnotherConnectionIsNobodys() {
        var traffic = new Recording()
                .handshake(1000, 5000)
                .tooBig(1480, a(1000, 5000, 1460).port(41_000).id(9))
                .traffic();

        assertThat(traffic.tooBig()).hasSize(1);
        assertThat(traffic.tooBig().getFirst().quote().flow()).isEqualTo(-1);
        assertThat(traffic.flow(0).clientToServer().tooBig()).isEmpty();
        assertThat(traffic.suspicious(0)).isFalse();
    }

    @Test
    void messagesWithNumbersOfTheirOwnAreTwoHoweverOftenAMirrorShowsThem() {
        var packet = a(1000, 5000, 1460);
        var flow = new Recording()
                .handshake(1000, 5000)
                .put(packet)
                .tooBig(1480, packet, 500, 62)
                .tooBig(1480, packet, 501, 62)
                .tooBig(1480, packet, 501, 61)
                .flow();

        assertThat(flow.clientToServer().tooBig())
                .as("the second, before and behind a router")
                .hasSize(2);
    }

    @Test
    void anUnreachableIsNoTooBig() {
        var packet = a(1000, 5000, 1460);
        var traffic = new Recording()
                .handshake(1000, 5000)
                .put(packet)
                .unreachable(13, packet)
                .traffic();

        assertThat(traffic.tooBig()).isEmpty();
        assertThat(traffic.errors()).hasSize(1);
        var error = traffic.errors().getFirst();
        assertThat(error.code()).isEqualTo(13);
        assertThat(error.unreachable()).isTrue();
        assertThat(error.reassemblyTimeExceeded()).isFalse();
        assertThat(error.flow()).isZero();
        assertThat(error.reversed()).isFalse();
        assertThat(traffic.flow(0).errors()).containsExactly(error);
        assertThat(traffic.suspicious(0)).isTrue();
    }

    @Test
    void kindsOfErrorsByVersion() {
        assertThat(new IcmpError(0, 0, 4, 11, 1, "", -1, false).reassemblyTimeExceeded())
                .isTrue();
        assertThat(new IcmpError(0, 0, 4, 11, 0, "", -1, false).reassemblyTimeExceeded())
                .isFalse();
        assertThat(new IcmpError(0, 0, 4, 3, 1, "", -1, false).reassemblyTimeExceeded())
                .isFalse();
        assertThat(new IcmpError(0, 0, 6, 3, 1, "", -1, false).reassemblyTimeExceeded())
                .isTrue();
        assertThat(new IcmpError(0, 0, 6, 3, 0, "", -1, false).reassemblyTimeExceeded())
                .isFalse();
        assertThat(new IcmpError(0, 0, 6, 1, 4, "", -1, false).unreachable()).isTrue();
        assertThat(new IcmpError(0, 0, 6, 3, 4, "", -1, false).unreachable()).isFalse();
        assertThat(new IcmpError(0, 0, 4, 1, 4, "", -1, false).unreachable()).isFalse();
    }

    @Test
    void ofATunnelsPacketTheInnerOneHasLessRoom() {
        var tunnel = new Leg.Tunnel(org.headroom.packet.wire.Encapsulation.IPIP, 20, "", "");
        var quote = new TooBig.Quote(
                "", "", 6, 1, 2, null, 3, 1480, 64, true, List.of(tunnel, tunnel), "", "", 1500, -1, false);

        assertThat(message(1400, quote).innerMtu()).isEqualTo(1360);
        assertThat(message(0, quote).innerMtu()).as("no number").isZero();
        assertThat(message(-1, quote).innerMtu()).as("cut off").isEqualTo(-1);
        assertThat(quote.outer()).isTrue();
    }

    private static TooBig message(int mtu, TooBig.Quote quote) {
        return new TooBig(0, 0, 4, mtu, "", "", 64, 1, 56, false, quote, List.of(0));
    }

    @Test
    void aLegThatShowsAMessageOftenIsNamedOnce() {
        var packet = a(1000, 5000, 1460);
        var message = new Recording()
                .handshake(1000, 5000)
                .put(packet)
                .tooBig(1480, packet, 501, 62)
                .tooBig(1480, packet, 501, 62)
                .tooBig(1480, packet, 501, 62)
                .traffic()
                .tooBig()
                .getFirst();

        assertThat(message.legs()).containsExactly(0);
    }
}
