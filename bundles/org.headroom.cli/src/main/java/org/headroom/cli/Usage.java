package org.headroom.cli;

import org.jspecify.annotations.Nullable;

/** The command line was used wrongly; the message says how. */
final class Usage extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient @Nullable Call call;

    Usage(@Nullable Call call, @Nullable String message) {
        super(message);
        this.call = call;
    }

    /** What to type to learn more. */
    String help() {
        return call == null ? "headroom help" : "headroom help " + call.label();
    }
}
