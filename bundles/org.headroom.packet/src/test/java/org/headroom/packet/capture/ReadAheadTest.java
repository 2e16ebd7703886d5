package org.headroom.packet.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read ahead is what would have been read. */
@Timeout(60)
class ReadAheadTest {

    private static byte[] octets(int length) {
        var octets = new byte[length];
        new Random(length).nextBytes(octets);
        return octets;
    }

    private static InputStream failing(RuntimeException failure) {
        return new InputStream() {
            @Override
            public int read() {
                throw failure;
            }
        };
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 256 * 1024 - 1, 256 * 1024, 256 * 1024 + 1, 5_000_000})
    void everyOctetComesOnceAndInOrder(int length) throws IOException {
        try (var ahead = new ReadAhead(new ByteArrayInputStream(octets(length)))) {
            assertThat(ahead.readAllBytes()).isEqualTo(octets(length));
            assertThat(ahead.read()).isEqualTo(-1);
        }
        try (var ahead = new ReadAhead(new ByteArrayInputStream(octets(length)))) {
            assertThat(ahead.read()).isEqualTo(length == 0 ? -1 : octets(length)[0] & 0xff);
            assertThat(ahead.readNBytes(7)).hasSize(Math.clamp(length - 1, 0, 7));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1000, 3_000_000})
    void aFailureComesBehindTheOctetsThatWereFine(int length) throws IOException {
        var failure = new IllegalStateException("damaged");
        var damaged = new SequenceInputStream(new ByteArrayInputStream(octets(length)), failing(failure));
        try (var ahead = new ReadAhead(damaged)) {
            assertThat(ahead.readNBytes(length)).isEqualTo(octets(length));
            assertThatThrownBy(ahead::read).isSameAs(failure);
            assertThatThrownBy(ahead::read).isSameAs(failure);
        }
    }

    @Test
    void whoClosesEarlyLeavesNobodyReading() throws IOException {
        var closed = new AtomicBoolean();
        var late = new AtomicBoolean();
        var endless = new InputStream() {
            @Override
            public int read() {
                late.compareAndSet(false, closed.get());
                return 42;
            }

            @Override
            public void close() {
                closed.set(true);
            }
        };
        try (var ahead = new ReadAhead(endless)) {
            assertThat(ahead.readNBytes(1_000_000)).hasSize(1_000_000).containsOnly(42);
        }
        assertThat(closed).isTrue();
        assertThat(late).isFalse();
    }
}
