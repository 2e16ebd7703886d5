package org.headroom.diagnosis.overhead;

import java.util.List;
import org.headroom.diagnosis.Overhead;

/**
 * A link that a stack lies on.
 *
 * @param mtu octets of IP
 * @param below the MTU that a report counts the missing octets from: another where the link is itself that less something
 * @param contract contract name of what took the difference, empty for none
 * @param weight how often one meets it, 1 to 100
 * @param layers what took the difference
 */
record Underlay(int mtu, int below, String contract, double weight, String title, List<Overhead.Layer> layers) {

    static final int ETHERNET = 1500;

    /** Links above it have jumbo frames. */
    static final int JUMBO = 8000;

    static final List<Underlay> ALL =
            Table.rows("underlays.tsv", 7).stream().map(Underlay::of).toList();

    private static Underlay of(List<String> row) {
        return new Underlay(
                Integer.parseInt(row.get(0)),
                Integer.parseInt(row.get(1)),
                row.get(2),
                Double.parseDouble(row.get(3)),
                row.get(4),
                Header.list(row.get(5), row.get(6)).stream().map(Header::layer).toList());
    }

    /** A link whose MTU a host's own MSS betrays. */
    static Underlay own(int mtu, double weight) {
        return new Underlay(mtu, mtu, "", weight, "the host's own link of " + mtu, List.of());
    }

    /** Whether it is counted from its own MTU. */
    boolean isPlain() {
        return contract.isEmpty();
    }
}
