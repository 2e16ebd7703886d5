package org.headroom.diagnosis;

import java.util.stream.Stream;

/**
 * A rule about what flows are like, whether they suffer or not. Most flows of a capture may show it: they are counted by kind, and
 * only what is told of them becomes a symptom. A trait is no trouble.
 */
public interface Trait extends Rule {

    /** What a flow shows that does not show it. */
    int NONE = 0;

    /** Which kind of it a flow shows: the same number for what is alike, {@link #NONE} without it. */
    int kind(Scene scene, int flow);

    /** A flow that shows it, as one example of its kind. */
    Symptom symptom(Scene scene, int flow);

    @Override
    default Stream<Symptom> examine(Scene scene) {
        return scene.flowNumbers().filter(flow -> kind(scene, flow) != NONE).mapToObj(flow -> symptom(scene, flow));
    }
}
