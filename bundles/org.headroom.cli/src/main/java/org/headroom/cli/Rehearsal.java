package org.headroom.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Several calls in one process, a line of standard input each, their results thrown away: what the virtual machine is shown when its
 * cache is made. Words are parted by tabulators.
 */
public final class Rehearsal {

    private Rehearsal() {}

    public static void main(String... none) throws IOException {
        var lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
            new Shell(InputStream.nullInputStream(), OutputStream.nullOutputStream(), System.err).run(line.split("\t"));
        }
    }
}
