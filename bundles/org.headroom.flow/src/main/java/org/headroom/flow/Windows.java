package org.headroom.flow;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.headroom.packet.capture.Capture;
import org.headroom.packet.capture.Record;
import org.headroom.packet.wire.ControlBit;
import org.headroom.packet.wire.Decoder;
import org.headroom.packet.wire.Packet;

/**
 * When an end of a connection first offered a window of some size (RFC 9293 §3.8.6). So few ask that rows have no windows: those
 * of SYNs are kept, and where they are too small, the capture is read once more for all who ask.
 */
final class Windows {

    private static final int SYN = ControlBit.SYN.mask();
    private static final int RST = ControlBit.RST.mask();
    private static final int ACK = ControlBit.ACK.mask();

    private static final int ROWS_A_LOOK = 1 << 12;

    /** A packet that may offer what is wanted. */
    private record Chance(int row, int scale, Traffic.Offer offer) {}

    private final Traffic traffic;
    private final Capture capture;
    private final Runnable look;
    private final Map<Traffic.Offer, Integer> found = new HashMap<>();

    /** @param look called now and then; may throw to stop */
    Windows(Traffic traffic, Capture capture, Runnable look) {
        this.traffic = traffic;
        this.capture = capture;
        this.look = look;
    }

    /** Rows by offer; an offer that is not known to have been made has none. */
    Map<Traffic.Offer, Integer> first(List<Traffic.Offer> offers) {
        var chances = new ArrayList<Chance>();
        offers.forEach(o -> chances.addAll(opened(o)));
        chances.sort((a, b) -> Integer.compare(a.row(), b.row()));
        try {
            read(chances);
        } catch (IOException e) {
            // the capture has gone since it was read: what is not known yet stays unknown
        }
        return found;
    }

    /** Looks at the SYNs; the packets that are left to be looked at, where these do not suffice. */
    private List<Chance> opened(Traffic.Offer offer) {
        var rows = new ArrayList<Integer>();
        var scales = new WindowScales();
        for (var row : traffic.rows(offer.flow())) {
            var bits = traffic.controlBits(row);
            var own = traffic.direction(offer.flow(), traffic.reversed(row)) == offer.direction();
            if ((bits & SYN) != 0) {
                var opening = Opening.of(traffic.syns(), row);
                if (own && opening.window() >= offer.octets()) {
                    found.put(offer, row);
                    return List.of();
                }
                scales.take(own, opening);
            } else if (own && (bits & (ACK | RST)) == ACK) {
                rows.add(row);
            }
        }
        var shift = scales.least();
        return rows.stream().map(r -> new Chance(r, shift, offer)).toList();
    }

    /** By rising row, so that the capture is read through once. */
    private void read(List<Chance> chances) throws IOException {
        var record = new Record();
        var decoder = new Decoder();
        var packet = new Packet();
        for (int i = 0; i < chances.size(); i++) {
            var chance = chances.get(i);
            if (i % ROWS_A_LOOK == 0) {
                look.run();
            }
            if (found.containsKey(chance.offer()) || !capture.packet(chance.row() + 1L, record)) {
                continue;
            }
            record.decode(decoder, packet);
            if (packet.tcpWhole()
                    && (long) packet.window() << chance.scale()
                            >= chance.offer().octets()) {
                found.put(chance.offer(), chance.row());
            }
        }
    }
}
