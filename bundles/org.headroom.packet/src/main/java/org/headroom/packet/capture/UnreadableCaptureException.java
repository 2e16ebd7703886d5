package org.headroom.packet.capture;

import java.io.IOException;

/** The input is not a capture, or not one that can be read at all; the message names the file and says why. */
public final class UnreadableCaptureException extends IOException {

    private static final long serialVersionUID = 1L;

    public UnreadableCaptureException(String message) {
        super(message);
    }
}
