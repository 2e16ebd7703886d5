package org.headroom.ui.capture;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.headroom.diagnosis.Analysis;
import org.headroom.diagnosis.Diagnose;
import org.headroom.flow.Progress;
import org.headroom.flow.Sketch;
import org.headroom.packet.capture.Capture;
import org.headroom.packet.capture.UnreadableCaptureException;

/** Reads and judges captures while the window stays alive. */
final class Opening extends Job {

    private static final int STEPS = 1000;
    private static final long TELL_NANOS = 100_000_000;

    /** Who waits for it. Called off the display thread. */
    interface Taker {
        /** It is being read from now on, and can be drawn meanwhile. */
        void began(Sketch sketch);

        void advanced(ReadingState state);

        void opened(Analysis analysis);

        /** @param why a sentence */
        void failed(String why);

        void cancelled();
    }

    private final List<Path> files;
    private final Taker taker;

    Opening(List<Path> files, Taker taker) {
        super("Reading " + files.getFirst().getFileName());
        this.files = files;
        this.taker = taker;
    }

    @Override
    protected IStatus run(IProgressMonitor monitor) {
        monitor.beginTask(getName(), STEPS);
        try {
            taker.opened(analysis(new Told(monitor)));
            return Status.OK_STATUS;
        } catch (CancellationException _) {
            taker.cancelled();
            return Status.CANCEL_STATUS;
        } catch (IOException e) {
            taker.failed(why(e));
        } catch (OutOfMemoryError e) {
            ILog.of(Opening.class).error("Reading " + files, e);
            taker.failed(
                    "There is not enough memory for it. Close other captures, or start Headroom with a larger -Xmx.");
        } catch (RuntimeException e) {
            ILog.of(Opening.class).error("Reading " + files, e);
            taker.failed("Headroom stumbled over it, which is a mistake of Headroom's (" + e + "). The log in "
                    + "Help > About > Installation Details tells where.");
        }
        return Status.OK_STATUS;
    }

    private Analysis analysis(Progress progress) throws IOException {
        var captures = new ArrayList<Capture>();
        try {
            for (var file : files) {
                captures.add(Capture.open(file));
            }
            return Diagnose.captures(captures, progress);
        } catch (IOException | RuntimeException | Error e) {
            for (var capture : captures) {
                capture.close();
            }
            throw e;
        }
    }

    private String why(IOException e) {
        var message = e.getMessage() == null ? e.toString() : e.getMessage();
        return switch (e) {
            case UnreadableCaptureException _ -> message;
            case NoSuchFileException _ -> "There is no such file.";
            case AccessDeniedException _ -> "You may not read this file.";
            default -> files.stream().anyMatch(Files::isDirectory) ? "This is a folder; choose a file in it." : message;
        };
    }

    /** Passes progress on, ten times a second. */
    private final class Told implements Progress {

        private final IProgressMonitor monitor;
        private final long started = System.nanoTime();
        private long told = started;
        private int steps;

        Told(IProgressMonitor monitor) {
            this.monitor = monitor;
        }

        @Override
        public boolean started(Sketch sketch) {
            taker.began(sketch);
            return true;
        }

        @Override
        public boolean advanced(long octets, long size, long packets) {
            var now = System.nanoTime();
            if (now - told > TELL_NANOS) {
                told = now;
                var state = new ReadingState(octets, size, packets, now - started);
                var reached = (int) (state.share() * STEPS);
                monitor.worked(Math.max(0, reached - steps));
                steps = Math.max(steps, reached);
                taker.advanced(state);
            }
            return !monitor.isCanceled();
        }
    }
}
