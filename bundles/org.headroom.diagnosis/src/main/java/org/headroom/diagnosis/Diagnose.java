package org.headroom.diagnosis;

import java.io.IOException;
import java.util.List;
import org.headroom.packet.capture.Capture;

/** The product in one call. */
public final class Diagnose {

    private Diagnose() {}

    /**
     * Reads the captures to their end and judges them.
     *
     * @param captures one, or several observation points of one network; closed with the analysis
     * @throws java.util.concurrent.CancellationException where {@code progress} said to stop
     */
    public static Analysis captures(List<Capture> captures, Progress progress) throws IOException {
        throw new UnsupportedOperationException("not yet");
    }
}
