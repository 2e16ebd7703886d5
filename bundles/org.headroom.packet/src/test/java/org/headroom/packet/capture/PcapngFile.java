package org.headroom.packet.capture;

import java.nio.ByteOrder;

/** Writes a pcapng file block by block (draft-ietf-opsawg-pcapng §3 and §4). */
final class PcapngFile {

    static final int IF_NAME = 2;
    static final int IF_TSRESOL = 9;
    static final int IF_TSOFFSET = 14;

    private static final int SECTION_HEADER = 0x0a0d0d0a;
    private static final int BYTE_ORDER = 0x1a2b3c4d;

    record Option(int code, byte... value) {}

    private final Octets file = new Octets(ByteOrder.LITTLE_ENDIAN);
    private ByteOrder order = ByteOrder.LITTLE_ENDIAN;

    /** A little-endian section of unknown length with one Ethernet interface that counts microseconds. */
    static PcapngFile usual() {
        return new PcapngFile().section(ByteOrder.LITTLE_ENDIAN, -1).describe(1, 0);
    }

    PcapngFile section(ByteOrder of, long length, Option... options) {
        order = of;
        var body = body().u32(BYTE_ORDER).u16(1, 0).u64(length);
        return block(SECTION_HEADER, options(body, options));
    }

    PcapngFile describe(int linkType, int snapLength, Option... options) {
        return block(1, options(body().u16(linkType, 0).u32(snapLength), options));
    }

    PcapngFile enhanced(int interfaceIndex, long ticks, byte[] octets, Option... options) {
        return enhanced(interfaceIndex, ticks, octets.length, octets.length, octets, options);
    }

    PcapngFile enhanced(int interfaceIndex, long ticks, int captured, int original, byte[] octets, Option... options) {
        var body = body().u32(interfaceIndex, (int) (ticks >>> 32), (int) ticks, captured, original);
        return block(6, options(body.raw(octets).pad(), options));
    }

    PcapngFile simple(int original, byte... octets) {
        return block(3, body().u32(original).raw(octets).pad());
    }

    /** The packet block that the enhanced one has replaced (appendix A). */
    PcapngFile obsolete(int interfaceIndex, int drops, long ticks, byte... octets) {
        var body = body().u16(interfaceIndex, drops).u32((int) (ticks >>> 32), (int) ticks);
        return block(2, body.u32(octets.length, octets.length).raw(octets).pad());
    }

    PcapngFile block(int type, byte... body) {
        return block(type, body.length + 12, body.length + 12, body);
    }

    /** A block that states these lengths, whatever it has. */
    PcapngFile block(int type, int length, int trailer, byte... body) {
        file.raw(body().u32(type, length).raw(body).u32(trailer).bytes());
        return this;
    }

    PcapngFile raw(byte... octets) {
        file.raw(octets);
        return this;
    }

    /** Fields in the byte order of the section. */
    Octets body() {
        return new Octets(order);
    }

    int size() {
        return file.size();
    }

    byte[] bytes() {
        return file.bytes();
    }

    private PcapngFile block(int type, Octets body) {
        return block(type, body.bytes());
    }

    private Octets options(Octets body, Option... options) {
        for (var option : options) {
            body.u16(option.code(), option.value().length).raw(option.value()).pad();
        }
        return options.length == 0 ? body : body.u32(0);
    }
}
