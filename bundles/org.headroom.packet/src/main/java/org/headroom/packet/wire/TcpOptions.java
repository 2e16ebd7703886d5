package org.headroom.packet.wire;

/** The TCP options (RFC 9293 §3.2); one whose length is wrong is passed over, one that runs past the header ends them. */
final class TcpOptions {

    private static final int END = 0;
    private static final int NO_OPERATION = 1;
    private static final int MAXIMUM_SEGMENT_SIZE = 2;
    private static final int WINDOW_SCALE = 3;
    private static final int SACK_PERMITTED = 4;
    private static final int SACK = 5;
    private static final int TIMESTAMPS = 8;

    /** How RFC 7323 appendix A aligns the timestamps: two no-operations before them. */
    private static final int ALIGNED_TIMESTAMPS = 0x0101080a;

    private TcpOptions() {}

    static void read(Cursor in, Packet packet, int start, int end) {
        if (end - start == 12 && in.i32(start) == ALIGNED_TIMESTAMPS) {
            timestamps(in, packet, start + 2);
            return;
        }
        var at = start;
        while (at < end) {
            var kind = in.u8(at);
            if (kind == END) {
                return;
            }
            if (kind == NO_OPERATION) {
                at++;
                continue;
            }
            if (end - at < 2) {
                return;
            }
            var length = in.u8(at + 1);
            if (length < 2 || length > end - at) {
                return;
            }
            option(in, packet, at, kind, length);
            at += length;
        }
    }

    private static void option(Cursor in, Packet packet, int at, int kind, int length) {
        switch (kind) {
            case MAXIMUM_SEGMENT_SIZE -> {
                if (length == 4) {
                    packet.maximumSegmentSize = in.u16(at + 2);
                }
            }
            case WINDOW_SCALE -> {
                if (length == 3) {
                    packet.windowScale = in.u8(at + 2);
                }
            }
            case SACK_PERMITTED -> packet.sackPermitted |= length == 2;
            case SACK -> sack(in, packet, at, length);
            case TIMESTAMPS -> {
                if (length == 10) {
                    timestamps(in, packet, at);
                }
            }
            default -> {}
        }
    }

    /** RFC 2018 §3. */
    private static void sack(Cursor in, Packet packet, int at, int length) {
        if (length % 8 != 2) {
            return;
        }
        var blocks = Math.min(length / 8, Packet.MOST_SACK_BLOCKS);
        for (int i = 0; i < blocks; i++) {
            packet.sackLeft[i] = in.i32(at + 2 + 8 * i);
            packet.sackRight[i] = in.i32(at + 6 + 8 * i);
        }
        packet.sackBlocks = blocks;
    }

    /** RFC 7323 §3.2. */
    private static void timestamps(Cursor in, Packet packet, int at) {
        packet.timestamps = true;
        packet.timestampValue = in.i32(at + 2);
        packet.timestampEcho = in.i32(at + 6);
    }
}
