package org.headroom.benchmarks.crowd;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What a reader must find in a capture; of packets that are cut short, what their captured octets show.
 *
 * @param packets all of them
 * @param flows TCP connections whose ports are captured
 * @param syns packets with the control bit SYN captured
 * @param fragmentationNeeded ICMP messages
 * @param packetTooBig ICMPv6 messages
 */
public record Truth(long packets, long flows, long syns, long fragmentationNeeded, long packetTooBig) {

    /** One count a line, name first, as a shell reads it. */
    void write(Path file) throws IOException {
        Files.writeString(file, """
                packets %d
                tcpFlows %d
                syns %d
                fragmentationNeeded %d
                packetTooBig %d
                """.formatted(packets, flows, syns, fragmentationNeeded, packetTooBig));
    }
}
