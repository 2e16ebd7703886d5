package org.headroom.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import org.headroom.packet.wire.Addresses;
import org.junit.jupiter.api.Test;

/** Addresses by number. */
class HostsTest {

    private static final int TCP = 6;

    private final FlowTable flows = new FlowTable();

    private void add(long high, long source, long destination, int port) {
        flows.findOrAdd(high, source, high, destination, port, 80, TCP);
    }

    @Test
    void theSameAddressHasTheSameNumberAtEitherEndOfAnyFlow() {
        add(0, 0xffff_0a000001L, 0xffff_0a000002L, 1);
        add(0, 0xffff_0a000002L, 0xffff_0a000001L, 2);
        add(0, 0xffff_0a000001L, 0xffff_0a000003L, 3);
        var hosts = new Hosts(flows, Addresses::text);

        assertThat(hosts.a(0)).isEqualTo(hosts.b(1)).isEqualTo(hosts.a(2));
        assertThat(hosts.b(0)).isEqualTo(hosts.a(1)).isNotEqualTo(hosts.a(0)).isNotEqualTo(hosts.b(2));
        assertThat(hosts.text(hosts.b(2))).isEqualTo("10.0.0.3").isSameAs(hosts.text(hosts.b(2)));
    }

    @Test
    void addressesThatDifferInTheirFirstHalfOnlyAreDifferent() {
        add(0x20010db8_00000000L, 1, 2, 1);
        add(0x20010db8_00000001L, 1, 2, 1);
        var hosts = new Hosts(flows, Addresses::text);

        assertThat(hosts.a(0)).isNotEqualTo(hosts.a(1));
        assertThat(hosts.text(hosts.a(1))).isEqualTo("2001:db8:0:1::1");
    }

    @Test
    void manyHostsKeepTheirNumbersWhileTheTableGrows() {
        for (int i = 0; i < 10_000; i++) {
            add(0, 0xffff_0a000000L + i, 0xffff_0b000000L + i % 100, 1 + i % 60_000);
        }
        var hosts = new Hosts(flows, Addresses::text);

        var numbers = new HashMap<Integer, String>();
        for (int i = 0; i < 10_000; i++) {
            numbers.put(hosts.a(i), Addresses.text(0, 0xffff_0a000000L + i));
            numbers.put(hosts.b(i), Addresses.text(0, 0xffff_0b000000L + i % 100));
        }
        assertThat(numbers).hasSize(10_100).allSatisfy((host, text) -> assertThat(hosts.text(host))
                .isEqualTo(text));
    }
}
