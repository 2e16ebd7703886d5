package org.headroom.packet.capture;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * Reads a stream ahead, on a thread of its own: to decompress takes as long as all that is then done with the octets. What is short
 * needs no thread.
 */
final class ReadAhead extends InputStream {

    private static final int BUFFERS = 8;

    private static final class Buffer {

        private static final int SIZE = 256 * 1024;

        final byte[] octets = new byte[SIZE];
        int length;
        boolean last;
        /** Why the stream ended behind these octets, null where it simply did, or goes on. */
        @Nullable
        Throwable failure;

        void fill(InputStream in) {
            length = 0;
            try {
                while (length < SIZE && !last) {
                    var read = in.read(octets, length, SIZE - length);
                    last = read < 0;
                    length += Math.max(0, read);
                }
            } catch (IOException | RuntimeException | Error e) {
                failure = e;
                last = true;
            }
        }
    }

    private final InputStream in;
    private final BlockingQueue<Buffer> full = new ArrayBlockingQueue<>(BUFFERS);
    private final BlockingQueue<Buffer> free = new ArrayBlockingQueue<>(BUFFERS);
    private final Thread thread =
            Thread.ofPlatform().daemon().name("decompressor").unstarted(this::work);
    private @Nullable Buffer current;
    private boolean started;
    private int at;

    ReadAhead(InputStream in) {
        this.in = in;
    }

    @Override
    public int read() throws IOException {
        var octet = new byte[1];
        return read(octet, 0, 1) < 0 ? -1 : octet[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        var buffer = current == null ? first() : current;
        while (at == buffer.length && !buffer.last) {
            buffer = next(buffer);
        }
        if (at == buffer.length) {
            Threads.rethrow(buffer.failure);
            return -1;
        }
        var read = Math.min(length, buffer.length - at);
        System.arraycopy(buffer.octets, at, bytes, offset, read);
        at += read;
        return read;
    }

    private Buffer first() {
        var buffer = new Buffer();
        buffer.fill(in);
        current = buffer;
        return buffer;
    }

    private Buffer next(Buffer used) throws IOException {
        try {
            if (!started) {
                started = true;
                for (int i = 1; i < BUFFERS; i++) {
                    free.add(new Buffer());
                }
                thread.start();
            }
            free.add(used);
            var buffer = full.take();
            current = buffer;
            at = 0;
            return buffer;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        }
    }

    private void work() {
        try {
            var more = true;
            while (more) {
                var buffer = free.take();
                buffer.fill(in);
                more = !buffer.last;
                full.put(buffer);
            }
        } catch (InterruptedException e) {
            // Nobody wants the rest.
        }
    }

    /** The stream may be closed only when nobody reads it any more. */
    @Override
    public void close() throws IOException {
        thread.interrupt();
        Threads.awaitEnd(thread);
        in.close();
    }
}
