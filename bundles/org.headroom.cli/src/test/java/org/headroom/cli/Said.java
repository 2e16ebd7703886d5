package org.headroom.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** What one run of the command line answered. */
record Said(int status, String out, String err) {

    static final String SAMPLES = "../../releng/samples/";
    static final String BLACK_HOLE = SAMPLES + "lvs-black-hole-router.pcap";
    static final String MENDED = SAMPLES + "lvs-mended-by-mss-router.pcap";

    static Said to(String... words) {
        return to(new ByteArrayInputStream(new byte[0]), words);
    }

    static Said to(InputStream in, String... words) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var status = new Shell(in, out, err).run(words);
        return new Said(status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
