package org.headroom.packet.text;

import org.headroom.packet.text.Told.Carrier;

/** A packet inside another: IP in IP, GRE, VXLAN, Geneve and L2TP, whose inside tcpdump prints; ESP, whose inside nobody can. */
final class TcpdumpTunnel {

    private final TcpdumpIp ip;

    TcpdumpTunnel(TcpdumpIp ip) {
        this.ip = ip;
    }

    boolean read(Scan in, Told told, int depth) {
        if (in.sees("GREv") || in.sees("gre ")) {
            return gre(in, told, depth);
        }
        if (in.takes("VXLAN, ")) {
            in.jumps("vni ", in.text.length());
            in.number();
            return inside(in, told, Told.UDP, Carrier.VXLAN, depth);
        }
        if (in.takes("OTV, ")) {
            // what Linux's VXLAN has on its old port, tcpdump takes for the protocol that shares it
            in.jumps("instance ", in.text.length());
            in.number();
            return inside(in, told, Told.UDP, Carrier.VXLAN, depth);
        }
        if (in.sees("Geneve, ")) {
            in.jumps(": ", in.text.length());
            return inside(in, told, Told.UDP, Carrier.GENEVE, depth);
        }
        if (in.sees("l2tp:")) {
            return in.jumps("{", in.text.length()) && inside(in, told, Told.UDP, Carrier.L2TP, depth);
        }
        if (in.sees("ESP(spi") || in.sees("AH(spi")) {
            told.protocol = in.sees("E") ? 50 : 51;
            told.payload = (int) Math.clamp(in.after("length "), 0, 0xffff);
            return true;
        }
        return directly(in, told, depth);
    }

    /** {@code IP 10.0.0.1 > 10.0.0.2: IP …}, with -e without the second IP. */
    private boolean directly(Scan in, Told told, int depth) {
        var from = in.at;
        var known = told.protocol == Told.UNTOLD || told.protocol == Told.IP_IN_IP || told.protocol == Told.IPV6;
        var inner = known ? ip.read(in, told.protocol == Told.IPV6 ? 6 : 4, depth + 1) : null;
        if (inner == null) {
            in.at = from;
            return false;
        }
        told.protocol = inner.version == 6 ? Told.IPV6 : Told.IP_IN_IP;
        told.carrier = Carrier.IP;
        told.inner = inner;
        return true;
    }

    private boolean gre(Scan in, Told told, int depth) {
        var length = in.after("length ");
        var start = in.text.indexOf(": ", in.at);
        var inner = in.text.indexOf(" IP", in.at);
        if (length < 0 || !in.jumps("length ", in.text.length())) {
            return false;
        }
        in.number();
        if (start >= 0 || inner >= 0) {
            in.takes(":");
        }
        if (!inside(in, told, Told.GRE, Carrier.GRE, depth)) {
            told.payload = (int) Math.min(0xffff, length);
            return true;
        }
        var octets = length - java.util.Objects.requireNonNull(told.inner).size();
        told.carrier = octets >= 18 ? Carrier.GRE_ETHERNET : octets >= 8 ? Carrier.GRE_KEY : Carrier.GRE;
        return true;
    }

    private boolean inside(Scan in, Told told, int protocol, Carrier carrier, int depth) {
        told.protocol = protocol;
        TcpdumpLink.skip(in);
        var inner = ip.read(in, 4, depth + 1);
        if (inner != null) {
            told.carrier = carrier;
            told.inner = inner;
        }
        return inner != null || protocol != Told.GRE;
    }
}
