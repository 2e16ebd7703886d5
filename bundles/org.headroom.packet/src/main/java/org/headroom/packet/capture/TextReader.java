package org.headroom.packet.capture;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.headroom.packet.text.PrintedPacket;
import org.headroom.packet.text.Transcript;
import org.jspecify.annotations.Nullable;

/** Packets of a text that tcpdump, tethereal or tshark printed. */
final class TextReader extends RecordReader {

    /** No line is longer: the rest of one that is gets passed over. */
    private static final int LONGEST_LINE = 1 << 16;

    /** As much of a text is looked at for its way of counting time, and for signs that it is no text. */
    private static final int FIRST = 128 * 1024;

    /** A text that holds no packet up to here holds none. */
    private static final long PREAMBLE = 4L * 1024 * 1024;

    private final Transcript transcript;
    private @Nullable PrintedPacket ahead;
    private boolean cut;
    private boolean ended;
    private long line;

    private TextReader(String name, Source.Counted counted, Input in) {
        super(name, counted, in);
        this.transcript = new Transcript(firstLines(in));
        this.ahead = read();
    }

    /** A reader at the first packet, or null where this is no text or holds none. */
    static @Nullable TextReader open(String name, Source.Counted counted, Input in) {
        in.holds(FIRST);
        if (!isText(in)) {
            return null;
        }
        var reader = new TextReader(name, counted, in);
        return reader.ahead == null ? null : reader;
    }

    /** Texts have no control characters but those of layout and of terminals. */
    private static boolean isText(Input in) {
        var end = in.at() + Math.min(FIRST, in.available());
        for (int i = in.at(); i < end; i++) {
            var octet = in.bytes()[i];
            if (octet >= 0
                    && octet < ' '
                    && octet != '\n'
                    && octet != '\r'
                    && octet != '\t'
                    && octet != 0x1b
                    && octet != '\f'
                    && octet != '\b') {
                return false;
            }
        }
        return true;
    }

    private static List<String> firstLines(Input in) {
        var lines = new ArrayList<String>();
        var end = in.at() + Math.min(FIRST, in.available());
        for (int from = in.at(), to; from < end; from = to + 1) {
            to = from;
            while (to < end && in.bytes()[to] != '\n') {
                to++;
            }
            if (to < end || in.available() < FIRST) {
                lines.add(decoded(in.bytes(), from, Math.min(to - from, LONGEST_LINE)));
            }
        }
        return lines;
    }

    @Override
    boolean next(Record record) {
        var packet = ahead;
        if (packet == null) {
            if (in.failure() != null) {
                cutOff(in.position(), "the text");
            }
            return false;
        }
        number++;
        linkTypes.add(packet.linkType());
        record.bytes = packet.octets();
        record.start = 0;
        record.capturedLength = packet.octets().length;
        record.originalLength = packet.originalLength();
        record.nanos = Record.held(packet.nanos());
        record.linkType = packet.linkType();
        record.interfaceIndex = packet.place();
        record.number = number;
        record.position = packet.offset();
        record.mtuUnsaid = packet.mtuUnsaid();
        cut = packet.cut();
        ahead = read();
        return true;
    }

    /** Reads lines until a packet is complete; null at the end. */
    private @Nullable PrintedPacket read() {
        while (true) {
            var packet = transcript.poll();
            complain();
            if (packet != null || ended) {
                return packet;
            }
            if (number == 0 && in.position() > PREAMBLE) {
                return null;
            }
            line();
        }
    }

    private void line() {
        var length = lineLength();
        if (length < 0) {
            ended = true;
            transcript.end();
            return;
        }
        var kept = Math.min(length, LONGEST_LINE);
        transcript.line(decoded(in.bytes(), in.at(), kept), ++line, in.position());
        in.skip(length);
        rest();
    }

    /** Octets up to the end of the line, at most one more than is kept of it; -1 at the end of the text. */
    private int lineLength() {
        var length = 0;
        while (length <= LONGEST_LINE) {
            if (!in.holds(length + 1)) {
                return in.available() == 0 ? -1 : length;
            }
            if (in.bytes()[in.at() + length] == '\n') {
                return length;
            }
            length++;
        }
        return length;
    }

    /** Passes over what is left of a line, and over its end. */
    private void rest() {
        while (in.holds(1)) {
            var octet = in.bytes()[in.at()];
            in.skip(1);
            if (octet == '\n') {
                return;
            }
        }
    }

    private void complain() {
        for (var riddle = transcript.riddle(); riddle != null; riddle = transcript.riddle()) {
            problem(
                    riddle.offset(),
                    "Line %,d cannot be understood and is left out: \u201c%s\u201d.",
                    riddle.line(),
                    riddle.words());
        }
    }

    /** UTF-8, or what old terminals wrote. */
    private static String decoded(byte[] bytes, int from, int length) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, from, length))
                    .toString();
        } catch (CharacterCodingException e) {
            return new String(bytes, from, length, StandardCharsets.ISO_8859_1);
        }
    }

    @Override
    String format() {
        return "text";
    }

    @Override
    boolean cut(Record record) {
        return cut;
    }

    @Override
    List<String> notes() {
        return transcript.remarks();
    }

    @Override
    HostNames names() {
        return transcript.hosts()::text;
    }
}
