package org.headroom.diagnosis.rule;

import java.util.Locale;

/** How many, in words. */
final class Count {

    private Count() {}

    /** "once", "7 times". */
    static String times(long count) {
        return count == 1 ? "once" : of(count, "", "times");
    }

    /** "1 packet travels", "1,234 packets travel". */
    static String of(long count, String one, String many) {
        return String.format(Locale.ROOT, "%,d %s", count, count == 1 ? one : many);
    }
}
