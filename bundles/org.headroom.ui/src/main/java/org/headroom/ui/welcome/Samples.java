package org.headroom.ui.welcome;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.Platform;

/** The sample captures: in the folder that {@code headroom.samples} names, beside the product, or in the checkout it was built from. */
final class Samples {

    private static final String PROPERTY = "headroom.samples";

    /** A capture to learn from. */
    record Sample(Path file, String title, String question, String answer, Sketch.Motif motif) {}

    /** What is known about a capture of this name. */
    private record Lesson(String name, String title, String question, String answer, Sketch.Motif motif) {}

    private static final List<Lesson> LESSONS = List.of(
            new Lesson(
                    "lvs-black-hole-router",
                    "The cookie that grew",
                    "A shop works until the basket is full. Why do only big requests hang?",
                    "black hole, 1480 octets",
                    Sketch.Motif.BOUNCE),
            new Lesson(
                    "lvs-black-hole-client",
                    "The same, seen by the client",
                    "The router says why nine times. Does the client hear it?",
                    "black hole, and no message comes",
                    Sketch.Motif.LOSS),
            new Lesson(
                    "silent-black-hole",
                    "Nobody says a word",
                    "No ICMP at all, and still something eats packets. Which size?",
                    "black hole, a number between two",
                    Sketch.Motif.SILENCE),
            new Lesson(
                    "path-mtu-discovery-works",
                    "How it should be",
                    "A router says 1480 once. What does a healthy sender do then?",
                    "path MTU discovery works",
                    Sketch.Motif.COMPLY),
            new Lesson(
                    "lvs-mended-by-mss",
                    "The rule that mended it",
                    "One line on the router lowers the MSS. What changes for the client?",
                    "1460 becomes 1440",
                    Sketch.Motif.CLAMP));

    private Samples() {}

    static List<Sample> all() {
        return folder().map(Samples::in).orElse(List.of());
    }

    private static List<Sample> in(Path folder) {
        try (var files = Files.list(folder)) {
            var names = files.sorted().toList();
            return LESSONS.stream()
                    .flatMap(lesson -> names.stream()
                            .filter(f -> f.getFileName().toString().contains(lesson.name()))
                            .limit(1)
                            .map(f ->
                                    new Sample(f, lesson.title(), lesson.question(), lesson.answer(), lesson.motif())))
                    .toList();
        } catch (java.io.IOException e) {
            ILog.of(Samples.class).error("Looking for samples in " + folder, e);
            return List.of();
        }
    }

    private static Optional<Path> folder() {
        var named = Optional.ofNullable(System.getProperty(PROPERTY)).map(Path::of);
        return Stream.concat(named.stream(), installed().stream().flatMap(Samples::upwards))
                .filter(Files::isDirectory)
                .findFirst();
    }

    /** {@code samples} beside the product, then {@code releng/samples} of a checkout round it. */
    private static Stream<Path> upwards(Path install) {
        return Stream.concat(
                Stream.of(install.resolve("samples")),
                Stream.iterate(install, java.util.Objects::nonNull, Path::getParent)
                        .map(p -> p.resolve("releng").resolve("samples")));
    }

    private static Optional<Path> installed() {
        var location = Platform.getInstallLocation();
        if (location == null || location.getURL() == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(Path.of(new URI(location.getURL().toString().replace(" ", "%20"))));
        } catch (URISyntaxException | IllegalArgumentException e) {
            ILog.of(Samples.class).error("Looking for samples beside " + location.getURL(), e);
            return Optional.empty();
        }
    }
}
