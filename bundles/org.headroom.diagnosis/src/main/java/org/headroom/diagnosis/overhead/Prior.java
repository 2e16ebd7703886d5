package org.headroom.diagnosis.overhead;

import java.util.List;
import java.util.stream.Stream;

/**
 * A stack that is tried when a path MTU asks for an explanation.
 *
 * @param weight how often one meets it, 1 to about 100
 * @param note a sentence, empty for none
 * @param cipher title of ESP's cipher, empty for none
 */
record Prior(Stack stack, double weight, String title, String note, String cipher) {

    private static final double OFTEN = 40;

    /** Single encapsulations, and ESP with every cipher in every mode. */
    static final List<Prior> SINGLE = Stream.concat(written(), esp()).toList();

    /** Those that are common enough to be met inside one another. */
    static final List<Prior> COMMON = SINGLE.stream()
            .filter(prior -> prior.weight >= OFTEN
                    && prior.stack.encapsulations().getFirst().overIp())
            .toList();

    private static Stream<Prior> written() {
        return Table.rows("priors.tsv", 4).stream()
                .map(row ->
                        new Prior(Stack.parse(row.get(0)), Double.parseDouble(row.get(1)), row.get(2), row.get(3), ""));
    }

    private static Stream<Prior> esp() {
        return Table.rows("esp-modes.tsv", 3).stream().flatMap(mode -> Cipher.ALL.stream()
                .map(cipher -> new Prior(
                        Stack.parse(mode.get(0).replace("#", cipher.name())),
                        cipher.prior() * Double.parseDouble(mode.get(1)),
                        "IPsec ESP " + mode.get(2),
                        "",
                        cipher.title())));
    }
}
