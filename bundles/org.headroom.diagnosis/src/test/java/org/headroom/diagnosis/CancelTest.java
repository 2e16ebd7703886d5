package org.headroom.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import org.headroom.flow.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A diagnosis can be stopped wherever it is. */
@Timeout(120)
class CancelTest {

    /** Flows enough that rules work on two threads. */
    private static final int HOSTS = 1_100;

    /** Stops when it is asked for the nth time, and is never asked again. */
    private static final class Impatient implements Progress {

        private final AtomicInteger asked = new AtomicInteger();
        private final int patience;
        private final Thread owner = Thread.currentThread();

        Impatient(int patience) {
            this.patience = patience;
        }

        @Override
        public boolean advanced(long octets, long size, long packets) {
            assertThat(Thread.currentThread()).isSameAs(owner);
            return asked.incrementAndGet() < patience;
        }
    }

    private static Scenario crowd() {
        var s = new Scenario();
        for (int i = 0; i < HOSTS; i++) {
            s.client("198.51." + (100 + i / 250) + "." + (i % 250 + 1)).handshake(1400, 1460);
            var request = s.client(1460);
            s.tooBig(1480, request);
            s.after(300).sentAgain(request);
            s.tooBig(1480, request);
            s.after(600).sentAgain(request);
        }
        return s.after(1000);
    }

    private static int asked(Scenario crowd) throws Exception {
        var patient = new Impatient(Integer.MAX_VALUE);
        try (var analysis = Diagnose.captures(List.of(crowd.capture()), patient)) {
            assertThat(analysis.diagnosis().verdict()).isEqualTo(Verdict.BLACK_HOLE);
        }
        return patient.asked.get();
    }

    /** How often the progress is asked depends on which thread does what, so that a late wish to stop may come too late. */
    @Test
    void itStopsTheFirstTimeItIsToldTo() throws Exception {
        var crowd = crowd();
        var often = asked(crowd);
        assertThat(often).as("while it is read and while it is judged").isGreaterThan(20);
        var stopped = 0;
        for (int patience = 1; patience < often; patience += Math.max(1, often / 40)) {
            var progress = new Impatient(patience);
            try (var _ = Diagnose.captures(List.of(crowd.capture()), progress)) {
                assertThat(progress.asked).hasValueLessThan(patience);
            } catch (CancellationException e) {
                assertThat(progress.asked).hasValue(patience);
                stopped++;
            }
        }
        assertThat(stopped).isGreaterThan(5);
    }
}
