package org.headroom.flow;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** How far windows are scaled at least and at most, by what was seen of a handshake. */
class WindowScalesTest {

    private static final int UNKNOWN = 14;

    private final WindowScales scales = new WindowScales();

    private static Opening opening(int scale, boolean whole) {
        return new Opening(1460, whole, true, true, 64_240, scale);
    }

    @Test
    void eachEndScalesByItsOwn() {
        scales.take(true, opening(7, true));
        scales.take(false, opening(2, true));

        assertThat(scales.least()).isEqualTo(7);
        assertThat(scales.most()).isEqualTo(7);
    }

    @Test
    void nobodyScalesWhereOneEndDoesNot() {
        scales.take(true, opening(7, true));
        scales.take(false, opening(-1, true));

        assertThat(scales.least()).isZero();
        assertThat(scales.most()).isZero();
    }

    @Test
    void anOptionThatWasCutOffMayHaveSaidAnything() {
        scales.take(true, opening(7, true));
        scales.take(false, opening(-1, false));

        assertThat(scales.least()).isZero();
        assertThat(scales.most()).isEqualTo(UNKNOWN);
    }

    @Test
    void halfAHandshakeOrNoneTellsTheMostOnlyWhereItRefuses() {
        assertThat(scales.least()).isZero();
        assertThat(scales.most()).isEqualTo(UNKNOWN);

        scales.take(true, opening(7, true));
        assertThat(scales.least()).isZero();
        assertThat(scales.most()).isEqualTo(UNKNOWN);

        scales.take(true, opening(-1, true));
        assertThat(scales.most()).isZero();
    }
}
