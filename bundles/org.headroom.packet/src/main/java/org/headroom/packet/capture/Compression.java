package org.headroom.packet.capture;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.apache.commons.compress.compressors.lz4.FramedLZ4CompressorInputStream;
import org.apache.commons.compress.compressors.zstandard.ZstdCompressorInputStream;
import org.tukaani.xz.XZInputStream;

/** How a file is compressed, recognised by its first octets. */
enum Compression {
    NONE(""),
    GZIP("gzip", 0x1f, 0x8b),
    ZSTD("zstd", 0x28, 0xb5, 0x2f, 0xfd),
    XZ("xz", 0xfd, '7', 'z', 'X', 'Z', 0),
    LZ4("lz4", 0x04, 0x22, 0x4d, 0x18),
    BZIP2("bzip2", 'B', 'Z', 'h');

    private static final int BUFFER = 64 * 1024;

    /** Kibibytes that a dictionary may take: xz -9 needs 65 MiB, a hostile header claims gigabytes. */
    private static final int LARGEST_DICTIONARY = 256 * 1024;

    private final String label;
    private final int[] magic;

    Compression(String label, int... magic) {
        this.label = label;
        this.magic = magic;
    }

    /** The name in reports, empty for none. */
    String label() {
        return label;
    }

    static Compression of(byte[] start, int length) {
        for (var compression : values()) {
            if (compression != NONE && compression.begins(start, length)) {
                return compression;
            }
        }
        return NONE;
    }

    private boolean begins(byte[] start, int length) {
        if (length < magic.length) {
            return false;
        }
        for (int i = 0; i < magic.length; i++) {
            if ((start[i] & 0xff) != magic[i]) {
                return false;
            }
        }
        return true;
    }

    /** The octets inside; several members or frames follow each other as one. */
    InputStream inside(InputStream in) throws IOException {
        return switch (this) {
            case NONE -> in;
            case GZIP -> new GZIPInputStream(in, BUFFER);
            case ZSTD -> new ZstdCompressorInputStream(in);
            case XZ -> new XZInputStream(in, LARGEST_DICTIONARY);
            case LZ4 -> new FramedLZ4CompressorInputStream(in, true);
            case BZIP2 -> new SalvagedInputStream(new BZip2CompressorInputStream(in, true));
        };
    }
}
