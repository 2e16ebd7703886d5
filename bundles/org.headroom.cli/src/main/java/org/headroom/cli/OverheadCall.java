package org.headroom.cli;

import java.io.IOException;
import java.util.Objects;
import org.headroom.diagnosis.overhead.Clues;
import org.headroom.diagnosis.overhead.Stack;
import org.headroom.report.OverheadJson;
import org.headroom.report.OverheadText;

/** {@code headroom overhead STACK}, and with {@code --mtu} its inverse: the arithmetic alone. */
final class OverheadCall {

    private static final int ETHERNET = 1500;

    private final Shell shell;
    private final Arguments arguments;

    OverheadCall(Shell shell, Arguments arguments) {
        this.shell = shell;
        this.arguments = arguments;
    }

    int run() throws IOException {
        Targets.check(arguments);
        var json = arguments.format().equals("json");
        var mtu = arguments.mtu();
        if (mtu == null == arguments.operands().isEmpty()) {
            throw new Usage(arguments.call(), "overhead takes a STACK, or --mtu");
        }
        try {
            if (mtu != null) {
                inverse(mtu, json);
            } else {
                forward(Stack.parse(arguments.operands().getFirst()), json);
            }
        } catch (IllegalArgumentException e) {
            throw new Usage(arguments.call(), String.valueOf(e.getMessage()));
        }
        return Exit.DONE;
    }

    private void forward(Stack stack, boolean json) throws IOException {
        int underlay = Objects.requireNonNullElse(arguments.underlay(), ETHERNET);
        stack.innerMtu(underlay);
        shell.write(arguments, out -> {
            if (json) {
                OverheadJson.write(stack, underlay, out);
            } else {
                OverheadText.write(stack, underlay, Terminal.columns(arguments), out);
            }
        });
    }

    private void inverse(int mtu, boolean json) throws IOException {
        var underlay = arguments.underlay();
        if (underlay != null && mtu > underlay) {
            throw new Usage(arguments.call(), "an MTU of " + mtu + " does not come out of an underlay of " + underlay);
        }
        var clues = underlay == null ? Clues.NONE : Clues.NONE.withUnderlay(underlay);
        shell.write(arguments, out -> {
            if (json) {
                OverheadJson.write(mtu, clues, out);
            } else {
                OverheadText.write(mtu, clues, Terminal.columns(arguments), out);
            }
        });
    }
}
