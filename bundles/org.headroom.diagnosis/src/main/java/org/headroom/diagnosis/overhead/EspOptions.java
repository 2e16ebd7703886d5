package org.headroom.diagnosis.overhead;

import java.util.List;
import java.util.stream.Stream;

/** Reads the words after {@code esp:}: one cipher, {@code nat-t}, {@code transport}. */
record EspOptions(Kind kind, boolean ipv6) {

    static final String NAT_TRAVERSAL = "nat-t";
    static final String TRANSPORT = "transport";

    /** @throws IllegalArgumentException naming what is wrong, and what is known instead */
    Wrap read(List<String> words) {
        var ciphers = words.stream().flatMap(this::cipher).toList();
        if (ciphers.size() > 1) {
            throw new IllegalArgumentException("esp has one cipher, not %s and %s"
                    .formatted(ciphers.getFirst().name(), ciphers.getLast().name()));
        }
        var cipher = ciphers.isEmpty() ? Cipher.named(kind.implied()).orElseThrow() : ciphers.getFirst();
        var flags = words.stream().filter(word -> !word.equals(cipher.name()));
        var text =
                kind.text(ipv6, Stream.concat(Stream.of(cipher.name()), flags).toList());
        return new EspWrap(kind, text, ipv6, cipher, words.contains(NAT_TRAVERSAL), words.contains(TRANSPORT));
    }

    private Stream<Cipher> cipher(String word) {
        return word.equals(NAT_TRAVERSAL) || word.equals(TRANSPORT)
                ? Stream.empty()
                : Stream.of(Cipher.named(word).orElseThrow(() -> kind.noOption(word)));
    }
}
