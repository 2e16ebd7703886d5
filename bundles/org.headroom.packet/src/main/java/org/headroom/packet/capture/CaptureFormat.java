package org.headroom.packet.capture;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Which format a capture has, by its first octets. */
final class CaptureFormat {

    private static final int LONGEST_HEADER = 24;

    private CaptureFormat() {}

    static Capture open(Path file) throws IOException {
        return open(Source.of(file));
    }

    static Capture open(InputStream in, String name) throws IOException {
        return open(Source.of(in, name));
    }

    private static Capture open(Source source) throws IOException {
        try {
            return new RecordedCapture(source, reader(source));
        } catch (UnreadableCaptureException | RuntimeException e) {
            source.close();
            throw e;
        } catch (IOException e) {
            source.close();
            throw unreadable(source, e);
        }
    }

    private static IOException unreadable(Source source, IOException e) {
        return new UnreadableCaptureException("%s cannot be read: %s."
                .formatted(source.name(), e.getMessage() == null ? "it is damaged" : e.getMessage()));
    }

    /** A reader at the first record. */
    static RecordReader reader(Source source) throws IOException {
        var counted = source.open();
        try {
            return reader(source, counted, new Input(counted.stream()));
        } catch (IOException | RuntimeException e) {
            counted.close();
            throw e;
        }
    }

    private static RecordReader reader(Source source, Source.Counted counted, Input in) throws IOException {
        in.holds(LONGEST_HEADER);
        if (in.available() == 0) {
            throw new UnreadableCaptureException(source.name()
                    + (in.failure() == null
                            ? " is empty: it holds no capture."
                            : " cannot be decompressed: " + in.failure() + "."));
        }
        var magic = in.available() < 4 ? 0 : Fields.bigEndian(in.bytes(), in.at());
        var pcap = PcapFlavour.of(magic);
        if (pcap != null) {
            return new PcapReader(source.name(), counted, in, pcap);
        }
        if (magic == PcapngReader.SECTION_HEADER) {
            return new PcapngReader(source.name(), counted, in);
        }
        var text = TextReader.open(source.name(), counted, in);
        if (text != null) {
            return text;
        }
        var foreign = foreign(magic, in);
        throw new UnreadableCaptureException(source.name()
                + (foreign != null
                        ? " is " + foreign + ": Headroom reads pcap and pcapng (editcap -F pcap converts it)."
                        : " is " + other(magic) + ": neither pcap nor pcapng, nor the text of tcpdump or tshark."));
    }

    private static String other(int magic) {
        return switch (magic) {
            case 0x89504e47 -> "a PNG picture, no capture";
            case 0x504b0304 -> "a ZIP archive, no capture";
            default -> "no capture that Headroom knows";
        };
    }

    /** Captures of other programs, which Wireshark's tools convert. */
    private static @Nullable String foreign(int magic, Input in) {
        return switch (magic) {
            case 0x736e6f6f -> "a snoop capture";
            case 0x474d4255 -> "a Microsoft Network Monitor capture";
            case 0x52545353 -> "a Microsoft Network Monitor 1 capture";
            case 0x54525344 -> "a Network General Sniffer capture";
            default -> in.bytes()[in.at()] == '+' ? "a K12 text capture" : null;
        };
    }
}
