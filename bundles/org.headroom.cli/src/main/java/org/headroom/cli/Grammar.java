package org.headroom.cli;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.headroom.cli.Arguments.ProgressWish;
import org.headroom.diagnosis.Verdict;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** The options of one call, built for that call alone: a short program should not prepare what nobody asked for. */
final class Grammar {

    private static final List<Verdict> FAIL_ON =
            List.of(Verdict.AT_RISK, Verdict.HIDDEN_BLACK_HOLE, Verdict.BLACK_HOLE);

    private final Call call;
    private final CommandLine line;

    Grammar(Call call) {
        this.call = call;
        var spec = CommandSpec.create().name("headroom " + call.label());
        spec.usageMessage().description(call.purpose()).abbreviateSynopsis(true).sortOptions(false);
        spec.usageMessage()
                .customSynopsis("headroom " + call.label() + " [OPTION]... " + call.operands())
                .width(96);
        options(spec);
        spec.addPositional(PositionalParamSpec.builder()
                .index("0..*")
                .arity("0..*")
                .type(List.class)
                .auxiliaryTypes(String.class)
                .paramLabel(call.operands())
                .hidden(true)
                .build());
        line = new CommandLine(spec).setExpandAtFiles(false).setOverwrittenOptionsAllowed(true);
    }

    private void options(CommandSpec spec) {
        spec.addOption(text(
                "--format",
                String.join("|", call.formats()),
                "What to write; " + call.formats().getFirst() + " by default."));
        spec.addOption(OptionSpec.builder("-o", "--output")
                .type(String.class)
                .paramLabel("FILE")
                .description("Write there instead of to standard output, whole or not at all.")
                .build());
        spec.addOption(flag("--force", "Replace a file that exists."));
        if (call.reads()) {
            spec.addOption(text("--filter", "EXPR", "Look only at packets that match, in tcpdump's syntax."));
            spec.addOption(flag("--anonymize", "Write client-1, server-1, ... for addresses, and no payload."));
            spec.addOption(text("--progress", "auto|on|off", "Show a progress line; auto does on a terminal."));
        }
        if (call.judges()) {
            spec.addOption(text("--evidence", "FILE", "Also write a pcapng of the packets that the findings cite."));
            spec.addOption(text(
                    "--fail-on",
                    "VERDICT",
                    "Exit with 1 where the verdict is this or worse: at-risk, hidden-black-hole, black-hole."));
        }
        if (call == Call.DIAGNOSE || call == Call.FLOWS) {
            spec.addOption(flag("--separate", "Diagnose each file on its own."));
        }
        if (call == Call.OVERHEAD) {
            spec.addOption(OptionSpec.builder("--underlay")
                    .type(Integer.class)
                    .paramLabel("OCTETS")
                    .description("MTU of what carries the stack; 1500 by default.")
                    .build());
            spec.addOption(OptionSpec.builder("--mtu")
                    .type(Integer.class)
                    .paramLabel("OCTETS")
                    .description("Say which stacks leave this MTU.")
                    .build());
        }
    }

    private static OptionSpec text(String name, String label, String description) {
        return OptionSpec.builder(name)
                .type(String.class)
                .paramLabel(label)
                .description(description)
                .build();
    }

    private static OptionSpec flag(String name, String description) {
        return OptionSpec.builder(name)
                .type(boolean.class)
                .arity("0")
                .description(description)
                .build();
    }

    /** The help of this call. */
    String help() {
        return line.getUsageMessage(CommandLine.Help.Ansi.OFF);
    }

    Arguments parse(List<String> words) {
        try {
            return arguments(line.parseArgs(words.toArray(String[]::new)));
        } catch (ParameterException e) {
            throw new Usage(call, e.getMessage());
        }
    }

    private Arguments arguments(ParseResult parsed) {
        List<String> operands = parsed.matchedPositionalValue(0, List.<String>of());
        if (operands.size() < call.fewest() || operands.size() > call.most()) {
            throw new Usage(call, call.label() + " takes " + call.operands());
        }
        return new Arguments(
                call,
                operands,
                oneOf("--format", value(parsed, "--format", call.formats().getFirst()), call.formats()),
                path(parsed, "--output"),
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

    private boolean is(ParseResult parsed, String name) {
        return parsed.hasMatchedOption(name);
    }

    private @Nullable String value(ParseResult parsed, String name) {
        return parsed.hasMatchedOption(name) ? parsed.<String>matchedOptionValue(name, "") : null;
    }

    private String value(ParseResult parsed, String name, String otherwise) {
        return parsed.matchedOptionValue(name, otherwise);
    }

    private @Nullable Path path(ParseResult parsed, String name) {
        var value = value(parsed, name);
        try {
            return value == null ? null : Path.of(value);
        } catch (InvalidPathException _) {
            throw new Usage(call, name + " is no name for a file");
        }
    }

    private @Nullable Integer octets(ParseResult parsed, String name) {
        if (!parsed.hasMatchedOption(name)) {
            return null;
        }
        int octets = parsed.matchedOptionValue(name, 0);
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
