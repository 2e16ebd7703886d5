package org.headroom.packet.capture;

import org.jspecify.annotations.Nullable;

/**
 * A kind of pcap file, told by its magic number (draft-ietf-opsawg-pcap §4).
 *
 * @param big whether numbers are big-endian
 * @param nano whether times have nanoseconds, rather than microseconds
 * @param recordHeaders octets that a record's header may have, most usual first
 */
record PcapFlavour(boolean big, boolean nano, int... recordHeaders) {

    /** The flavour of a magic number read big-endian, or null. */
    static @Nullable PcapFlavour of(int magic) {
        return switch (magic) {
            case 0xa1b2c3d4 -> new PcapFlavour(true, false, 16, 20);
            case 0xd4c3b2a1 -> new PcapFlavour(false, false, 16, 20);
            case 0xa1b23c4d -> new PcapFlavour(true, true, 16);
            case 0x4d3cb2a1 -> new PcapFlavour(false, true, 16);
            // Kuznetzov's modification of libpcap 0.4, and the one of SuSE 6.3 under the same number.
            case 0xa1b2cd34 -> new PcapFlavour(true, false, 24, 28, 16);
            case 0x34cdb2a1 -> new PcapFlavour(false, false, 24, 28, 16);
            default -> null;
        };
    }
}
