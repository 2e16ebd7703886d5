package org.headroom.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandsInTextTest {

    /** Commands stand in braces. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "Check there: {tcpdump -ni any 'icmp[icmptype] == icmp-unreach'}",
                "To check: {tcpdump -vni any 'tcp[13] & 2 != 0'} shows mss 1376 in both.",
                "Windows: {ping -f -l 1472 10.10.1.20}, smaller until it answers; the path MTU is that and 28.",
                "Raised instead: {gcloud compute networks update default --mtu=1500}",
                "No -i or -o: the rule must meet the SYN and the SYN-ACK, or only one direction is cured.",
                "--clamp-mss-to-pmtu would do nothing: it cannot know of an encapsulation."
            })
    void areFound(String marked) {
        var told = new StringBuilder();
        var parts = CommandsInText.parts(marked.replaceAll("[{}]", ""));
        for (int i = 0; i < parts.length; i++) {
            told.append(i % 2 == 0 ? parts[i] : "{" + parts[i] + "}");
        }
        assertEquals(marked, told.toString());
    }
}
