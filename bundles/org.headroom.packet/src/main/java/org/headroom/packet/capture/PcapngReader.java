package org.headroom.packet.capture;

import java.util.ArrayList;
import java.util.List;

/** Blocks of a pcapng file (draft-ietf-opsawg-pcapng). */
final class PcapngReader extends RecordReader {

    static final int SECTION_HEADER = 0x0a0d0d0a;
    private static final int INTERFACE_DESCRIPTION = 1;
    private static final int PACKET = 2;
    private static final int SIMPLE_PACKET = 3;
    private static final int ENHANCED_PACKET = 6;

    private static final int BYTE_ORDER = 0x1a2b3c4d;
    private static final int BYTE_ORDER_SWAPPED = 0x4d3c2b1a;
    private static final int SHORTEST_BLOCK = 12;

    /** As many as the number in an obsolete packet block tells apart. */
    static final int MOST_INTERFACES = 1 << 16;

    /** Those of the section. */
    private final List<PcapngInterface> interfaces = new ArrayList<>();
    /** Number of the first of them, over all sections. */
    private int firstOfSection;

    private boolean tooMany;
    private boolean big;

    PcapngReader(String name, Source.Counted counted, Input in) throws UnreadableCaptureException {
        super(name, counted, in);
        if (!in.holds(SHORTEST_BLOCK) || !byteOrder()) {
            throw new UnreadableCaptureException(
                    name + " begins like a pcapng file, but its section header is damaged: it cannot be read.");
        }
    }

    private boolean byteOrder() {
        var mark = Fields.bigEndian(in.bytes(), in.at() + 8);
        if (mark != BYTE_ORDER && mark != BYTE_ORDER_SWAPPED) {
            return false;
        }
        big = mark == BYTE_ORDER;
        return true;
    }

    @Override
    boolean next(Record record) {
        while (in.holds(SHORTEST_BLOCK)) {
            var type = Fields.u32(in.bytes(), in.at(), big);
            if (type == SECTION_HEADER && !section()) {
                return false;
            }
            var stated = Integer.toUnsignedLong(Fields.u32(in.bytes(), in.at() + 4, big));
            if (stated < SHORTEST_BLOCK || stated > Input.LONGEST) {
                problem(
                        "A block claims %,d octets (offset %,d): damaged. Everything before it is analysed.",
                        stated, in.position());
                return false;
            }
            // some writers pad a block without counting the padding
            var length = (int) Fields.padded(stated);
            if (!in.holds(length)) {
                return cutOff(in.position(), "a block of %,d octets after packet %,d".formatted(stated, number));
            }
            checkTrailer(stated, length);
            var isPacket = block(type, length, record);
            in.skip(length);
            if (isPacket) {
                return true;
            }
        }
        return cutOff(in.position(), "a block header after packet %,d".formatted(number));
    }

    /** The length stands at both ends of a block; the first one counts. */
    private void checkTrailer(long stated, int length) {
        var repeated = Integer.toUnsignedLong(Fields.u32(in.bytes(), in.at() + length - 4, big));
        if (repeated != stated) {
            problem(
                    "A block of %,d octets ends with a length of %,d (offset %,d): damaged, perhaps.",
                    stated, repeated, in.position());
        }
    }

    private boolean section() {
        if (!byteOrder()) {
            problem(
                    "A section header without a byte-order mark (offset %,d): damaged. Everything before it is analysed.",
                    in.position());
            return false;
        }
        firstOfSection += interfaces.size();
        interfaces.clear();
        return true;
    }

    private boolean block(int type, int length, Record record) {
        return switch (type) {
            case INTERFACE_DESCRIPTION -> {
                describe(length);
                yield false;
            }
            case ENHANCED_PACKET -> packet(record, length, 28, Fields.u32(in.bytes(), in.at() + 8, big));
            case PACKET -> packet(record, length, 28, Fields.u16(in.bytes(), in.at() + 8, big));
            case SIMPLE_PACKET -> simple(record, length);
            default -> false;
        };
    }

    private void describe(int length) {
        if (length < 20) {
            problem("An interface description of %d octets (offset %,d): damaged.", length, in.position());
            return;
        }
        if (interfaces.size() == MOST_INTERFACES) {
            tooMany();
            return;
        }
        var described = PcapngInterface.read(in.bytes(), in.at(), length, big);
        if (described.damaged()) {
            problem("An interface description whose options overrun it (offset %,d).", in.position());
        }
        interfaces.add(described);
        linkTypes.add(described.linkType());
        snapLength = Math.max(snapLength, described.snapLength());
    }

    private void tooMany() {
        if (!tooMany) {
            problem(
                    "More than %,d interfaces in a section (offset %,d): the packets of those beyond are passed by.",
                    MOST_INTERFACES, in.position());
            tooMany = true;
        }
    }

    /** Enhanced packets, and the obsolete packet block, whose fields lie at the same places. */
    private boolean packet(Record record, int length, int header, int interfaceIndex) {
        if (length < header + 4) {
            problem("A packet block of %d octets (offset %,d): damaged.", length, in.position());
            return false;
        }
        var bytes = in.bytes();
        var at = in.at();
        var captured = Fields.u32(bytes, at + 20, big);
        if (captured < 0 || captured > length - header - 4) {
            return passBy("claims more octets than its block has");
        }
        if (interfaceIndex < 0 || interfaceIndex >= interfaces.size()) {
            return passBy("names an interface that is not described");
        }
        var index = firstOfSection + interfaceIndex;
        var from = interfaces.get(interfaceIndex);
        var ticks = Integer.toUnsignedLong(Fields.u32(bytes, at + 12, big)) << 32
                | Integer.toUnsignedLong(Fields.u32(bytes, at + 16, big));
        fill(record, at + header, captured, Fields.u32(bytes, at + 24, big), from.nanos(ticks), from.linkType(), index);
        return true;
    }

    /** A simple packet belongs to the section's first interface and has no time (draft-ietf-opsawg-pcapng §4.4). */
    private boolean simple(Record record, int length) {
        if (length < 16) {
            problem("A packet block of %d octets (offset %,d): damaged.", length, in.position());
            return false;
        }
        if (interfaces.isEmpty()) {
            return passBy("belongs to an interface that is not described");
        }
        var from = interfaces.getFirst();
        var original = Fields.u32(in.bytes(), in.at() + 8, big);
        var snap = from.snapLength() == 0 ? Integer.MAX_VALUE : from.snapLength();
        var captured = Math.min(Math.min(Math.max(0, original), snap), length - 16);
        fill(record, in.at() + 12, captured, original, Long.MIN_VALUE, from.linkType(), firstOfSection);
        return true;
    }

    /** A damaged packet keeps its number, so that those after it are numbered as in other tools. */
    private boolean passBy(String why) {
        number++;
        problem("Packet %,d %s (offset %,d): damaged, passed by.", number, why, in.position());
        return false;
    }

    private void fill(Record record, int start, int captured, int original, long nanos, int linkType, int index) {
        record.bytes = in.bytes();
        record.start = start;
        record.capturedLength = captured;
        record.originalLength = Math.max(0, original);
        record.nanos = nanos;
        record.linkType = linkType;
        record.interfaceIndex = index;
        record.number = ++number;
        record.position = in.position();
    }

    @Override
    String format() {
        return "pcapng";
    }
}
