/**
 * The headers of a packet, read in place, one protocol a file.
 *
 * <p>{@link org.headroom.packet.wire.Decoder} fills one {@link org.headroom.packet.wire.Packet} again and again:
 * decoding a packet allocates nothing. Sizes come from the IP header and from the original length of the record,
 * never from the captured bytes, so a capture cut at 96 bytes says the same as a whole one.
 */
@NullMarked
package org.headroom.packet.wire;

import org.jspecify.annotations.NullMarked;
