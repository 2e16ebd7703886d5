package org.headroom.diagnosis;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.headroom.flow.Progress;
import org.headroom.flow.Traffic;
import org.headroom.packet.capture.Capture;

/** The product in one call. */
public final class Diagnose {

    private Diagnose() {}

    /**
     * Reads the captures to their end and judges them.
     *
     * @param captures one, or several observation points of one network; those that were read are closed with the analysis, or at once where this throws
     * @throws java.util.concurrent.CancellationException where {@code progress} said to stop
     */
    public static Analysis captures(List<Capture> captures, Progress progress) throws IOException {
        var traffics = new ArrayList<Traffic>();
        try {
            for (var capture : captures) {
                traffics.add(Traffic.read(capture, progress));
            }
            var judgements = new ArrayList<Judgement>();
            for (int i = 0; i < traffics.size(); i++) {
                judgements.add(new Judgement(i, traffics.get(i)));
            }
            return new CaptureAnalysis(traffics, judgements);
        } catch (IOException | RuntimeException | Error e) {
            close(traffics);
            throw e;
        }
    }

    /** Closes each of them, whatever happens to the others. */
    static void close(List<Traffic> traffics) throws IOException {
        IOException failure = null;
        for (var traffic : traffics) {
            try {
                traffic.close();
            } catch (IOException e) {
                failure = e;
            }
        }
        if (failure != null) {
            throw failure;
        }
    }
}
