package org.headroom.packet.capture;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.headroom.packet.wire.Addresses;

/** Walks the records of one file format. */
abstract class RecordReader implements Closeable {

    private static final int MOST_PROBLEMS = 100;

    private final Source.Counted counted;
    private final List<Problem> problems = new ArrayList<>();
    private int moreProblems;
    final String name;
    final Input in;
    final Set<Integer> linkTypes = new LinkedHashSet<>();
    int snapLength;
    long number;

    RecordReader(String name, Source.Counted counted, Input in) {
        this.name = name;
        this.counted = counted;
        this.in = in;
    }

    /** Reads the next packet; false at the end or where no further one can be found. */
    abstract boolean next(Record record);

    /** {@code pcap}, {@code pcapng} or {@code text}. */
    abstract String format();

    /** Whether the file holds less of the record read last than the wire had. */
    boolean cut(Record record) {
        return record.capturedLength < record.originalLength;
    }

    /** What is to be said of the capture as a whole. */
    List<String> notes() {
        return List.of();
    }

    HostNames names() {
        return Addresses::text;
    }

    void problem(String format, Object... arguments) {
        problem(in.position(), format, arguments);
    }

    void problem(long offset, String format, Object... arguments) {
        if (problems.size() < MOST_PROBLEMS) {
            problems.add(new Problem(number, offset, String.format(Locale.ROOT, format, arguments)));
        } else {
            moreProblems++;
        }
    }

    /** The input ended inside something. */
    boolean cutOff(long offset, String inside) {
        if (in.failure() != null) {
            problem(
                    offset,
                    "The compressed data are damaged after packet %,d (offset %,d): %s. Everything before is analysed.",
                    number,
                    offset,
                    in.failure());
        } else if (in.available() > 0) {
            problem(offset, "Cut off in %s (offset %,d). Everything before it is analysed.", inside, offset);
        }
        return false;
    }

    List<Problem> problems() {
        if (moreProblems == 0) {
            return List.copyOf(problems);
        }
        var all = new ArrayList<>(problems);
        all.add(new Problem(number, in.position(), "and %,d more problems".formatted(moreProblems)));
        return all;
    }

    List<String> linkTypeNames() {
        return linkTypes.stream().map(LinkTypes::name).distinct().toList();
    }

    long taken() {
        return counted.taken();
    }

    @Override
    public void close() throws IOException {
        counted.close();
    }
}
