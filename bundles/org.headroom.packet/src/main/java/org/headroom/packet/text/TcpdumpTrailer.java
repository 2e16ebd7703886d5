package org.headroom.packet.text;

/** What tcpdump 3 prints of the IP header, behind the packet: {@code (DF) [tos 0x10] (ttl 64, id 1234, len 52)}, {@code (frag 123:1480@0+)}. */
final class TcpdumpTrailer {

    private TcpdumpTrailer() {}

    static void read(Scan in, Told told) {
        for (in.blanks(); in.sees("(") || in.sees("["); in.blanks()) {
            var open = in.text.charAt(in.at++);
            var end = in.closing(open, open == '(' ? ')' : ']');
            if (open == '(') {
                parenthesis(new Scan(in.text.substring(0, end), in.at), told);
            }
            in.at = Math.min(end + 1, in.text.length());
        }
    }

    private static void parenthesis(Scan in, Told told) {
        if (in.sees("DF")) {
            told.dontFragment = true;
        } else if (in.takes("frag ")) {
            fragment(in, told);
        } else if (in.sees("ttl ")) {
            told.timeToLive = (int) Math.clamp(in.after("ttl "), 0, 255);
            told.identification = (int) Math.max(0, in.after("id ")) & 0xffff;
            var length = in.after("len ");
            told.length = length > 0 ? (int) Math.min(0xffff, length) : told.length;
            // beside a time to live tcpdump says DF wherever it is set
            told.dontFragment = in.text.contains("(DF)");
        }
    }

    private static void fragment(Scan in, Told told) {
        told.identification = (int) Math.max(0, in.number()) & 0xffff;
        in.takes(":");
        var size = in.number();
        in.takes("@");
        told.fragmentOffset = (int) Math.clamp(in.number(), 0, 0xfff8);
        told.moreFragments = in.sees("+");
        told.dontFragment = false;
        told.headerOnly |= told.fragmentOffset > 0;
        told.length = size < 0 ? told.length : (int) Math.min(0xffff, size + told.ipHeader());
    }
}
