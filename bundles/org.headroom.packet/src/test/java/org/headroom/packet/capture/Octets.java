package org.headroom.packet.capture;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HexFormat;

/** Octets written one field after the other, in one byte order. */
final class Octets {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteOrder order;

    Octets(ByteOrder order) {
        this.order = order;
    }

    Octets u16(int... values) {
        for (var value : values) {
            raw(buffer(2).putShort((short) value).array());
        }
        return this;
    }

    Octets u32(int... values) {
        for (var value : values) {
            raw(buffer(4).putInt(value).array());
        }
        return this;
    }

    Octets u64(long value) {
        return raw(buffer(8).putLong(value).array());
    }

    Octets raw(byte... octets) {
        out.writeBytes(octets);
        return this;
    }

    /** Zeros up to the next 32-bit boundary. */
    Octets pad() {
        return raw(new byte[-out.size() & 3]);
    }

    int size() {
        return out.size();
    }

    byte[] bytes() {
        return out.toByteArray();
    }

    static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits.replaceAll("\\s", ""));
    }

    private ByteBuffer buffer(int octets) {
        return ByteBuffer.allocate(octets).order(order);
    }
}
