package org.headroom.flow;

/**
 * An ICMP error other than too-big that quotes a packet of a flow.
 *
 * @param row of the message
 * @param version 4 or 6
 * @param flow the quoted flow, -1 where the capture has none
 * @param reversed whether the quoted packet went from the flow's B end to its A end
 */
public record IcmpError(
        int row, long nanos, int version, int type, int code, String source, int flow, boolean reversed) {

    /** Fragment reassembly time exceeded (RFC 792, RFC 4443 §3.3). */
    public boolean reassemblyTimeExceeded() {
        return version == 4 ? type == 11 && code == 1 : type == 3 && code == 1;
    }

    /** Time to live exceeded on the way, or no way to the network or the host (RFC 792; RFC 4443 §3.1, §3.3). */
    public boolean wayLost() {
        return version == 4
                ? type == 11 && code == 0 || type == 3 && code <= 1
                : type == 3 && code == 0 || type == 1 && (code == 0 || code == 3);
    }

    /** Destination unreachable. */
    public boolean unreachable() {
        return version == 4 ? type == 3 : type == 1;
    }
}
