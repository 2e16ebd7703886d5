package org.headroom.flow;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.headroom.flow.Recording.a;

import java.io.IOException;
import org.headroom.packet.capture.Capture;
import org.headroom.packet.capture.CaptureInfo;
import org.headroom.packet.capture.Record;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes wrong on the thread that reads is told on the one that waits for it. */
@Timeout(60)
class ImporterTest {

    /** Fails where its octets are counted, or where its packets are read. */
    private static final class Broken extends Capture {

        private final Capture whole;
        private final boolean counting;

        Broken(boolean counting) throws IOException {
            this.whole = new Recording().put(a(1000, 5000, 10)).capture();
            this.counting = counting;
        }

        @Override
        public boolean next(Record record) throws IOException {
            if (!counting) {
                throw new StackOverflowError("too deep");
            }
            return whole.next(record);
        }

        @Override
        public long consumed() {
            throw new OutOfMemoryError("too deep");
        }

        @Override
        public CaptureInfo info() {
            return whole.info();
        }

        @Override
        public long size() {
            return whole.size();
        }

        @Override
        public void close() throws IOException {
            whole.close();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anErrorOfTheReaderEndsTheWaiting(boolean counting) throws IOException {
        try (var broken = new Broken(counting)) {
            assertThatThrownBy(() -> Traffic.read(broken, Progress.none()))
                    .isInstanceOf(VirtualMachineError.class)
                    .hasMessage("too deep");
        }
    }
}
