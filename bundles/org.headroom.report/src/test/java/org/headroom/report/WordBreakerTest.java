package org.headroom.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordBreakerTest {

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "` `, ` `",
                "`see §3.7.1 of it`, `see |§3.7.1 |of |it`",
                "`--mss 1441:65535  -j`, `--mss |1441:65535  |-j`",
                "`TCP/IP`, `TCP/IP`",
                "`in /var/captures/2026/november.pcap now`, `in |/var|/captures|/2026|/november.pcap |now`"
            })
    void breaksBetweenWordsAndInLongPaths(String text, String parts) {
        var breaker = new WordBreaker();
        breaker.setText(text);
        var found = new ArrayList<String>();
        for (int from = 0, to = breaker.next(); to >= 0; from = to, to = breaker.next()) {
            found.add(text.substring(from, to));
        }
        assertEquals(parts, String.join("|", found));
    }
}
