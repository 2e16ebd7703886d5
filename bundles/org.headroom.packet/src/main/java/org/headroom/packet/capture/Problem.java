package org.headroom.packet.capture;

/**
 * Something in a capture that could not be read as it should be.
 *
 * @param packet the number of the packet it was found in or after, counted from 1; 0 before the first
 * @param offset octets from the start of the (decompressed) input
 * @param what a sentence for the report, without the file's name
 */
public record Problem(long packet, long offset, String what) {}
