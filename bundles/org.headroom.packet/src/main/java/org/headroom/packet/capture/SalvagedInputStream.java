package org.headroom.packet.capture;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Hands over what was read before a failure, and fails at the next call: for decompressors that drop it. */
final class SalvagedInputStream extends FilterInputStream {

    private @Nullable IOException failure;

    SalvagedInputStream(InputStream in) {
        super(in);
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        var read = 0;
        for (int octet; read < length && (octet = next()) >= 0; read++) {
            bytes[offset + read] = (byte) octet;
        }
        if (read == 0 && failure != null) {
            throw failure;
        }
        return read == 0 ? -1 : read;
    }

    private int next() {
        if (failure == null) {
            try {
                return in.read();
            } catch (IOException e) {
                failure = e;
            }
        }
        return -1;
    }
}
