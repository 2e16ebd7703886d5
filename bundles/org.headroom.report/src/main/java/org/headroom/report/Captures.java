package org.headroom.report;

import java.util.List;
import org.headroom.packet.capture.CaptureInfo;

/**
 * What came of inputs that were read and not judged.
 *
 * @param unread those that could not be read
 */
public record Captures(List<CaptureInfo> read, List<Unread> unread) {

    /** The same without addresses, or names of files. */
    public Captures anonymous() {
        var aliases = new Aliases();
        var diagnosis = new AnonymousDiagnosis(aliases);
        return new Captures(
                read.stream().map(diagnosis::capture).toList(),
                unread.stream().map(aliases::unread).toList());
    }
}
