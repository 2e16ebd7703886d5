package org.headroom.diagnosis.overhead;

import java.util.Arrays;
import java.util.List;
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
        String note) {

    int bytes() {
        return layers.stream().mapToInt(Overhead.Layer::bytes).sum();
    }

    Guess times(double factor) {
        return new Guess(contract, core, below, weight * factor, computed, possible, title, layers, note);
    }

    Guess noted(String other) {
        return new Guess(contract, core, below, weight, computed, possible, title, layers, other);
    }

    List<Encapsulation> encapsulations() {
        return Arrays.stream(contract.split("\\+", -1)).map(Kind::encapsulation).toList();
    }
}
