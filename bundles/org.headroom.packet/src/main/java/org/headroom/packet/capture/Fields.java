package org.headroom.packet.capture;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Numbers in either byte order, at any place of an array. */
final class Fields {

    private static final VarHandle LITTLE = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle BIG = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);

    private Fields() {}

    static int bigEndian(byte[] bytes, int at) {
        return (int) BIG.get(bytes, at);
    }

    static int u32(byte[] bytes, int at, boolean big) {
        return (int) (big ? BIG : LITTLE).get(bytes, at);
    }

    static int u16(byte[] bytes, int at, boolean big) {
        var first = bytes[at] & 0xff;
        var second = bytes[at + 1] & 0xff;
        return big ? first << 8 | second : second << 8 | first;
    }

    /** Rounded up to the 32-bit boundary that pcapng pads to. */
    static long padded(long octets) {
        return octets + 3 & ~3L;
    }
}
