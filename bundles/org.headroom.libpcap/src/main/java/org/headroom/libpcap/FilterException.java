package org.headroom.libpcap;

import java.io.IOException;

/** A filter cannot be used; the message says why, in libpcap's words where it has any. */
public final class FilterException extends IOException {

    private static final long serialVersionUID = 1L;

    FilterException(String message) {
        super(message);
    }
}
