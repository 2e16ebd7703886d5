package org.headroom.diagnosis.overhead;

import java.util.ArrayList;
import java.util.List;

/** Headers as they are gathered from the tables. */
final class Headers {

    private static final String OUTER_IP = "IP";

    private final boolean ipv6;
    private final List<Header> gathered = new ArrayList<>();

    Headers(boolean ipv6) {
        this.ipv6 = ipv6;
    }

    /** Adds {@code IP, UDP 8, VXLAN 8}: {@code IP} goes in front, and a header that is there already is changed by that much. */
    void add(String text, String source) {
        if (text.equals(OUTER_IP) || text.startsWith(OUTER_IP + ", ")) {
            gathered.addFirst(Header.outer(ipv6));
            add(text.substring(Math.min(text.length(), OUTER_IP.length() + 2)), source);
        } else {
            Header.list(text, source).forEach(this::add);
        }
    }

    private void add(Header header) {
        for (var i = 0; i < gathered.size(); i++) {
            var there = gathered.get(i);
            if (there.name().equals(header.name())) {
                gathered.set(i, new Header(header.name(), there.bytes() + header.bytes(), header.source()));
                return;
            }
        }
        gathered.add(header);
    }

    /** Those that have octets, outside in. */
    List<Header> list() {
        return gathered.stream().filter(header -> header.bytes() != 0).toList();
    }
}
