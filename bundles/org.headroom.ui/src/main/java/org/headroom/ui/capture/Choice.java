package org.headroom.ui.capture;

import org.headroom.diagnosis.Finding;
import org.jspecify.annotations.Nullable;

/**
 * What is chosen in a capture: views and timeline show the same.
 *
 * @param flow its number, -1 for none
 * @param finding what the timeline tells, or null
 * @param packet its number, 0 for none
 */
public record Choice(int flow, @Nullable Finding finding, long packet) {

    static final Choice NONE = new Choice(-1, null, 0);

    Choice packet(long packet) {
        return new Choice(flow, finding, packet);
    }
}
