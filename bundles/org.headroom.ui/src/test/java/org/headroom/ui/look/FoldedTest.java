package org.headroom.ui.look;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FoldedTest {

    private static final String CLAMP = "iptables -t mangle -A FORWARD -p tcp --tcp-flags SYN,RST SYN -m tcpmss"
            + " --mss 1441:65535 -j TCPMSS --set-mss 1440";

    @Test
    void aShellGoesOnBehindABackslash() {
        assertThat(Folded.of(CLAMP, 50)).isEqualTo("""
                iptables -t mangle -A FORWARD -p tcp \\
                  --tcp-flags SYN,RST SYN -m tcpmss \\
                  --mss 1441:65535 -j TCPMSS --set-mss 1440""");
    }

    @Test
    void whatFitsStays() {
        assertThat(Folded.of(CLAMP, CLAMP.length())).isEqualTo(CLAMP);
    }

    /** A device would take each part for a command of its own, and the first for a wider rule. */
    @Test
    void aDevicesLineIsNotBroken() {
        var rule = "access-list OUTSIDE-IN line 1 extended permit icmp any any unreachable";

        assertThat(Folded.of("configure terminal\n" + rule, 40)).isEqualTo("configure terminal\n" + rule);
    }

    /** The end of a line ends a statement of nft, also inside quotes. */
    @Test
    void whatIsQuotedIsNotBroken() {
        var rule = "'insert rule inet filter input icmp type destination-unreachable icmp code 4 accept'";

        assertThat(Folded.of("nft " + rule, 40)).endsWith(rule);
    }
}
