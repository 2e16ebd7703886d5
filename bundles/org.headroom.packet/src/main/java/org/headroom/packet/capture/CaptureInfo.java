package org.headroom.packet.capture;

import java.util.List;

/**
 * What is known of a capture as a whole, once it has been read.
 *
 * @param file the name as the user gave it; {@code -} for standard input
 * @param format {@code pcap}, {@code pcapng} or {@code text}
 * @param compression {@code gzip}, {@code zstd}, {@code xz}, {@code lz4}, {@code bzip2} or empty
 * @param linkTypes names as tcpdump prints them ({@code EN10MB}, {@code LINUX_SLL2}, …), in order of appearance
 * @param snapLength the largest snap length declared; 0 where the file declares none
 * @param packets packets read
 * @param bytes octets of the input, decompressed
 * @param firstNanos time of the earliest packet, nanoseconds since 1970; {@link Long#MIN_VALUE} without one
 * @param lastNanos time of the latest packet, likewise
 * @param truncatedPackets packets of which the file holds less than the wire had
 * @param skippedPackets packets of a link type that is not decoded, by link type name ("USBPCAP: 12"), for the report
 * @param notes what is to be said of a printed text: what its lines leave open, a copied filter that is wrong; each a sentence
 * @param problems what could not be read, at most a hundred; the rest is counted in the last one
 */
public record CaptureInfo(
        String file,
        String format,
        String compression,
        List<String> linkTypes,
        int snapLength,
        long packets,
        long bytes,
        long firstNanos,
        long lastNanos,
        long truncatedPackets,
        List<String> skippedPackets,
        List<String> notes,
        List<Problem> problems) {

    /** The same with the packets of link types that nobody decodes. */
    public CaptureInfo withSkipped(List<String> skipped) {
        return new CaptureInfo(
                file,
                format,
                compression,
                linkTypes,
                snapLength,
                packets,
                bytes,
                firstNanos,
                lastNanos,
                truncatedPackets,
                skipped,
                notes,
                problems);
    }
}
