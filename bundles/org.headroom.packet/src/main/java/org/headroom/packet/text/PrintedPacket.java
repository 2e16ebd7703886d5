package org.headroom.packet.text;

/**
 * A packet out of a text, as octets.
 *
 * @param octets as far as they are known, from the link header or from IP on
 * @param linkType as numbered in pcap files
 * @param originalLength octets on the wire from the same header on; 0 where the text does not say
 * @param cut whether the text holds less of the packet than its tool had of it: printed octets that end early
 * @param nanos since 1970, as far as the text has a date; {@link Long#MIN_VALUE} without a time
 * @param place where it was seen, numbered in order of appearance from 0
 * @param mtuUnsaid whether it is a too-big message of which the text does not print the MTU
 * @param offset of its first line, as it was given
 */
public record PrintedPacket(
        byte[] octets,
        int linkType,
        int originalLength,
        boolean cut,
        long nanos,
        int place,
        boolean mtuUnsaid,
        long offset) {}
