package org.headroom.packet.capture;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A capture in a file: one pass over it, and a second reader for packets that are asked for again. */
final class RecordedCapture extends Capture {

    private final Source source;
    private final RecordReader reader;
    private @Nullable RecordReader again;
    private long bytes;
    private long packets;
    private long truncated;
    private long first = Long.MAX_VALUE;
    private long last = Long.MIN_VALUE;

    RecordedCapture(Source source, RecordReader reader) {
        this.source = source;
        this.reader = reader;
    }

    @Override
    public boolean next(Record record) {
        if (!reader.next(record)) {
            bytes = reader.in.position() + reader.in.available();
            return false;
        }
        packets++;
        if (reader.cut(record)) {
            truncated++;
        }
        if (record.nanos != Long.MIN_VALUE) {
            first = Math.min(first, record.nanos);
            last = Math.max(last, record.nanos);
        }
        bytes = reader.in.position();
        return true;
    }

    /** Forward from where the last request ended; a packet before that starts from the beginning. */
    @Override
    public boolean packet(long number, Record record) throws IOException {
        if (again == null || again.number >= number) {
            closeAgain();
            again = CaptureFormat.reader(source);
        }
        while (again.number < number) {
            if (!again.next(record)) {
                return false;
            }
        }
        return record.number == number;
    }

    @Override
    public HostNames names() {
        return reader.names();
    }

    @Override
    public CaptureInfo info() {
        var none = first == Long.MAX_VALUE;
        return new CaptureInfo(
                source.name(),
                reader.format(),
                source.compression().label(),
                reader.linkTypeNames(),
                Math.max(0, reader.snapLength),
                packets,
                bytes,
                none ? Long.MIN_VALUE : first,
                none ? Long.MIN_VALUE : last,
                truncated,
                List.of(),
                reader.notes(),
                reader.problems());
    }

    @Override
    public long consumed() {
        return reader.taken();
    }

    @Override
    public long size() {
        return source.size();
    }

    private void closeAgain() throws IOException {
        var open = again;
        again = null;
        if (open != null) {
            open.close();
        }
    }

    @Override
    public void close() throws IOException {
        // from last to first, whatever fails on the way
        try (source;
                reader) {
            closeAgain();
        }
    }
}
