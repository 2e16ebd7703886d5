package org.headroom.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.headroom.flow.Fate;
import org.headroom.flow.FlowTrace;
import org.headroom.flow.Mark;

/** A long flow: more packets than marks can tell apart, with a loss and its ICMP message now and then. */
final class Crowd {

    private Crowd() {}

    static FlowTrace of(int packets) {
        var random = new Random(7);
        var marks = new ArrayList<Mark>(packets);
        marks.add(Example.syn(1, 0, Example.UP));
        marks.add(Example.syn(2, 200, Example.DOWN));
        for (int i = 3; i <= packets; i++) {
            var time = i * 20_000L;
            if (i % 60 == 0 && i > packets / 5) {
                marks.add(Example.data(i, time, 1500, Fate.LOST, 1, i, i * 1000L, false));
            } else if (i % 60 == 1 && i > packets / 5 + 1) {
                marks.add(Example.tooBig(i, time, 1480, i - 1));
            } else if (random.nextInt(3) == 0) {
                var length = random.nextInt(4) == 0 ? 1500 : 60 + random.nextInt(800);
                marks.add(Example.data(i, time, Example.DOWN, length, Fate.DELIVERED, 1, i, i * 1000L, false));
            } else {
                var length =
                        random.nextInt(4) == 0 ? 1480 : (int) Math.clamp(700 + random.nextGaussian() * 250, 40, 1480);
                marks.add(Example.data(i, time, length, Fate.DELIVERED, 1, i, i * 1000L, false));
            }
        }
        return Example.trace(1460, false, List.copyOf(marks));
    }
}
