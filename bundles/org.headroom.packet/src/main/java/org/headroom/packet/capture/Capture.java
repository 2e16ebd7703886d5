package org.headroom.packet.capture;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import org.headroom.packet.wire.Addresses;

/**
 * A capture, open for one pass over its packets.
 *
 * <p>The content decides on format and compression, never the name. Damage inside is a {@link Problem} in
 * {@link #info()}; what follows it is read where that is possible.
 */
public abstract class Capture implements Closeable {

    /**
     * Opens a capture file.
     *
     * @throws UnreadableCaptureException where the content is no capture, with a message for the user
     * @throws IOException where the file cannot be read
     */
    public static Capture open(Path file) throws IOException {
        return CaptureFormat.open(file);
    }

    /**
     * Opens a capture that arrives as a stream, as from standard input.
     *
     * @param name what to call it in messages
     */
    public static Capture open(InputStream in, String name) throws IOException {
        return CaptureFormat.open(in, name);
    }

    /**
     * Reads the next packet.
     *
     * @return false at the end, or where damage makes it impossible to find a further packet
     */
    public abstract boolean next(Record record) throws IOException;

    /**
     * Reads a packet of this capture again, while or after the pass.
     *
     * @param number its number, from 1
     * @return false where that is impossible
     */
    public boolean packet(long number, Record record) throws IOException {
        return false;
    }

    /** How this capture writes addresses: a printed text may have names in their place. */
    public HostNames names() {
        return Addresses::text;
    }

    /** What is known so far; complete once {@link #next} has returned false. */
    public abstract CaptureInfo info();

    /** Octets of the input taken so far, as stored (compressed), for a progress bar. */
    public abstract long consumed();

    /** Octets of the input as stored. */
    public abstract long size();
}
