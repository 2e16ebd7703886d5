package org.headroom.cli;

import java.io.PrintWriter;
import org.headroom.cli.Arguments.ProgressWish;
import org.headroom.flow.Progress;
import org.headroom.report.Wording;

/** One line on standard error that says how far the reading is, from the first third of a second on. */
final class ProgressLine implements Progress, AutoCloseable {

    private static final long MILLI = 1_000_000;
    private static final long FIRST = 300 * MILLI;
    private static final long EVERY = 100 * MILLI;

    private final PrintWriter err;
    private final boolean shown;
    private final long start = System.nanoTime();
    private long next = start + FIRST;
    private int written;

    private ProgressLine(PrintWriter err, boolean shown) {
        this.err = err;
        this.shown = shown;
    }

    static ProgressLine on(Shell shell, ProgressWish wish) {
        return new ProgressLine(
                shell.err(),
                switch (wish) {
                    case ON -> true;
                    case OFF -> false;
                    case AUTO -> Terminal.is(Terminal.ERROR);
                });
    }

    @Override
    public boolean advanced(long octets, long size, long packets) {
        var now = System.nanoTime();
        if (shown && now - next >= 0) {
            next = now + EVERY;
            show(line(octets, size, packets, Math.max(1, (now - start) / MILLI)));
        }
        return !Thread.currentThread().isInterrupted();
    }

    static String line(long octets, long size, long packets, long millis) {
        var rate = Wording.count(packets * 1000 / millis, "packet") + "/s";
        if (size <= 0 || octets <= 0) {
            return Wording.count(packets, "packet") + ", " + rate;
        }
        var share = Math.min(100, octets * 100 / size);
        var left = Math.max(0, (size - octets) * millis / octets / 1000);
        return share + " %, " + Wording.count(packets, "packet") + ", " + rate + ", " + left + " s left";
    }

    private void show(String line) {
        err.print("\r" + line + " ".repeat(Math.max(0, written - line.length())));
        err.flush();
        written = line.length();
    }

    @Override
    public void close() {
        if (written > 0) {
            err.print("\r" + " ".repeat(written) + "\r");
            err.flush();
        }
    }
}
