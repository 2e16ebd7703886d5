package org.headroom.ui.view;

import java.util.Comparator;
import org.eclipse.swt.SWT;
import org.headroom.diagnosis.Analysis;
import org.headroom.flow.Direction;
import org.headroom.flow.Endpoint;
import org.headroom.flow.FlowRow;
import org.headroom.report.Wording;
import org.jspecify.annotations.Nullable;

/** A column of the table of flows: its title, its text and its order. */
enum FlowColumn {
    VERDICT("", 28, SWT.LEFT, "The worst that was found about the flow") {
        @Override
        String text(FlowRow flow, Direction way, Ends ends) {
            return "";
        }

        @Override
        Comparator<FlowRow> order(Analysis analysis, Ways ways) {
            return Comparator.comparing((FlowRow f) -> analysis.verdict(f.id()))
                    .thenComparing(
                            Comparator.comparingLong((FlowRow f) -> ways.side(f).tooBig())
                                    .reversed())
                    .thenComparing(
                            Comparator.comparingLong((FlowRow f) -> ways.side(f).retransmissions())
                                    .reversed())
                    .thenComparingInt(FlowRow::id);
        }
    },
    CLIENT("Client", 64, SWT.LEFT, "Who sent the first SYN") {
        @Override
        String text(FlowRow flow, Direction way, Ends ends) {
            return ends.client(flow.client());
        }

        @Override
        Comparator<FlowRow> order(Analysis analysis, Ways ways) {
            return Comparator.comparing(FlowRow::client, ENDS);
        }
    },
    SERVER("Server", 86, SWT.LEFT, "Who answered") {
        @Override
        String text(FlowRow flow, Direction way, Ends ends) {
            return ends.server(flow.server());
        }

        @Override
        Comparator<FlowRow> order(Analysis analysis, Ways ways) {
            return Comparator.comparing(FlowRow::server, ENDS);
        }
    },
    WAY(
            "",
            22,
            SWT.CENTER,
            "Which way the packets counted here go: the one that suffers, or the one with the larger packets") {
        @Override
        String text(FlowRow flow, Direction way, Ends ends) {
            return way == Direction.CLIENT_TO_SERVER ? "→" : "←";
        }

        @Override
        Comparator<FlowRow> order(Analysis analysis, Ways ways) {
            return Comparator.comparing(ways::of);
        }
    },
    SENT("Sent", 56, SWT.RIGHT, "Largest packet sent, octets of IP") {
        @Override
        String text(FlowRow flow, Direction way, Ends ends) {
            return number(flow.side(way).largestSent());
        }

        @Override
        Comparator<FlowRow> order(Analysis analysis, Ways ways) {
            return Comparator.comparingInt(f -> ways.side(f).largestSent());
        }
    },
    ARRIVED("Arrived", 70, SWT.RIGHT, "Largest packet known to have arrived, octets of IP") {
        @Override
        String text(FlowRow flow, Direction way, Ends ends) {
            return number(flow.side(way).largestDelivered());
        }

        @Override
        Comparator<FlowRow> order(Analysis analysis, Ways ways) {
            return Comparator.comparingInt(f -> ways.side(f).largestDelivered());
        }
    },
    ICMP("ICMP", 48, SWT.RIGHT, "Messages that say too big") {
        @Override
        String text(FlowRow flow, Direction way, Ends ends) {
            return Wording.number(flow.side(way).tooBig());
        }

        @Override
        Comparator<FlowRow> order(Analysis analysis, Ways ways) {
            return Comparator.comparingLong(f -> ways.side(f).tooBig());
        }
    },
    AGAIN("Again", 54, SWT.RIGHT, "Segments sent again") {
        @Override
        String text(FlowRow flow, Direction way, Ends ends) {
            return Wording.number(flow.side(way).retransmissions());
        }

        @Override
        Comparator<FlowRow> order(Analysis analysis, Ways ways) {
            return Comparator.comparingLong(f -> ways.side(f).retransmissions());
        }
    },
    CLIENT_MSS("MSS c", 58, SWT.RIGHT, "Maximum segment size in the client's SYN") {
        @Override
        String text(FlowRow flow, Direction way, Ends ends) {
            return mss(flow.clientMss());
        }

        @Override
        Comparator<FlowRow> order(Analysis analysis, Ways ways) {
            return Comparator.comparing(FlowRow::clientMss, Comparator.nullsFirst(Comparator.naturalOrder()));
        }
    },
    SERVER_MSS("MSS s", 58, SWT.RIGHT, "Maximum segment size in the server's SYN-ACK") {
        @Override
        String text(FlowRow flow, Direction way, Ends ends) {
            return mss(flow.serverMss());
        }

        @Override
        Comparator<FlowRow> order(Analysis analysis, Ways ways) {
            return Comparator.comparing(FlowRow::serverMss, Comparator.nullsFirst(Comparator.naturalOrder()));
        }
    };

    private static final Comparator<Endpoint> ENDS =
            Comparator.comparing(Endpoint::address).thenComparingInt(Endpoint::port);

    final String title;
    final int width;
    final int alignment;
    final String tooltip;

    FlowColumn(String title, int width, int alignment, String tooltip) {
        this.title = title;
        this.width = width;
        this.alignment = alignment;
        this.tooltip = tooltip;
    }

    abstract String text(FlowRow flow, Direction way, Ends ends);

    /** Smallest first; the verdict's is worst first. */
    abstract Comparator<FlowRow> order(Analysis analysis, Ways ways);

    /** Whether it lies behind those that a narrow view shows. */
    boolean aside() {
        return this == CLIENT_MSS || this == SERVER_MSS;
    }

    private static String mss(@Nullable Integer mss) {
        return mss == null ? "–" : Integer.toString(mss);
    }

    private static String number(int octets) {
        return octets == 0 ? "–" : Integer.toString(octets);
    }
}
