package org.headroom.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.headroom.flow.Recording.a;
import static org.headroom.flow.Recording.b;

import org.junit.jupiter.api.Test;

/** Messages of which a short capture kept too little to name the connection. */
class CutQuotesTest {

    /** IP, ICMP, and the IP header of the quote. */
    private static final int BEFORE_THE_PORTS = 20 + 8 + 20;

    private static Recording opened() {
        return new Recording().cutAt(BEFORE_THE_PORTS).handshake(1000, 5000);
    }

    @Test
    void theIdentificationLeadsToThePacketAndSoToItsConnection() {
        var traffic = opened().put(a(1000, 5000, 1460).id(500))
                .put(b(5000, 1000, 700).id(501))
                .tooBig(1480, a(1000, 5000, 1460).id(500))
                .traffic();
        var message = traffic.flow(0).clientToServer().tooBig().getFirst();

        assertThat(message.nextHopMtu()).isEqualTo(1480);
        assertThat(message.quote().flow()).isZero();
        assertThat(message.quote().reversed()).isFalse();
        assertThat(message.quote().sequence()).isEqualTo(1000);
        assertThat(message.quote().sourcePort()).isEqualTo(Recording.A_PORT);
        assertThat(message.quote().destinationPort()).isEqualTo(Recording.B_PORT);
        assertThat(message.quote().destination()).isEqualTo(Recording.B);
        assertThat(traffic.flow(0).serverToClient().tooBig()).isEmpty();
        assertThat(traffic.suspicious(0)).isTrue();
    }

    @Test
    void aPacketOfTheOtherWayIsFoundTheOtherWay() {
        var traffic = opened().put(b(5000, 1000, 1460).id(500))
                .tooBig(1480, b(5000, 1000, 1460).id(500))
                .traffic();
        var message = traffic.flow(0).serverToClient().tooBig().getFirst();

        assertThat(message.quote().reversed()).isTrue();
        assertThat(message.quote().sourcePort()).isEqualTo(Recording.B_PORT);
        assertThat(message.quote().destinationPort()).isEqualTo(Recording.A_PORT);
        assertThat(message.quote().destination()).isEqualTo(Recording.A);
        assertThat(message.quote().sequence()).isEqualTo(5000);
    }

    private static int messages(Recording r) {
        var flow = r.flow();
        return flow.clientToServer().tooBig().size()
                + flow.serverToClient().tooBig().size();
    }

    @Test
    void aPacketOfAnotherNumberOrWayOrTimeIsNotMeant() {
        assertThat(messages(opened().put(a(1000, 5000, 1460).id(500))
                        .tooBig(1480, a(1000, 5000, 1460).id(502))))
                .isZero();
        assertThat(messages(opened().put(b(5000, 1000, 1460).id(500))
                        .tooBig(1480, a(1000, 5000, 1460).id(500))))
                .isZero();
        assertThat(messages(opened().put(a(1000, 5000, 1460).id(0))
                        .tooBig(1480, a(1000, 5000, 1460).id(0))))
                .as("0 is the number of many")
                .isZero();
        for (var seconds : new int[] {1, 3}) {
            assertThat(messages(opened().at(100)
                            .put(a(1000, 5000, 1460).id(500))
                            .at(seconds * 1_000)
                            .tooBig(1480, a(1000, 5000, 1460).id(500))))
                    .as("after %d s", seconds)
                    .isEqualTo(seconds == 1 ? 1 : 0);
        }
    }

    @Test
    void aNumberThatIsUsedAgainMeansTheLatest() {
        var traffic = opened().put(a(1000, 5000, 1460).id(500))
                .put(a(2460, 5000, 1460).id(500))
                .tooBig(1480, a(2460, 5000, 1460).id(500))
                .put(a(3920, 5000, 1460).id(500))
                .traffic();

        assertThat(traffic.tooBig().getFirst().quote().sequence()).isEqualTo(2460);
    }

    /** TCP and UDP count their packets apart on some hosts. */
    @Test
    void anotherProtocolWithTheNumberIsNotMeant() {
        var r = new Recording().cutAt(BEFORE_THE_PORTS);
        for (int i = 0; i < 3; i++) {
            r.datagram(true, 1000);
        }

        assertThat(messages(r.tooBig(1480, a(1000, 5000, 988).id(2)))).isZero();
    }

    private static int told(int snapLength, int identification, int quoted, double millisecondsApart) {
        var packet = a(1000, 5000, 1460).id(quoted);
        return new Recording()
                .cutAt(snapLength)
                .at(10)
                .tooBig(1480, packet, identification, 62)
                .at(10 + millisecondsApart)
                .tooBig(1480, packet, identification, 61)
                .traffic()
                .tooBig()
                .size();
    }

    @Test
    void anyNumberThatIsTheSameTellsAMirrorsCopyOfAMessage() {
        assertThat(told(100, 7, 0, 0.1)).as("all of it").isEqualTo(1);
        assertThat(told(BEFORE_THE_PORTS, 7, 0, 0.1)).as("its own").isEqualTo(1);
        assertThat(told(BEFORE_THE_PORTS, 0, 7, 0.1)).as("the quote's").isEqualTo(1);
        assertThat(told(100, 0, 0, 0.1)).as("the sequence number").isEqualTo(1);
        assertThat(told(BEFORE_THE_PORTS, 0, 0, 0.1)).as("none").isEqualTo(2);
        assertThat(told(100, 7, 0, 5)).as("too late for a mirror").isEqualTo(2);
    }
}
