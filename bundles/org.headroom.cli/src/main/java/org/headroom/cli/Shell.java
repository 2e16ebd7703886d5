package org.headroom.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import org.headroom.report.Output;
import org.headroom.report.Report;
import org.jspecify.annotations.Nullable;

/** One run of the command line between its standard streams: from words to an exit status. */
final class Shell {

    private final InputStream in;
    private final OutputStream out;
    private final PrintWriter err;
    private List<String> subject = List.of();

    Shell(InputStream in, OutputStream out, OutputStream err) {
        this.in = in;
        this.out = out;
        this.err = new PrintWriter(new OutputStreamWriter(err, StandardCharsets.UTF_8), true);
    }

    InputStream in() {
        return in;
    }

    PrintWriter err() {
        return err;
    }

    /** Tells the user something beside the result. */
    void say(@Nullable String message) {
        err.println("headroom: " + message);
    }

    int run(String... words) {
        // What Headroom says is English, and so are its numbers: scripts read them, and who is sent a report may live
        // elsewhere.
        Locale.setDefault(Locale.Category.FORMAT, Locale.ROOT);
        try {
            return call(List.of(words));
        } catch (Usage e) {
            say(e.getMessage() + ". '" + e.help() + "' tells more.");
            return Exit.USAGE;
        } catch (Unreadable e) {
            say(e.getMessage());
            return Exit.UNREADABLE;
        } catch (CancellationException _) {
            return Exit.INTERRUPTED;
        } catch (Pipe.Broken _) {
            return Exit.DONE;
        } catch (IOException e) {
            say(Trouble.words(e));
            return Exit.USAGE;
        } catch (RuntimeException | Error e) {
            return lastResort(e);
        }
    }

    private int call(List<String> words) throws IOException {
        if (words.isEmpty()) {
            throw new Usage(null, "Say what to do: diagnose, info, flows, compare or overhead");
        }
        var first = words.getFirst();
        var rest = words.subList(1, words.size());
        if (first.equals("--version")) {
            return print("headroom " + Report.VERSION + "\n");
        }
        if (List.of("help", "--help", "-h").contains(first)) {
            return print(Help.about(rest));
        }
        var call = Call.of(first)
                .orElseThrow(() -> new Usage(
                        null,
                        "There is no call '" + first + "'; there are diagnose, info, flows, compare and overhead"));
        if (rest.contains("--help") || rest.contains("-h")) {
            return print(Help.about(List.of(first)));
        }
        return carryOut(new Grammar(call).parse(rest));
    }

    private int carryOut(Arguments arguments) throws IOException {
        subject = arguments.operands();
        return switch (arguments.call()) {
            case DIAGNOSE -> new DiagnoseCall(this, arguments).run();
            case INFO -> new InfoCall(this, arguments).run();
            case FLOWS -> new FlowsCall(this, arguments).run();
            case COMPARE -> new CompareCall(this, arguments).run();
            case OVERHEAD -> new OverheadCall(this, arguments).run();
        };
    }

    private int print(String text) throws IOException {
        send(encoded(out -> out.append(text)));
        return Exit.DONE;
    }

    /** What writes a result that is text. */
    @FunctionalInterface
    interface Document {
        void write(Appendable out) throws IOException;
    }

    /** Writes a text to where the user wants the result. */
    void write(Arguments arguments, Document document) throws IOException {
        send(arguments, encoded(document));
    }

    /** Writes the result to where the user wants it. */
    void send(Arguments arguments, Output.Content content) throws IOException {
        var file = arguments.output();
        if (file == null) {
            send(content);
        } else {
            Output.write(file, arguments.force(), content);
            Ending.format(file)
                    .filter(expected -> !expected.equals(arguments.format()))
                    .ifPresent(expected -> say(file + " holds " + arguments.format() + "; "
                            + (arguments.call().formats().contains(expected)
                                    ? "--format " + expected + " writes " + expected
                                    : "'" + arguments.call().label() + "' writes no " + expected)));
        }
    }

    private void send(Output.Content content) throws IOException {
        var stream = new Pipe(new BufferedOutputStream(out, 1 << 16));
        content.write(stream);
        stream.flush();
    }

    private static Output.Content encoded(Document document) {
        return stream -> {
            var writer = new OutputStreamWriter(stream, StandardCharsets.UTF_8);
            document.write(writer);
            writer.flush();
        };
    }

    /** A mistake of ours. The user gets one line; the trace is for who asks for it. */
    private int lastResort(Throwable e) {
        say((subject.isEmpty() ? "" : String.join(", ", subject) + ": ") + Trouble.words(e));
        if (System.getenv("HEADROOM_DEBUG") != null) {
            e.printStackTrace(err);
        }
        return Exit.UNREADABLE;
    }
}
