package org.headroom.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;

/** Starts the command line: plain Java, no OSGi, nothing loaded that the call does not need. */
public final class Main {

    private Main() {}

    public static void main(String... words) {
        var shell = new Shell(
                System.in, new FileOutputStream(FileDescriptor.out), new FileOutputStream(FileDescriptor.err));
        var status = shell.run(words);
        // To end by itself is faster than to be ended: no thread of ours holds the process.
        if (status != Exit.DONE) {
            System.exit(status);
        }
    }
}
