package org.headroom.diagnosis.overhead;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.headroom.diagnosis.Overhead;
import org.headroom.packet.wire.Encapsulation;

/**
 * An explanation of a path MTU while it is being ranked.
 *
 * @param contract contract name, outside in
 * @param core the same without what belongs to the underlay, to tell apart what is really another explanation
 * @param below the MTU that octets are counted from
 * @param weight likelihood, relative to the others
 * @param computed whether the layers are headers that add up, not a number that a product sets
 * @param possible whether the packets that are too big fit inside at all
 * @param note a sentence, empty for none
 * @param forms ways of ESP that come to the same, likeliest first; empty for everything else
 */
record Guess(
        String contract,
        String core,
        int below,
        double weight,
        boolean computed,
        boolean possible,
        String title,
        List<Overhead.Layer> layers,
        String note,
        List<Form> forms) {

    int bytes() {
        return layers.stream().mapToInt(Overhead.Layer::bytes).sum();
    }

    Guess times(double factor) {
        return new Guess(contract, core, below, weight * factor, computed, possible, title, layers, note, forms);
    }

    /** Whether another is the same explanation in another form. */
    boolean isLike(Guess other) {
        return core.equals(other.core) || contract.equals(other.contract);
    }

    /** This, telling of the other's forms if they come to the same. */
    Guess with(Guess other) {
        var more = bytes() == other.bytes() && !forms.containsAll(other.forms);
        return more
                ? new Guess(contract, core, below, weight, computed, possible, title, layers, note, joined(other))
                : this;
    }

    private List<Form> joined(Guess other) {
        return Stream.concat(forms.stream(), other.forms.stream()).distinct().toList();
    }

    /** A way to use ESP, and a cipher. */
    record Form(String title, String cipher) {}

    List<Encapsulation> encapsulations() {
        return Arrays.stream(contract.split("\\+", -1)).map(Kind::encapsulation).toList();
    }
}
