package org.headroom.libpcap;

import java.io.IOException;
import org.headroom.packet.capture.Capture;
import org.headroom.packet.capture.CaptureInfo;
import org.headroom.packet.capture.HostNames;
import org.headroom.packet.capture.Record;

/** Another capture, less the packets that a filter does not let through. */
final class FilteredCapture extends Capture {

    private final Capture capture;
    private final Filter filter;

    FilteredCapture(Capture capture, Filter filter) {
        this.capture = capture;
        this.filter = filter;
    }

    @Override
    public boolean next(Record record) throws IOException {
        while (capture.next(record)) {
            if (filter.matches(record)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public boolean packet(long number, Record record) throws IOException {
        return capture.packet(number, record);
    }

    @Override
    public HostNames names() {
        return capture.names();
    }

    @Override
    public CaptureInfo info() {
        return capture.info();
    }

    @Override
    public long consumed() {
        return capture.consumed();
    }

    @Override
    public long size() {
        return capture.size();
    }

    @Override
    public void close() throws IOException {
        filter.close();
        capture.close();
    }
}
