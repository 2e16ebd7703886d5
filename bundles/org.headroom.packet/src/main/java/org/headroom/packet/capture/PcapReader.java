package org.headroom.packet.capture;

/** Records of a pcap file (draft-ietf-opsawg-pcap). */
final class PcapReader extends RecordReader {

    private static final int FILE_HEADER = 24;
    private static final int SNAP_LENGTH = 16;
    private static final int LINK_TYPE = 20;
    private static final int SECONDS = 0;
    private static final int FRACTION = 4;
    private static final int CAPTURED = 8;
    private static final int ORIGINAL = 12;

    /** No interface makes longer packets; segmentation offload ends at 512 KiB. */
    private static final int LONGEST_RECORD = 4 * 1024 * 1024;

    private static final int RECORDS_TRIED = 4;

    private final boolean big;
    private final int fraction;
    private final int header;
    private final int linkType;

    PcapReader(String name, Source.Counted counted, Input in, PcapFlavour flavour) throws UnreadableCaptureException {
        super(name, counted, in);
        if (!in.holds(FILE_HEADER)) {
            throw new UnreadableCaptureException("%s ends inside its file header, after %d octets: it holds no packets."
                    .formatted(name, in.available()));
        }
        this.big = flavour.big();
        this.fraction = flavour.nano() ? 1 : 1000;
        this.snapLength = Fields.u32(in.bytes(), in.at() + SNAP_LENGTH, big);
        // The upper bits tell of a frame check sequence, not of the link (draft-ietf-opsawg-pcap §4).
        this.linkType = Fields.u32(in.bytes(), in.at() + LINK_TYPE, big) & 0xffff;
        linkTypes.add(linkType);
        in.skip(FILE_HEADER);
        this.header = header(flavour);
    }

    /** The record header length that makes sense of the first records. */
    private int header(PcapFlavour flavour) {
        for (var length : flavour.recordHeaders()) {
            if (plausible(length)) {
                return length;
            }
        }
        return flavour.recordHeaders()[0];
    }

    private boolean plausible(int length) {
        var offset = 0;
        for (int i = 0; i < RECORDS_TRIED && in.holds(offset + length); i++) {
            var captured = Fields.u32(in.bytes(), in.at() + offset + CAPTURED, big);
            var original = Fields.u32(in.bytes(), in.at() + offset + ORIGINAL, big);
            if (captured < 0 || captured > 262_144 || original < captured || original > 1 << 20) {
                return false;
            }
            offset += length + captured;
        }
        return true;
    }

    @Override
    boolean next(Record record) {
        if (!in.holds(header)) {
            return cutOff(in.position(), "the header of packet %,d".formatted(number + 1));
        }
        var start = in.position();
        var captured = Fields.u32(in.bytes(), in.at() + CAPTURED, big);
        if (captured < 0 || captured > LONGEST_RECORD) {
            problem(
                    start,
                    "Packet %,d claims %,d octets (offset %,d): damaged. Everything before it is analysed.",
                    number + 1,
                    Integer.toUnsignedLong(captured),
                    start);
            return false;
        }
        if (!in.holds(header + captured)) {
            return cutOff(start, "packet %,d".formatted(number + 1));
        }
        var bytes = in.bytes();
        var at = in.at();
        record.bytes = bytes;
        record.start = at + header;
        record.capturedLength = captured;
        record.originalLength = Math.max(0, Fields.u32(bytes, at + ORIGINAL, big));
        record.nanos = Integer.toUnsignedLong(Fields.u32(bytes, at + SECONDS, big)) * 1_000_000_000L
                + Integer.toUnsignedLong(Fields.u32(bytes, at + FRACTION, big)) * fraction;
        record.linkType = linkType;
        record.interfaceIndex = 0;
        record.number = ++number;
        record.position = start;
        in.skip(header + captured);
        return true;
    }

    @Override
    String format() {
        return "pcap";
    }
}
