package org.headroom.benchmarks.crowd;

import java.io.IOException;

/** Where the capture is taken: what the exchanges send becomes packets of the file, and is counted. */
final class Network {

    private final CaptureFile file;
    private final Payload payload;
    private final Headers headers = new Headers();
    private final TooBig tooBig = new TooBig();
    long packets;
    long opened;
    long syns;
    long needed;
    long tooBig6;

    Network(CaptureFile file, Payload payload) {
        this.file = file;
        this.payload = payload;
    }

    void send(long nanos, Connection of, Segment segment) throws IOException {
        headers.clear();
        of.wrapping.write(headers, of, segment.toServer, segment.total(of));
        var identification = of.identification(segment.toServer);
        segment.write(headers, of, payload, nanos, identification, segment.toServer ? 64 : 57);
        file.write(nanos, headers, payload.octets, Payload.at(segment.sequence, segment.length), segment.length);
        packets++;
        if ((segment.bits & Segment.SYN) != 0) {
            syns++;
            opened += segment.toServer ? 1 : 0;
        }
    }

    /** The router behind this point refuses {@code segment}. */
    void complain(long nanos, Connection of, Segment segment) throws IOException {
        headers.clear();
        tooBig.write(headers, of, segment, payload, nanos);
        file.write(nanos, headers, payload.octets, 0, 0);
        packets++;
        if (of.six) {
            tooBig6++;
        } else {
            needed++;
        }
    }
}
