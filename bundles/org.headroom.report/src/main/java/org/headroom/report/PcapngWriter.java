package org.headroom.report;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.headroom.packet.capture.Record;
import org.headroom.packet.wire.Addresses;

/** Writes a pcapng file, little endian, with nanoseconds and comments (draft-ietf-opsawg-pcapng). */
final class PcapngWriter {

    private static final int SECTION_HEADER = 0x0a0d0d0a;
    private static final int INTERFACE_DESCRIPTION = 1;
    private static final int NAME_RESOLUTION = 4;
    private static final int ENHANCED_PACKET = 6;
    private static final int OPT_COMMENT = 1;
    private static final int SHB_USERAPPL = 4;
    private static final int NRB_IPV4 = 1;
    private static final int NRB_IPV6 = 2;
    private static final int IF_NAME = 2;
    private static final int IF_TSRESOL = 9;
    private static final byte[] NANOSECONDS = {9};
    private static final int LONGEST_OPTION = 65_000;

    private record Source(String name, int linkType) {}

    private final OutputStream out;
    private final Map<Source, Integer> interfaces = new HashMap<>();

    PcapngWriter(OutputStream out, String application, String comment) throws IOException {
        this.out = out;
        var body = new Body();
        body.int32(0x1a2b3c4d).int16(1).int16(0).int32(-1).int32(-1);
        body.option(OPT_COMMENT, utf8(comment))
                .option(SHB_USERAPPL, utf8(application))
                .endOfOptions();
        block(SECTION_HEADER, body);
    }

    /** Says which names belong to which addresses, as text: who reads the file can show these in place of those. */
    void names(Map<String, String> byAddress) throws IOException {
        var body = new Body();
        for (var named : byAddress.entrySet()) {
            var address = Addresses.parse(named.getKey()).orElseThrow();
            var four = address.high() == 0 && Addresses.isMapped(address.low());
            var octets = new Body();
            if (four) {
                octets.raw(ByteBuffer.allocate(4).putInt((int) address.low()));
            } else {
                octets.raw(ByteBuffer.allocate(16).putLong(address.high()).putLong(address.low()));
            }
            // A name ends with a zero, which is counted.
            octets.raw(ByteBuffer.wrap(utf8(named.getValue() + "\0")));
            body.option(four ? NRB_IPV4 : NRB_IPV6, octets.bytes());
        }
        block(NAME_RESOLUTION, body.endOfOptions());
    }

    /**
     * Adds a packet.
     *
     * @param record for its time, link type and length on the wire
     * @param bytes what to write of it
     * @param source the interface that it comes from
     * @param comment why it is here
     */
    void packet(Record record, byte[] bytes, String source, String comment) throws IOException {
        var from = new Source(source, record.linkType());
        var index = interfaces.get(from);
        if (index == null) {
            index = interfaces.size();
            interfaces.put(from, index);
            describe(from);
        }
        var time = record.nanos() == Long.MIN_VALUE ? 0 : record.nanos();
        var body = new Body();
        body.int32(index)
                .int32((int) (time >>> 32))
                .int32((int) time)
                .int32(bytes.length)
                .int32(Math.max(record.originalLength(), bytes.length));
        body.padded(bytes).option(OPT_COMMENT, utf8(comment)).endOfOptions();
        block(ENHANCED_PACKET, body);
    }

    private void describe(Source source) throws IOException {
        var body = new Body().int16(source.linkType()).int16(0).int32(0);
        block(
                INTERFACE_DESCRIPTION,
                body.option(IF_NAME, utf8(source.name()))
                        .option(IF_TSRESOL, NANOSECONDS)
                        .endOfOptions());
    }

    private void block(int type, Body body) throws IOException {
        var content = body.bytes();
        var length = content.length + 12;
        out.write(new Body().int32(type).int32(length).bytes());
        out.write(content);
        out.write(new Body().int32(length).bytes());
    }

    private static byte[] utf8(String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        return bytes.length <= LONGEST_OPTION ? bytes : utf8(text.substring(0, text.length() / 2) + "…");
    }

    /** Octets in the making. */
    private static final class Body {

        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        Body int16(int value) {
            return raw(ByteBuffer.allocate(2).order(ByteOrder.LITTLE_ENDIAN).putShort((short) value));
        }

        Body int32(int value) {
            return raw(ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(value));
        }

        Body padded(byte[] value) {
            bytes.writeBytes(value);
            bytes.writeBytes(new byte[-value.length & 3]);
            return this;
        }

        Body option(int code, byte[] value) {
            return int16(code).int16(value.length).padded(value);
        }

        Body endOfOptions() {
            return int32(0);
        }

        private Body raw(ByteBuffer value) {
            bytes.writeBytes(value.array());
            return this;
        }

        byte[] bytes() {
            return bytes.toByteArray();
        }
    }
}
