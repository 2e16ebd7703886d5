/**
 * Several captures of one network: which packet of one is which of another, how far their clocks are apart, and between which two
 * points something disappears.
 */
@NullMarked
package org.headroom.diagnosis.points;

import org.jspecify.annotations.NullMarked;
