package org.headroom.diagnosis.rule;

import java.util.stream.Stream;
import org.headroom.diagnosis.Rule;
import org.headroom.diagnosis.Scene;
import org.headroom.diagnosis.Symptom;

/**
 * A router says that a path carries less, about packets that are not in the capture: a fact to go on from, though not enough to judge. Where
 * the messages have no end, {@link PtbIgnored} judges all the same.
 *
 * <p>Guards: the sender is seen sending (then what it sends tells); the message was damaged, or names no size, or one that the packet had.
 */
public final class PtbAboutUnseen implements Rule {

    static final String ID = "ptb-about-unseen";

    @Override
    public String id() {
        return ID;
    }

    @Override
    public Stream<Symptom> examine(Scene scene) {
        return MessagesAlone.few(scene);
    }
}
