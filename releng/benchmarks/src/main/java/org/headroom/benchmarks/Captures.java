package org.headroom.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.headroom.benchmarks.crowd.Shape;

/** The captures that benchmarks read: made when first asked for, and kept for the next. */
public final class Captures {

    private Captures() {}

    /** A capture of the shape of that name, in so many packets. */
    public static Path of(String name, long packets) throws IOException {
        return of(name, Shape.named(name).of(packets));
    }

    /** A capture of any shape, under a name of its own. */
    public static Path of(String name, Shape shape) throws IOException {
        var folder = Path.of(System.getProperty("headroom.captures", System.getProperty("java.io.tmpdir")));
        var file = folder.resolve(name + "-" + shape.packets() + (shape.ng() ? ".pcapng" : ".pcap"));
        if (!Files.exists(file)) {
            Files.createDirectories(folder);
            var half = Files.createTempFile(folder, name, ".new");
            shape.write(half);
            Files.move(half, file, StandardCopyOption.REPLACE_EXISTING);
        }
        return file;
    }
}
