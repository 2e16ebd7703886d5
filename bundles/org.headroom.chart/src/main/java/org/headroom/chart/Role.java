package org.headroom.chart;

import java.awt.Color;

/**
 * What a colour stands for. Okabe and Ito's colours, darkened or lightened where text needs it: text has a contrast of 4.5 : 1 at
 * least, a mark 3 : 1.
 */
public enum Role {
    WINDOW(0xeef0f3, 0x171b22),
    /** Panels and the ground of charts. */
    PANEL(0xffffff, 0x20252e),
    TAB_BAR(0xe4e7ec, 0x1b2028),
    TABLE_HEAD(0xf5f6f8, 0x262c36),
    BORDER(0xc6ccd6, 0x3a4350),
    GRID(0xe7eaef, 0x2d3440),
    TEXT(0x1b2230, 0xe8ebf1),
    SOFT_TEXT(0x566071, 0xa6b0be),
    SELECTION(0xd3e5f6, 0x23405a),
    SELECTION_EDGE(0x0072b2, 0x56b4e9),
    PRIMARY_BUTTON(0x0072b2, 0x2f8fd0),
    PRIMARY_BUTTON_TEXT(0xffffff, 0x0b0f14),
    BANNER_BLACK_HOLE(0xfdece2, 0x3a261d),
    BANNER_GOOD(0xe3f4ee, 0x17342c),
    BANNER_WARNING(0xfff6df, 0x3a3116),
    CODE(0xf3f5f8, 0x171b22),
    /** Packets that arrived, and the TCP header. */
    DELIVERED(0x0072b2, 0x56b4e9),
    LOST(0xd55e00, 0xff8a4d),
    LOST_TEXT(0x9c3d00, 0xffb38a),
    LOST_RIBBON(0xb84a00, 0xff8a4d),
    LOST_RIBBON_TEXT(0xffffff, 0x20252e),
    /** ICMP messages, and the outer header. */
    ICMP(0xe69f00, 0xf2b632),
    ICMP_EDGE(0x7a4f00, 0x7d5a10),
    /** The path MTU's line, and whatever text is about it or about ICMP. */
    PATH_MTU(0x7a4f00, 0xf6c964),
    MSS(0x3b4a5c, 0xc6d0dd),
    INNER_HEADER(0x3b4a5c, 0x8d9cb0),
    GOOD(0x009e73, 0x3ecf9b),
    GOOD_TEXT(0x00664b, 0x6fe0b8),
    GOOD_RIBBON(0x00664b, 0x3ecf9b),
    GOOD_RIBBON_TEXT(0xffffff, 0x20252e),
    OTHER_FLOWS(0x7d8899, 0x76818f),
    IN_FLIGHT(0x566071, 0xa6b0be),
    PAYLOAD(0xdfe4eb, 0x39424f),
    /** Text on {@link #DELIVERED} and {@link #INNER_HEADER}. */
    HEADER_TEXT(0xffffff, 0x0b0f14),
    /** Text on {@link #ICMP}. */
    ICMP_TEXT(0x1b2230, 0x0b0f14);

    private final Color light;
    private final Color dark;

    Role(int light, int dark) {
        this.light = new Color(light);
        this.dark = new Color(dark);
    }

    Color in(Palette palette) {
        return switch (palette) {
            case LIGHT -> light;
            case DARK -> dark;
        };
    }
}
