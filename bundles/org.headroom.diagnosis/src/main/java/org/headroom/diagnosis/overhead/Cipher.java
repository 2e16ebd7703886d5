package org.headroom.diagnosis.overhead;

import java.util.List;
import java.util.Optional;

/**
 * What ESP needs to know of a cipher and its integrity check.
 *
 * @param name as typed: {@code aes-gcm-16}
 * @param iv octets of the initialization vector
 * @param icv octets of the integrity check value
 * @param block what payload and trailer together are filled up to a multiple of, octets, 4 at least
 * @param prior how often one meets it, 1 to 100
 * @param title for people
 */
record Cipher(String name, int iv, int icv, int block, double prior, String title, String source) {

    static final List<Cipher> ALL =
            Table.rows("esp-ciphers.tsv", 7).stream().map(Cipher::of).toList();

    static Optional<Cipher> named(String name) {
        return ALL.stream().filter(cipher -> cipher.name.equals(name)).findFirst();
    }

    private static Cipher of(List<String> row) {
        return new Cipher(
                row.get(0),
                Integer.parseInt(row.get(1)),
                Integer.parseInt(row.get(2)),
                Integer.parseInt(row.get(3)),
                Double.parseDouble(row.get(4)),
                row.get(5),
                row.get(6));
    }
}
