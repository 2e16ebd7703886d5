package org.headroom.ui.view;

import java.util.List;
import java.util.stream.Collectors;
import org.headroom.flow.Endpoint;
import org.headroom.flow.FlowRow;
import org.headroom.report.Wording;

/**
 * How the ends of flows are named in a table: what all rows share stands once below it.
 *
 * @param client the address that all rows share, or empty
 * @param server likewise, port included
 */
record Ends(String client, String server) {

    private static final int LOOKED_AT = 10_000;

    static Ends of(List<FlowRow> flows) {
        return new Ends(
                shared(
                        flows.stream()
                                .limit(LOOKED_AT)
                                .map(f -> f.client().address())
                                .collect(Collectors.toSet()),
                        flows),
                shared(
                        flows.stream()
                                .limit(LOOKED_AT)
                                .map(f -> Wording.end(f.server()))
                                .collect(Collectors.toSet()),
                        flows));
    }

    private static String shared(java.util.Set<String> names, List<FlowRow> flows) {
        return names.size() == 1 && flows.size() <= LOOKED_AT ? names.iterator().next() : "";
    }

    String client(Endpoint end) {
        return client.isEmpty() ? Wording.end(end) : Integer.toString(end.port());
    }

    String server(Endpoint end) {
        return server.isEmpty() ? Wording.end(end) : ":" + end.port();
    }

    /** {@code 198.51.100.23 → 192.0.2.80:80}, empty where nothing is shared. */
    String sentence() {
        if (client.isEmpty() && server.isEmpty()) {
            return "";
        }
        return (client.isEmpty() ? "" : client + " ") + "→" + (server.isEmpty() ? "" : " " + server);
    }
}
