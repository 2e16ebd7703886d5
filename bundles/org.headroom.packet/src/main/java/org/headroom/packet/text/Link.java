package org.headroom.packet.text;

import java.util.List;

/**
 * What a text tells of the link below IP.
 *
 * @param ethernet whether there is a frame to write: addresses, tags or PPPoE were printed
 * @param source link address, low 48 bits; 0 where none was printed
 * @param vlans identifiers of its tags, outermost first
 * @param frameLength octets of the frame, {@link Told#UNTOLD} where none was printed
 */
record Link(boolean ethernet, long source, long destination, List<Integer> vlans, boolean pppoe, int frameLength) {

    static final Link NONE = new Link(false, 0, 0, List.of(), false, Told.UNTOLD);
}
