package org.headroom.benchmarks.crowd;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Many connections at once, and the capture of them. */
public final class Crowd {

    private static final long SEED = 42;
    private static final long START = 1_700_000_000_000_000_000L;

    /** Packets of an exchange beside its data: handshake, request, close. */
    private static final int AROUND = 8;

    /** Packets for a data segment: acknowledgments and repairs counted in. */
    private static final double PER_SEGMENT = 1.4;

    /** Segments of an exchange on average, before scaling. */
    private static final double SEGMENTS = 55;

    private final Dice dice = new Dice(SEED);
    private final Shape shape;
    private final double scale;
    private final Exchange[] exchanges;
    private final Agenda agenda;
    private int born;

    Crowd(Shape shape) {
        this.shape = shape;
        this.scale = Math.max(0.02, ((double) shape.packets() / shape.connections() - AROUND) / SEGMENTS / PER_SEGMENT);
        this.exchanges = new Exchange[shape.atOnce()];
        this.agenda = new Agenda(shape.atOnce());
    }

    /** Makes FILE, and FILE.truth beside it, once both are whole. */
    public static void main(String[] arguments) throws IOException {
        if (arguments.length < 2 || arguments.length > 3) {
            System.err.println("Crowd a|b|c|d FILE [PACKETS]");
            System.exit(2);
        }
        var file = Path.of(arguments[1]);
        var half = Path.of(arguments[1] + ".new");
        var shape = Shape.named(arguments[0]);
        var truth = (arguments.length == 3 ? shape.of(Long.parseLong(arguments[2])) : shape).write(half);
        Files.move(half, file, StandardCopyOption.REPLACE_EXISTING);
        truth.write(Path.of(arguments[1] + ".truth"));
    }

    Truth write(Path file) throws IOException {
        var payload = new Payload(dice);
        try (var out = new CaptureFile(file, shape.ng(), shape.snapLength())) {
            var network = new Network(out, payload);
            fill(network);
            return network.truth();
        }
    }

    private void fill(Network network) throws IOException {
        for (int i = 0; i < exchanges.length; i++) {
            exchanges[i] = new Exchange(born++, dice, scale);
            agenda.add(START + dice.below(1_000_000_000), i);
        }
        while (network.packets < shape.packets()) {
            var place = agenda.place();
            var now = agenda.time();
            var delay = exchanges[place].step(now, network);
            if (delay < 0) {
                exchanges[place] = new Exchange(born++, dice, scale);
                delay = dice.below(20_000_000);
            }
            agenda.put(now + delay);
        }
    }
}
