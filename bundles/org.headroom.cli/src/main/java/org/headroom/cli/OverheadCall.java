package org.headroom.cli;

/** {@code headroom overhead STACK}: the arithmetic alone. */
final class OverheadCall {

    private final Arguments arguments;

    OverheadCall(Shell shell, Arguments arguments) {
        this.arguments = arguments;
    }

    int run() {
        throw new Usage(arguments.call(), "not yet");
    }
}
