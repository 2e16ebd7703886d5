package org.headroom.packet.capture;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where a capture's octets come from: a file, or what arrived on a stream and was put into a temporary one. */
final class Source implements Closeable {

    private static final int LONGEST_MAGIC = 6;

    private final Path file;
    private final String name;
    private final boolean temporary;
    private final Compression compression;
    private final long size;

    private Source(Path file, String name, boolean temporary) throws IOException {
        this.file = file;
        this.name = name;
        this.temporary = temporary;
        this.size = Files.size(file);
        try (var in = Files.newInputStream(file)) {
            var start = in.readNBytes(LONGEST_MAGIC);
            this.compression = Compression.of(start, start.length);
        }
    }

    static Source of(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw new UnreadableCaptureException(file + " is a folder, not a capture.");
        }
        if (!Files.isRegularFile(file) && Files.exists(file)) {
            try (var in = Files.newInputStream(file)) {
                return of(in, file.toString());
            }
        }
        return new Source(file, file.toString(), false);
    }

    /** Keeps a stream in a temporary file, so that its packets can be read again. */
    static Source of(InputStream in, String name) throws IOException {
        var copy = TemporaryFiles.create("capture");
        copy.toFile().deleteOnExit();
        try {
            // into this file: one in its place would be open to everybody
            try (var out = Files.newOutputStream(copy)) {
                in.transferTo(out);
            }
            return new Source(copy, name, true);
        } catch (IOException | RuntimeException | Error e) {
            TemporaryFiles.remove(copy);
            throw e;
        }
    }

    String name() {
        return name;
    }

    Compression compression() {
        return compression;
    }

    long size() {
        return size;
    }

    /** The octets inside the compression, from their start, with a count of those taken from the file. */
    Counted open() throws IOException {
        var raw = Files.newInputStream(file);
        try {
            return new Counted(raw, compression);
        } catch (IOException | RuntimeException | Error e) {
            raw.close();
            throw e;
        }
    }

    @Override
    public void close() throws IOException {
        if (temporary) {
            Files.deleteIfExists(file);
        }
    }

    /** A decompressed stream that knows how much of the file it has used. */
    static final class Counted implements Closeable {

        private final Counter counter;
        private final InputStream inside;

        Counted(InputStream raw, Compression compression) throws IOException {
            this.counter = new Counter(raw);
            this.inside = compression == Compression.NONE
                    ? counter
                    : new ReadAhead(compression.inside(new BufferedInputStream(counter, 256 * 1024)));
        }

        InputStream stream() {
            return inside;
        }

        long taken() {
            return counter.taken;
        }

        @Override
        public void close() throws IOException {
            inside.close();
        }
    }

    private static final class Counter extends FilterInputStream {

        /** Read by others than who reads. */
        private volatile long taken;

        Counter(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            var octet = in.read();
            taken = taken + (octet < 0 ? 0 : 1);
            return octet;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            var read = in.read(bytes, offset, length);
            taken = taken + Math.max(0, read);
            return read;
        }

        @Override
        public long skip(long octets) throws IOException {
            var skipped = in.skip(octets);
            taken = taken + skipped;
            return skipped;
        }
    }
}
