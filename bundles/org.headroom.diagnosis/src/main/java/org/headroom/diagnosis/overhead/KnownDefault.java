package org.headroom.diagnosis.overhead;

import java.util.List;
import org.headroom.diagnosis.Overhead;

/**
 * A path MTU that a product sets.
 *
 * @param mtu octets of IP
 * @param below the MTU that the missing octets are counted from
 * @param contract contract name
 * @param weight how often one meets it there, on the scale of prior times underlay over 100
 */
record KnownDefault(
        int mtu, int below, String contract, double weight, String title, List<Overhead.Layer> layers, String note) {

    static final List<KnownDefault> ALL =
            Table.rows("defaults.tsv", 8).stream().map(KnownDefault::of).toList();

    private static KnownDefault of(List<String> row) {
        return new KnownDefault(
                Integer.parseInt(row.get(0)),
                Integer.parseInt(row.get(1)),
                row.get(2),
                Double.parseDouble(row.get(3)),
                row.get(4),
                Header.list(row.get(5), row.get(7)).stream().map(Header::layer).toList(),
                row.get(6));
    }
}
