package org.headroom.cli;

import java.nio.file.Path;
import java.util.List;
import org.headroom.diagnosis.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * What was asked for, checked.
 *
 * @param operands files, or the stack of {@code overhead}
 * @param format one of the call's
 * @param output null for standard output
 * @param force whether existing files may be replaced
 * @param filter tcpdump expression, or null
 * @param evidence where to write the cited packets, or null
 * @param failOn the verdict that makes the exit status 1, or null
 * @param separate whether each file is diagnosed on its own
 * @param underlay of {@code overhead}, octets of IP; null for the usual one
 * @param mtu of {@code overhead}: the MTU to explain, or null
 */
record Arguments(
        Call call,
        List<String> operands,
        String format,
        @Nullable Path output,
        boolean force,
        @Nullable String filter,
        boolean anonymize,
        @Nullable Path evidence,
        @Nullable Verdict failOn,
        ProgressWish progress,
        boolean separate,
        @Nullable Integer underlay,
        @Nullable Integer mtu) {

    /** When to show a progress line. */
    enum ProgressWish {
        AUTO,
        ON,
        OFF
    }
}
