package org.headroom.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A clock that is known by way of another one. */
class DriftTest {

    private static final Drift NOTHING = new Drift.Unknown(Drift.Why.TOO_FEW);
    private static final Drift SET = new Drift.Stepped(5, 7);

    @Test
    void ratesAndTheirErrorsAddUp() {
        assertThat(new Drift.Measured(20, 1).upon(new Drift.Measured(-5, 2))).isEqualTo(new Drift.Measured(15, 3));
        assertThat(new Drift.NoneSeen(3).upon(new Drift.Measured(20, 1))).isEqualTo(new Drift.Measured(20, 4));
        assertThat(new Drift.NoneSeen(3).upon(new Drift.NoneSeen(1))).isEqualTo(new Drift.NoneSeen(4));
    }

    @Test
    void aRateWithinTheErrorOfBothIsNone() {
        assertThat(new Drift.Measured(2, 1).upon(new Drift.NoneSeen(5))).isEqualTo(new Drift.NoneSeen(8));
        assertThat(new Drift.Measured(20, 1).upon(new Drift.Measured(-20, 1))).isEqualTo(new Drift.NoneSeen(2));
    }

    @Test
    void whatIsNotKnownOfOneIsNotKnownOfBoth() {
        assertThat(NOTHING.upon(new Drift.Measured(20, 1))).isEqualTo(NOTHING);
        assertThat(new Drift.NoneSeen(3).upon(SET)).isEqualTo(SET);
        assertThat(SET.upon(NOTHING)).isEqualTo(new Drift.Unknown(Drift.Why.UNEVEN));
    }
}
