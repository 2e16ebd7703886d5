package org.headroom.diagnosis.overhead;

import java.util.ArrayList;
import java.util.List;

/**
 * ESP (RFC 4303 §2): what it takes depends on the size of the packet, since payload, padding and a trailer of two octets fill whole
 * blocks of the cipher.
 *
 * <p>In tunnel mode a whole packet is inside. In transport mode the packet keeps its IP header outside, so that ESP adds none.
 *
 * @param natTraversal whether UDP goes round it (RFC 3948)
 */
record EspWrap(Kind kind, String text, boolean ipv6, Cipher cipher, boolean natTraversal, boolean transport)
        implements Wrap {

    private static final int SPI_AND_SEQUENCE_NUMBER = 8;
    private static final int PAD_LENGTH_AND_NEXT_HEADER = 2;

    @Override
    public int inside(int mtu) {
        var room = room(mtu);
        var whole = room - Math.floorMod(room, cipher.block());
        return whole - PAD_LENGTH_AND_NEXT_HEADER + (transport ? outerIp() : 0);
    }

    @Override
    public List<Header> headers(int mtu) {
        var headers = new ArrayList<Header>();
        if (!transport) {
            headers.add(Header.outer(ipv6));
        }
        if (natTraversal) {
            headers.add(new Header("UDP", Header.UDP.bytes(), "RFC 3948 §2.1"));
        }
        headers.add(new Header("ESP", SPI_AND_SEQUENCE_NUMBER, "RFC 4303 §2"));
        headers.add(new Header("IV", cipher.iv(), cipher.source()));
        headers.add(new Header("less than a block", Math.floorMod(room(mtu), cipher.block()), "RFC 4303 §2.4"));
        headers.add(new Header("ESP trailer", PAD_LENGTH_AND_NEXT_HEADER, "RFC 4303 §2"));
        headers.add(new Header("ICV", cipher.icv(), cipher.source()));
        headers.removeIf(header -> header.bytes() == 0);
        return List.copyOf(headers);
    }

    @Override
    public boolean leavesOuterIpInFront() {
        return transport;
    }

    @Override
    public boolean takes(Wrap inner) {
        return transport ? inner.kind().runsOver(ipv6 ? 6 : 4) && inner.ipv6() == ipv6 : Wrap.super.takes(inner);
    }

    @Override
    public String carried() {
        return transport ? "what runs over IPv" + (ipv6 ? 6 : 4) : Wrap.super.carried();
    }

    /** What is left for payload, padding and trailer. */
    private int room(int mtu) {
        var udp = natTraversal ? Header.UDP.bytes() : 0;
        return mtu - outerIp() - udp - SPI_AND_SEQUENCE_NUMBER - cipher.iv() - cipher.icv();
    }

    private int outerIp() {
        return Header.outer(ipv6).bytes();
    }
}
