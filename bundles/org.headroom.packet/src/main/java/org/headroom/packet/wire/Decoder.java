package org.headroom.packet.wire;

/**
 * Reads the headers of captured packets.
 *
 * <p>One loop follows the headers from the link inwards, through tags, labels and tunnels, until a transport header, something
 * unreadable or the end of the captured bytes; the packet that an ICMP error quotes takes the same loop. Nothing is allocated
 * for a packet, and nothing is thrown for what it holds: {@link Packet#cut()} and {@link Packet#flaw()} say what could not be read.
 */
public final class Decoder {

    /**
     * Reads the headers of one packet.
     *
     * @param bytes the array that holds the packet
     * @param start where it starts there
     * @param captured octets of it that are there
     * @param original octets that it had on the wire, 0 where that is not known
     * @param linkType as numbered in pcap files (LINKTYPE_…)
     * @param packet what to fill
     * @return false where the link type is unknown, so that nothing could be read
     */
    public boolean decode(byte[] bytes, int start, int captured, int original, int linkType, Packet packet) {
        throw new UnsupportedOperationException();
    }
}
