package org.headroom.report;

/**
 * An input that could not be read.
 *
 * @param file as it was given
 * @param why it could not, without its name: {@code there is no such file}
 */
public record Unread(String file, String why) {

    /** The sentence for a report: without it a reader would take what is there for all that was asked. */
    String sentence() {
        return "Not read: " + file + ": " + why + (why.endsWith(".") ? "" : ".");
    }
}
