package org.headroom.flow;

/**
 * An address with a port.
 *
 * @param address as text: dotted quad, RFC 5952, or a name out of a printed capture
 * @param port 0 where the protocol has none
 */
public record Endpoint(String address, int port) {

    /** Whether the address is one of IPv6, as far as its text tells. */
    public boolean ipv6() {
        return address.indexOf(':') >= 0;
    }

    /** {@code 192.0.2.80:80}; IPv6 as {@code 2001:db8::1:80}, as the report contract has it. */
    @Override
    public String toString() {
        return port == 0 ? address : address + ":" + port;
    }
}
