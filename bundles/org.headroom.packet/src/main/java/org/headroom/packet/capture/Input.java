package org.headroom.packet.capture;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A stream of octets, seen through a window that moves forward. Records are parsed where they lie in the window.
 */
final class Input implements Closeable {

    private static final int WINDOW = 512 * 1024;

    /** No record is longer: what claims to be is damaged, and nothing is allocated on its word. */
    static final int LONGEST = 64 * 1024 * 1024;

    private final InputStream in;
    private byte[] bytes = new byte[WINDOW];
    private int at;
    private int end;
    private long before;
    private boolean ended;
    private @Nullable String failure;

    Input(InputStream in) {
        this.in = in;
    }

    byte[] bytes() {
        return bytes;
    }

    /** Index of the next octet in {@link #bytes()}; changes with every call of {@link #holds}. */
    int at() {
        return at;
    }

    /** Octets from the start of the stream to the next one. */
    long position() {
        return before + at;
    }

    /** Octets in the window from {@link #at()} on. */
    int available() {
        return end - at;
    }

    void skip(int octets) {
        at += octets;
    }

    /** Whether {@code octets} more are there; reads on where they are not in the window yet. */
    boolean holds(int octets) {
        return end - at >= octets || fill(octets);
    }

    /** Why the stream ended early (damaged compression, a read error), or null. */
    @Nullable
    String failure() {
        return failure;
    }

    private boolean fill(int octets) {
        if (octets > LONGEST) {
            return false;
        }
        if (at > 0) {
            System.arraycopy(bytes, at, bytes, 0, end - at);
            before += at;
            end -= at;
            at = 0;
        }
        while (end < octets && !ended) {
            if (end == bytes.length) {
                bytes = Arrays.copyOf(bytes, Math.min(LONGEST, bytes.length * 2));
            }
            read();
        }
        return end >= octets;
    }

    private void read() {
        try {
            var read = in.read(bytes, end, bytes.length - end);
            if (read < 0) {
                ended = true;
            } else {
                end += read;
            }
        } catch (IOException e) {
            ended = true;
            failure = e.getMessage() == null ? "it ends too soon" : e.getMessage();
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
