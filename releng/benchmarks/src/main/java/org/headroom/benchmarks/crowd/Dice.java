package org.headroom.benchmarks.crowd;

/** Chance that is the same every time: SplitMix64 (Steele, Lea, Flood 2014). */
final class Dice {

    private static final long GOLDEN = 0x9e3779b97f4a7c15L;

    private long state;

    Dice(long seed) {
        state = seed;
    }

    long next() {
        state += GOLDEN;
        var z = state;
        z = (z ^ z >>> 30) * 0xbf58476d1ce4e5b9L;
        z = (z ^ z >>> 27) * 0x94d049bb133111ebL;
        return z ^ z >>> 31;
    }

    /** From 0 to {@code bound} - 1. */
    int below(int bound) {
        return (int) ((next() >>> 32) * bound >>> 32);
    }

    /** From {@code from} to {@code to}, both included. */
    int between(int from, int to) {
        return from + below(to - from + 1);
    }

    /** True in so many of ten thousand throws. */
    boolean happens(int ofTenThousand) {
        return below(10_000) < ofTenThousand;
    }

    int one(int... of) {
        return of[below(of.length)];
    }
}
