package org.headroom.cli;

/** The exit statuses of the contract. */
final class Exit {

    static final int DONE = 0;
    static final int FAIL_ON = 1;
    static final int USAGE = 2;
    static final int UNREADABLE = 3;
    static final int INTERRUPTED = 130;

    private Exit() {}
}
