package org.headroom.cli;

import java.io.IOException;

/** No input could be read; the message names it and says why. */
final class Unreadable extends IOException {

    private static final long serialVersionUID = 1L;

    Unreadable(String message) {
        super(message);
    }
}
