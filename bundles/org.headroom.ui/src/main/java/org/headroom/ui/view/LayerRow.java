package org.headroom.ui.view;

import java.util.List;

/**
 * A layer of a packet in the tree.
 *
 * @param octets that it takes, 0 where that is not known
 * @param facts its fields, a line each
 */
record LayerRow(String what, int octets, List<String> facts) {

    /** IP shows its fields at once: they are what path MTUs are about. */
    boolean open() {
        return what.startsWith("IPv");
    }
}
