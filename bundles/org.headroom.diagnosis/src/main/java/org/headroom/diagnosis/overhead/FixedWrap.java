package org.headroom.diagnosis.overhead;

import java.util.List;

/** An encapsulation that takes the same number of octets from every packet. */
record FixedWrap(Kind kind, String text, boolean ipv6, List<Header> headers) implements Wrap {

    FixedWrap {
        headers = List.copyOf(headers);
    }

    @Override
    public int inside(int mtu) {
        var room = mtu;
        for (var header : headers) {
            room -= header.bytes();
        }
        return room;
    }

    @Override
    public List<Header> headers(int mtu) {
        return headers;
    }

    @Override
    public boolean leavesOuterIpInFront() {
        return false;
    }
}
