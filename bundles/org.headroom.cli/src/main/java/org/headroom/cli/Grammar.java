package org.headroom.cli;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.DefaultParser;
import org.apache.commons.cli.MissingArgumentException;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import org.apache.commons.cli.ParseException;
import org.apache.commons.cli.UnrecognizedOptionException;
import org.headroom.cli.Arguments.ProgressWish;
import org.headroom.diagnosis.Verdict;
import org.jspecify.annotations.Nullable;

/** The options of one call, built for that call alone: a short program should not prepare what nobody asked for. */
final class Grammar {

    private static final List<Verdict> FAIL_ON =
            List.of(Verdict.AT_RISK, Verdict.HIDDEN_BLACK_HOLE, Verdict.BLACK_HOLE);

    private static final int HELP_WIDTH = 80;
    /** The column of names in the help. */
    private static final int NAMES = 26;

    private final Call call;
    private final Options options = new Options();

    Grammar(Call call) {
        this.call = call;
        text(
                "--format",
                String.join("|", call.formats()),
                "What to write; where it is not given, what the name of --output ends in, else "
                        + call.formats().getFirst() + ".");
        options.addOption(Option.builder("o")
                .longOpt("output")
                .hasArg()
                .argName("FILE")
                .desc("Write there instead of to standard output, whole or not at all.")
                .get());
        flag("--force", "Replace a file that exists.");
        if (call.reads()) {
            text("--filter", "EXPR", "Look only at packets that match, in tcpdump's syntax.");
            flag("--anonymize", "Write client-1, capture-1, ... for addresses and files, and no payload.");
            text("--progress", "auto|on|off", "Show a progress line; auto does on a terminal.");
        }
        if (call.judges()) {
            text("--evidence", "FILE", "Also write a pcapng of the packets that the findings cite.");
            text(
                    "--fail-on",
                    "VERDICT",
                    "Exit with 1 where the verdict is this or worse: at-risk, hidden-black-hole, black-hole.");
        }
        if (call == Call.DIAGNOSE || call == Call.FLOWS) {
            flag("--separate", "Diagnose each file on its own.");
        }
        if (call == Call.OVERHEAD) {
            text("--underlay", "OCTETS", "MTU of what carries the stack; 1500 by default.");
            text("--mtu", "OCTETS", "Say which stacks leave this MTU.");
        }
    }

    private void text(String name, String label, String description) {
        options.addOption(Option.builder()
                .longOpt(bare(name))
                .hasArg()
                .argName(label)
                .desc(description)
                .get());
    }

    private void flag(String name, String description) {
        options.addOption(Option.builder().longOpt(bare(name)).desc(description).get());
    }

    private static String bare(String name) {
        return name.substring("--".length());
    }

    /** The help of this call. */
    String help() {
        var rows = options.getOptions().stream().map(Grammar::help).collect(Collectors.joining());
        return "Usage: headroom " + call.label() + " [OPTION]... " + call.operands() + "\n"
                + wrapped(call.purpose(), HELP_WIDTH, "") + rows;
    }

    /** Where a name is too long for its column, the words follow below. */
    private static String help(Option option) {
        var name = (option.getOpt() == null ? "      --" : "  -" + option.getOpt() + ", --")
                + option.getLongOpt()
                + (option.hasArg() ? "=" + option.getArgName() : "");
        var words = wrapped(option.getDescription(), HELP_WIDTH - NAMES, " ".repeat(NAMES));
        return name.length() < NAMES ? name + words.substring(name.length()) : name + "\n" + words;
    }

    private static String wrapped(String text, int width, String indent) {
        return text.replaceAll("(.{1," + width + "})(?: |$)", indent + "$1\n");
    }

    Arguments parse(List<String> words) {
        try {
            return arguments(DefaultParser.builder()
                    .setAllowPartialMatching(false)
                    .get()
                    .parse(options, words.toArray(String[]::new)));
        } catch (UnrecognizedOptionException e) {
            throw new Usage(call, "'" + call.label() + "' knows no option " + e.getOption());
        } catch (MissingArgumentException e) {
            var option = e.getOption();
            throw new Usage(call, "--" + option.getLongOpt() + " wants a value: " + option.getArgName());
        } catch (ParseException e) {
            throw new Usage(call, e.getMessage());
        }
    }

    private Arguments arguments(CommandLine parsed) {
        var operands = parsed.getArgList();
        if (operands.size() < call.fewest() || operands.size() > call.most()) {
            throw new Usage(call, call.label() + " takes " + call.operands());
        }
        var output = path(parsed, "--output");
        return new Arguments(
                call,
                operands,
                oneOf("--format", value(parsed, "--format", fitting(output)), call.formats()),
                output,
                is(parsed, "--force"),
                value(parsed, "--filter"),
                is(parsed, "--anonymize"),
                path(parsed, "--evidence"),
                failOn(value(parsed, "--fail-on")),
                progress(value(parsed, "--progress", "auto")),
                is(parsed, "--separate"),
                octets(parsed, "--underlay"),
                octets(parsed, "--mtu"));
    }

    /** The format for who named none. */
    private String fitting(@Nullable Path output) {
        return Optional.ofNullable(output)
                .flatMap(Ending::format)
                .filter(call.formats()::contains)
                .orElse(call.formats().getFirst());
    }

    private boolean is(CommandLine parsed, String name) {
        return parsed.hasOption(name);
    }

    /** Said twice, the last counts. */
    private @Nullable String value(CommandLine parsed, String name) {
        var values = parsed.getOptionValues(name);
        return values == null ? null : values[values.length - 1];
    }

    private String value(CommandLine parsed, String name, String otherwise) {
        var value = value(parsed, name);
        return value == null ? otherwise : value;
    }

    private @Nullable Path path(CommandLine parsed, String name) {
        var value = value(parsed, name);
        try {
            return value == null ? null : Path.of(value);
        } catch (InvalidPathException _) {
            throw new Usage(call, name + " is no name for a file");
        }
    }

    private @Nullable Integer octets(CommandLine parsed, String name) {
        var value = value(parsed, name);
        if (value == null) {
            return null;
        }
        var octets = value.matches("\\d{1,5}") ? Integer.parseInt(value) : 0;
        if (octets < 68 || octets > 65535) {
            throw new Usage(call, name + " is a number of octets from 68 to 65535");
        }
        return octets;
    }

    private @Nullable Verdict failOn(@Nullable String label) {
        if (label == null) {
            return null;
        }
        oneOf("--fail-on", label, FAIL_ON.stream().map(Verdict::label).toList());
        return FAIL_ON.stream().filter(v -> v.label().equals(label)).findFirst().orElseThrow();
    }

    private ProgressWish progress(String label) {
        oneOf(
                "--progress",
                label,
                Arrays.stream(ProgressWish.values())
                        .map(w -> w.name().toLowerCase(Locale.ROOT))
                        .toList());
        return ProgressWish.valueOf(label.toUpperCase(Locale.ROOT));
    }

    private String oneOf(String name, String value, List<String> values) {
        if (!values.contains(value)) {
            throw new Usage(
                    call, "'" + call.label() + "' knows no " + name + " " + value + "; it can be " + list(values));
        }
        return value;
    }

    private static String list(List<String> values) {
        return values.size() < 2
                ? String.join("", values)
                : String.join(", ", values.subList(0, values.size() - 1)) + " or " + values.getLast();
    }
}
