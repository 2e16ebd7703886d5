package org.headroom.report;

import java.util.regex.Pattern;

/** Finds the commands that a sentence tells to type, so that they can be set, and copied, as such. */
final class CommandsInText {

    /** After a colon: up to where its filter ends, or the sentence goes on. */
    private static final Pattern COMMAND =
            Pattern.compile("(?<=: )(?:[a-z]+ -[^',]*'[^']*'|[a-z]+ (?:[^,.']* )?--?[a-z][^,']*?(?=,|$))");

    private CommandsInText() {}

    /** The sentence in pieces: prose first, then a command and prose in turn. */
    static String[] parts(String sentence) {
        return COMMAND.splitWithDelimiters(sentence, -1);
    }
}
