package org.headroom.diagnosis;

import java.io.Closeable;
import java.util.List;
import org.headroom.flow.Density;
import org.headroom.flow.Direction;
import org.headroom.flow.FlowRow;
import org.headroom.flow.FlowTrace;
import org.headroom.packet.capture.HostNames;
import org.headroom.packet.capture.Record;

/**
 * Captures that were read and judged. What a view or a report asks of them beyond the diagnosis is answered from here, until it
 * is closed.
 */
public interface Analysis extends Closeable {

    Diagnosis diagnosis();

    /** All flows of a capture in order of appearance: a list over packed rows, cheap for a million of them. */
    List<FlowRow> flows(int capture);

    /** Those of the first capture. */
    default List<FlowRow> flows() {
        return flows(0);
    }

    /** What its capture shows of a flow: the worst that is wrong with it; HEALTHY or INCONCLUSIVE where nothing is. */
    Verdict verdict(int capture, int flow);

    /** The same of a flow of the first capture. */
    default Verdict verdict(int flow) {
        return verdict(0, flow);
    }

    /** A flow of a capture, packet by packet. Long flows are cut to the {@code most} marks that matter (losses, ICMP, handshake first). */
    FlowTrace trace(int capture, int flow, int most);

    /** Packets of all flows of the first capture by size and time, in a direction, between two times (nanoseconds since 1970). */
    Density density(Direction direction, long fromNanos, long toNanos, int columns, int[] lengthBounds);

    /** Reads a packet's bytes again from its capture; false where that is impossible. */
    boolean packet(int capture, long number, Record record);

    /** How a capture writes its hosts. */
    HostNames names(int capture);

    @Override
    void close();
}
