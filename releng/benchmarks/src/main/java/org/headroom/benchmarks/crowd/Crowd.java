package org.headroom.benchmarks.crowd;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Writes a capture of a crowd of connections.
 *
 * <p>Arguments: FILE, packets, connections (roughly), connections at once, snap length, seed. A name that ends in
 * {@code .pcapng} makes a pcapng file. The counts that a reader must find are printed: packets, flows, SYNs, ICMP.
 */
public final class Crowd {

    private static final long START = 1_700_000_000_000_000_000L;

    /** Packets of an exchange beside its data: handshake, request, close. */
    private static final int AROUND = 8;

    /** Packets for a data segment: acknowledgments and repairs counted in. */
    private static final double PER_SEGMENT = 1.47;

    /** Segments of an exchange on average, before scaling. */
    private static final double SEGMENTS = 47;

    private final Dice dice;
    private final double scale;
    private final Exchange[] exchanges;
    private final Agenda agenda;
    private int born;

    private Crowd(long seed, double scale, int atOnce) {
        this.dice = new Dice(seed);
        this.scale = scale;
        this.exchanges = new Exchange[atOnce];
        this.agenda = new Agenda(atOnce);
    }

    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 6) {
            System.err.println("Crowd FILE PACKETS CONNECTIONS AT-ONCE SNAP-LENGTH SEED");
            System.exit(2);
        }
        var file = Path.of(arguments[0]);
        var packets = Long.parseLong(arguments[1]);
        var scale = Math.max(0.02, (packets / Double.parseDouble(arguments[2]) - AROUND) / SEGMENTS / PER_SEGMENT);
        var crowd = new Crowd(Long.parseLong(arguments[5]), scale, Integer.parseInt(arguments[3]));
        var payload = new Payload(crowd.dice);
        try (var out = new CaptureFile(
                file, arguments[0].endsWith(".pcapng"), Integer.parseInt(arguments[4]))) {
            var network = new Network(out, payload);
            crowd.fill(network, packets);
            System.out.printf(
                    "packets %d flows %d syns %d icmp %d%n",
                    network.packets, network.opened, network.syns, network.needed + network.tooBig6);
        }
    }

    private void fill(Network network, long packets) throws IOException {
        for (int i = 0; i < exchanges.length; i++) {
            exchanges[i] = new Exchange(born++, dice, scale);
            agenda.add(START + dice.below(1_000_000_000), i);
        }
        while (network.packets < packets) {
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
