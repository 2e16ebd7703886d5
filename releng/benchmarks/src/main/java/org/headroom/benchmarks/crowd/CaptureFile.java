package org.headroom.benchmarks.crowd;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/** A capture being written: pcap, or pcapng with one interface, both little-endian with microseconds. */
final class CaptureFile implements Closeable {

    private static final int LONGEST_RECORD = 70_000;
    private static final int ETHERNET = 1;

    private final OutputStream out;
    private final boolean ng;
    private final int snapLength;
    private final ByteBuffer buffer = ByteBuffer.allocate(8 << 20).order(ByteOrder.LITTLE_ENDIAN);

    CaptureFile(Path file, boolean ng, int snapLength) throws IOException {
        this.out = Files.newOutputStream(file);
        this.ng = ng;
        this.snapLength = snapLength;
        if (ng) {
            sectionHeader();
        } else {
            buffer.putInt(0xa1b2c3d4)
                    .putShort((short) 2)
                    .putShort((short) 4)
                    .putLong(0)
                    .putInt(snapLength)
                    .putInt(ETHERNET);
        }
    }

    private void sectionHeader() {
        buffer.putInt(0x0a0d0d0a)
                .putInt(28)
                .putInt(0x1a2b3c4d)
                .putInt(1)
                .putLong(-1)
                .putInt(28);
        buffer.putInt(1).putInt(20).putInt(ETHERNET).putInt(snapLength).putInt(20);
    }

    /** Whether so many octets of a packet are captured. */
    boolean keeps(int octets) {
        return octets <= snapLength;
    }

    /** A packet of headers and payload, cut at the snap length. */
    void write(long nanos, Headers headers, byte[] payload, int from, int count) throws IOException {
        if (buffer.remaining() < LONGEST_RECORD) {
            flush();
        }
        var original = headers.length + count;
        var captured = Math.min(original, snapLength);
        var padding = ng ? -captured & 3 : 0;
        if (ng) {
            var micros = nanos / 1000;
            buffer.putInt(6).putInt(32 + captured + padding).putInt(0);
            buffer.putInt((int) (micros >>> 32)).putInt((int) micros);
        } else {
            buffer.putInt((int) (nanos / 1_000_000_000L)).putInt((int) (nanos % 1_000_000_000L / 1000));
        }
        buffer.putInt(captured).putInt(original);
        buffer.put(headers.octets, 0, Math.min(headers.length, captured));
        buffer.put(payload, from, Math.max(0, captured - headers.length));
        for (int i = 0; i < padding; i++) {
            buffer.put((byte) 0);
        }
        if (ng) {
            buffer.putInt(32 + captured + padding);
        }
    }

    private void flush() throws IOException {
        out.write(buffer.array(), 0, buffer.position());
        buffer.clear();
    }

    @Override
    public void close() throws IOException {
        flush();
        out.close();
    }
}
