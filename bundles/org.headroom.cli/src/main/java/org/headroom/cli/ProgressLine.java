package org.headroom.cli;

import java.io.PrintWriter;
import java.util.function.LongSupplier;
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
    private final LongSupplier clock;
    private final long start;
    private long next;
    private long last = -1;
    private int written;

    ProgressLine(PrintWriter err, boolean shown, LongSupplier clock) {
        this.err = err;
        this.shown = shown;
        this.clock = clock;
        this.start = clock.getAsLong();
        this.next = start + FIRST;
    }

    static ProgressLine on(Shell shell, ProgressWish wish) {
        return new ProgressLine(
                shell.err(),
                switch (wish) {
                    case ON -> true;
                    case OFF -> false;
                    case AUTO -> Terminal.is(Terminal.ERROR);
                },
                System::nanoTime);
    }

    /** While what was read is judged, this is asked as before, and there is nothing new to show. */
    @Override
    public boolean advanced(long octets, long size, long packets) {
        var now = clock.getAsLong();
        if (shown && now - next >= 0 && packets != last) {
            next = now + EVERY;
            last = packets;
            show(line(octets, size, packets, Math.max(1, (now - start) / MILLI)));
        }
        return !Thread.currentThread().isInterrupted();
    }

    static String line(long octets, long size, long packets, long millis) {
        if (size > 0 && octets >= size) {
            return "100 %, " + Wording.count(packets, "packet") + " read";
        }
        var rate = Wording.count(packets * 1000 / millis, "packet") + "/s";
        if (size <= 0 || octets <= 0) {
            return Wording.count(packets, "packet") + ", " + rate;
        }
        var share = octets * 100 / size;
        var left = (size - octets) * millis / octets / 1000;
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
