package org.headroom.flow;

/** Tells from their records which flows are worth working out in detail: of a large capture they are few. */
final class Suspicion {

    /** Segments that may go again before that says anything. */
    private static final int MENDED_AT_MOST = 2;

    private final FlowTable flows;

    Suspicion(FlowTable flows) {
        this.flows = flows;
    }

    /** Signs of trouble that was not mended by a few retransmissions, data never acknowledged, or one direction missing. */
    boolean of(int flow) {
        var signs = flows.facts(flow) & FlowTable.TROUBLE;
        return signs != 0 && !mended(flow, signs) && !unreadable(flow, signs) || unanswered(flow);
    }

    /** Whether all that is wrong with a flow is that none of its TCP headers was captured: a closer look would see no more. */
    private boolean unreadable(int flow, int signs) {
        return signs == FlowTable.CUT && (flows.facts(flow) & FlowTable.READABLE) == 0;
    }

    /**
     * Whether the only sign of trouble is one or two segments each way that went again at their size, and everything was acknowledged
     * in the end: too little for any conclusion, about loss or about size.
     */
    private boolean mended(int flow, int signs) {
        var telling = FlowTable.MSS_UNSEEN | FlowTable.ACKED_UNSEEN | FlowTable.SMALLER_AGAIN;
        return tcp(flow)
                && (signs & ~(FlowTable.SENT_AGAIN | FlowTable.SACKED)) == 0
                && (flows.facts(flow) & telling) == 0
                && mended(flow, 0, 1)
                && mended(flow, 1, 0);
    }

    private boolean mended(int flow, int way, int answering) {
        var version = (flows.facts(flow) & FlowTable.VERSION_6) != 0 ? 6 : 4;
        var full = Mtu.full(flows.mss(flow, answering), version);
        return flows.again(flow, way) <= MENDED_AT_MOST
                && flows.hasSequence(flow, way)
                && flows.hasAcked(flow, way)
                && flows.largest(flow, way) <= full;
    }

    /** One direction missing, or data never acknowledged. */
    private boolean unanswered(int flow) {
        if (!tcp(flow)) {
            return false;
        }
        for (int way = 0; way < 2; way++) {
            if (flows.packets(flow, way) == 0) {
                return true;
            }
            if (flows.hasSequence(flow, way)
                    && flows.hasAcked(flow, 1 - way)
                    && flows.acked(flow, 1 - way) - flows.nextSequence(flow, way) != 0) {
                return true;
            }
        }
        return false;
    }

    private boolean tcp(int flow) {
        return (flows.facts(flow) & FlowTable.TCP) != 0;
    }
}
