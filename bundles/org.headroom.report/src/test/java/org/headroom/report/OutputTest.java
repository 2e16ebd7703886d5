package org.headroom.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputTest {

    @TempDir
    Path folder = Path.of("");

    @Test
    void keepsWhatExistsUnlessForced() throws IOException {
        var file = Files.writeString(folder.resolve("report.txt"), "old");
        assertThrows(FileAlreadyExistsException.class, () -> Output.write(file, false, out -> out.write('x')));
        assertEquals("old", Files.readString(file));
        Output.write(file, true, out -> out.write('x'));
        assertEquals("x", Files.readString(file));
    }

    @Test
    void leavesNothingBehindWhereItFails() throws IOException {
        var file = Files.writeString(folder.resolve("report.txt"), "old");
        assertThrows(
                IOException.class,
                () -> Output.write(file, true, out -> {
                    out.write(new byte[100_000]);
                    throw new IOException("disk full");
                }));
        assertEquals("old", Files.readString(file));
        try (var files = Files.list(folder)) {
            assertEquals(1, files.count());
        }
    }

    @Test
    void showsNobodyAHalfWrittenFile() throws IOException {
        var file = folder.resolve("report.txt");
        Output.write(file, false, out -> {
            out.write(new byte[100_000]);
            assertFalse(Files.exists(file));
        });
        assertEquals(100_000, Files.size(file));
    }
}
