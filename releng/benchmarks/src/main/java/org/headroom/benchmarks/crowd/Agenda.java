package org.headroom.benchmarks.crowd;

/** Who is next: a binary heap of times, each with the place of its exchange. */
final class Agenda {

    private final long[] times;
    private final int[] places;
    private int size;

    Agenda(int most) {
        times = new long[most];
        places = new int[most];
    }

    long time() {
        return times[0];
    }

    int place() {
        return places[0];
    }

    void add(long time, int place) {
        var at = size++;
        while (at > 0 && times[at - 1 >>> 1] > time) {
            move(at - 1 >>> 1, at);
            at = at - 1 >>> 1;
        }
        times[at] = time;
        places[at] = place;
    }

    /** Gives the first another time. */
    void put(long time) {
        var place = places[0];
        var at = 0;
        while (true) {
            var child = 2 * at + 1;
            if (child + 1 < size && times[child + 1] < times[child]) {
                child++;
            }
            if (child >= size || times[child] >= time) {
                break;
            }
            move(child, at);
            at = child;
        }
        times[at] = time;
        places[at] = place;
    }

    private void move(int from, int to) {
        times[to] = times[from];
        places[to] = places[from];
    }
}
