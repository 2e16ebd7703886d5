package org.headroom.flow;

import java.util.Arrays;

/**
 * The flows of a capture: an open-addressing table over per-flow records of {@value #WORDS} longs.
 *
 * <p>A flow's A end is the source of its first packet; who the client is shows later. Nothing is allocated per packet, and
 * little per flow: a million flows take some 160 MB. They lie on the heap, as what is done with each packet reads and writes a record
 * some twenty times, and an array is twice as fast there as a buffer.
 */
final class FlowTable {

    // Signs of trouble, in the order of appearance; a flow without any is judged from its record alone.
    static final int SENT_AGAIN = 1;
    static final int HOLE = 1 << 1;
    static final int SACKED = 1 << 2;
    static final int TOO_BIG = 1 << 3;
    static final int RESET = 1 << 4;
    static final int ZERO_WINDOW = 1 << 5;
    static final int FRAGMENT = 1 << 6;
    static final int SYN_AGAIN = 1 << 7;
    static final int LARGE = 1 << 8;
    static final int UNREACHABLE = 1 << 10;
    static final int CUT = 1 << 11;
    // Facts beside them.
    static final int SYN_FROM_A = 1 << 16;
    static final int SYN_FROM_B = 1 << 17;
    static final int SYN_ACK_FROM_A = 1 << 18;
    static final int SYN_ACK_FROM_B = 1 << 19;
    static final int FIN_SEEN = 1 << 20;
    static final int VERSION_6 = 1 << 21;
    static final int TCP = 1 << 22;
    /** Its ports were used again by a later connection, which look-ups find in its place. */
    static final int RETIRED = 1 << 23;

    /** A SYN came without the MSS option, as far as captured. */
    static final int MSS_UNSEEN = 1 << 24;
    /** An acknowledgment covers octets that had not been seen. */
    static final int ACKED_UNSEEN = 1 << 25;
    /** The octets of the largest packet, or some of them, were sent again in a smaller one. */
    static final int SMALLER_AGAIN = 1 << 26;

    /** A TCP header was captured as a whole. */
    static final int READABLE = 1 << 27;

    static final int TROUBLE = 0xfff;

    // What the record knows of an end, A's bit and above it B's.
    private static final int HAS_SEQUENCE = 1 << 12;
    private static final int HAS_ACKED = 1 << 14;
    private static final int HAS_MSS = 1 << 28;

    private static final int TCP_PROTOCOL = 6;
    /** Ports below are those of servers (RFC 6335 §6). */
    private static final int WELL_KNOWN = 1024;

    /** Two lines of a cache; the first holds what every packet asks for. */
    private static final int WORDS = 16;

    private static final int A_HIGH = 0;
    private static final int A_LOW = 1;
    private static final int B_HIGH = 2;
    private static final int B_LOW = 3;
    private static final int PORTS = 4;
    private static final int ROWS = 5;
    /** Facts in the low half, above them the MSS of A and of B in 16 bits each. */
    private static final int FACTS = 6;

    // From here on both directions share a word: A to B in its low half.
    private static final int NEXT_SEQUENCE = 7;
    private static final int ACKED = 8;
    private static final int ISN = 9;
    // From here on two words a direction: A to B first.
    private static final int PACKETS = 10;
    private static final int OCTETS = 12;
    private static final int LARGEST = 14;

    /** A packet's length, above the sequence number behind it; and above that, how many were as long. */
    private static final int LENGTH_BITS = 24;

    private static final int MOST_LENGTH = (1 << LENGTH_BITS) - 1;

    private static final int LARGEST_COUNT_SHIFT = Integer.SIZE + LENGTH_BITS;
    private static final long ONE_AS_LARGE = 1L << LARGEST_COUNT_SHIFT;

    private static final int AGAIN_SHIFT = 40;
    private static final int MOST_AS_LARGE = (1 << Long.SIZE - LARGEST_COUNT_SHIFT) - 1;
    private static final int MOST_AGAIN = (1 << Long.SIZE - AGAIN_SHIFT) - 1;

    private static final int CHUNK_BITS = 11;

    private long[][] chunks = new long[0][];
    private int flows;
    private long[] slots = new long[1 << 12];

    /** What a look-up of a key found. */
    private boolean reversed;

    int flows() {
        return flows;
    }

    /** Whether the flow that {@link #find} or {@link #findOrAdd} answered has the key's source as its B end. */
    boolean reversed() {
        return reversed;
    }

    /** The flow between these ends, either way round, or -1. */
    int find(
            long sourceHigh,
            long sourceLow,
            long destinationHigh,
            long destinationLow,
            int sourcePort,
            int destinationPort,
            int protocol) {
        var hash = hash(sourceHigh, sourceLow, destinationHigh, destinationLow, sourcePort, destinationPort, protocol);
        var mask = slots.length - 1;
        for (int slot = (int) hash & mask; slots[slot] != 0; slot = slot + 1 & mask) {
            var flow = (int) slots[slot] - 1;
            if (slots[slot] >>> 32 == hash >>> 32
                    && same(
                            flow,
                            sourceHigh,
                            sourceLow,
                            destinationHigh,
                            destinationLow,
                            sourcePort,
                            destinationPort,
                            protocol)) {
                return flow;
            }
        }
        return -1;
    }

    /** The same; a flow that is not known yet is added. */
    int findOrAdd(
            long sourceHigh,
            long sourceLow,
            long destinationHigh,
            long destinationLow,
            int sourcePort,
            int destinationPort,
            int protocol) {
        var known = find(sourceHigh, sourceLow, destinationHigh, destinationLow, sourcePort, destinationPort, protocol);
        return known >= 0
                ? known
                : add(sourceHigh, sourceLow, destinationHigh, destinationLow, sourcePort, destinationPort, protocol);
    }

    /** A flow of its own for a key that is known already: the ports were used again by a new connection. */
    int addAgain(int known, boolean reverse) {
        var a = aPort(known);
        var b = bPort(known);
        var protocol = protocol(known);
        var aHigh = aHigh(known);
        var aLow = aLow(known);
        var bHigh = bHigh(known);
        var bLow = bLow(known);
        facts(known, RETIRED);
        var flow = reverse
                ? append(bHigh, bLow, aHigh, aLow, b, a, protocol)
                : append(aHigh, aLow, bHigh, bLow, a, b, protocol);
        replace(hash(aHigh, aLow, bHigh, bLow, a, b, protocol), known, flow);
        return flow;
    }

    /** Of flows with one key only the latest is looked for, however many there were. */
    private void replace(long hash, int known, int flow) {
        var mask = slots.length - 1;
        var slot = (int) hash & mask;
        while ((int) slots[slot] - 1 != known) {
            slot = slot + 1 & mask;
        }
        slots[slot] = hash & 0xffffffff00000000L | flow + 1L;
    }

    private int add(
            long sourceHigh,
            long sourceLow,
            long destinationHigh,
            long destinationLow,
            int sourcePort,
            int destinationPort,
            int protocol) {
        if (flows * 2 >= slots.length) {
            rehash();
        }
        var flow =
                append(sourceHigh, sourceLow, destinationHigh, destinationLow, sourcePort, destinationPort, protocol);
        put(hash(sourceHigh, sourceLow, destinationHigh, destinationLow, sourcePort, destinationPort, protocol), flow);
        return flow;
    }

    /** A new record, which no slot leads to yet. */
    private int append(
            long sourceHigh,
            long sourceLow,
            long destinationHigh,
            long destinationLow,
            int sourcePort,
            int destinationPort,
            int protocol) {
        var flow = flows++;
        if (flow >>> CHUNK_BITS == chunks.length) {
            chunks = Arrays.copyOf(chunks, chunks.length + 1);
            chunks[chunks.length - 1] = new long[WORDS << CHUNK_BITS];
        }
        set(flow, A_HIGH, sourceHigh);
        set(flow, A_LOW, sourceLow);
        set(flow, B_HIGH, destinationHigh);
        set(flow, B_LOW, destinationLow);
        set(flow, PORTS, (long) sourcePort << 32 | (long) destinationPort << 16 | protocol);
        set(flow, ROWS, -1L);
        reversed = false;
        return flow;
    }

    private void put(long hash, int flow) {
        var mask = slots.length - 1;
        var slot = (int) hash & mask;
        while (slots[slot] != 0) {
            slot = slot + 1 & mask;
        }
        slots[slot] = hash & 0xffffffff00000000L | flow + 1L;
    }

    private void rehash() {
        var old = slots;
        slots = new long[old.length * 2];
        for (int flow = 0; flow < flows; flow++) {
            if ((facts(flow) & RETIRED) == 0) {
                put(
                        hash(
                                aHigh(flow),
                                aLow(flow),
                                bHigh(flow),
                                bLow(flow),
                                aPort(flow),
                                bPort(flow),
                                protocol(flow)),
                        flow);
            }
        }
    }

    private boolean same(
            int flow,
            long sourceHigh,
            long sourceLow,
            long destinationHigh,
            long destinationLow,
            int sourcePort,
            int destinationPort,
            int protocol) {
        var words = chunk(flow);
        var at = at(flow, 0);
        var ports = words[at + PORTS];
        if (words[at + A_LOW] == sourceLow
                && words[at + B_LOW] == destinationLow
                && words[at + A_HIGH] == sourceHigh
                && words[at + B_HIGH] == destinationHigh
                && ports == ((long) sourcePort << 32 | (long) destinationPort << 16 | protocol)) {
            reversed = false;
            return true;
        }
        if (words[at + A_LOW] == destinationLow
                && words[at + B_LOW] == sourceLow
                && words[at + A_HIGH] == destinationHigh
                && words[at + B_HIGH] == sourceHigh
                && ports == ((long) destinationPort << 32 | (long) sourcePort << 16 | protocol)) {
            reversed = true;
            return true;
        }
        return false;
    }

    /** The same for both directions; the high half tags a slot, the low half chooses it. */
    private static long hash(
            long sourceHigh,
            long sourceLow,
            long destinationHigh,
            long destinationLow,
            int sourcePort,
            int destinationPort,
            int protocol) {
        var a = mix(sourceHigh * 31 + sourceLow + ((long) sourcePort << 40));
        var b = mix(destinationHigh * 31 + destinationLow + ((long) destinationPort << 40));
        var h = mix(a + b + protocol);
        return h == 0 ? 1 : h;
    }

    /** Spreads every bit over all others. */
    static long mix(long x) {
        x *= 0x9e3779b97f4a7c15L;
        x ^= x >>> 32;
        x *= 0xd6e8feb86659fd93L;
        return x ^ x >>> 32;
    }

    long aHigh(int flow) {
        return get(flow, A_HIGH);
    }

    long aLow(int flow) {
        return get(flow, A_LOW);
    }

    long bHigh(int flow) {
        return get(flow, B_HIGH);
    }

    long bLow(int flow) {
        return get(flow, B_LOW);
    }

    int aPort(int flow) {
        return (int) (get(flow, PORTS) >>> 32) & 0xffff;
    }

    int bPort(int flow) {
        return (int) (get(flow, PORTS) >>> 16) & 0xffff;
    }

    /** 6 for TCP, 17 for UDP, … */
    int protocol(int flow) {
        return (int) get(flow, PORTS) & 0xff;
    }

    int facts(int flow) {
        return (int) get(flow, FACTS);
    }

    /** Most packets tell nothing new: then nothing is written. */
    void facts(int flow, int more) {
        var known = get(flow, FACTS);
        if (((int) known & more) != more) {
            set(flow, FACTS, known | Integer.toUnsignedLong(more));
        }
    }

    /** Whether the A end sent the first SYN; without one, whether it has the higher port; with equal ports, A was seen first. */
    boolean aIsClient(int flow) {
        var facts = facts(flow);
        if ((facts & (SYN_FROM_A | SYN_ACK_FROM_B)) != 0) {
            return true;
        }
        if ((facts & (SYN_FROM_B | SYN_ACK_FROM_A)) != 0) {
            return false;
        }
        return protocol(flow) != TCP_PROTOCOL
                ? aPort(flow) >= WELL_KNOWN || bPort(flow) < WELL_KNOWN
                : known(aPort(flow)) >= known(bPort(flow));
    }

    /** A port that a printed text leaves out is no server's: those are what it names. */
    private static int known(int port) {
        return port == 0 ? 0x10000 : port;
    }

    int firstRow(int flow) {
        return (int) (get(flow, ROWS) >>> 32);
    }

    int lastRow(int flow) {
        return (int) get(flow, ROWS);
    }

    /** Makes {@code row} the flow's last and answers the one before, or -1. */
    int append(int flow, int row) {
        var rows = get(flow, ROWS);
        var before = (int) rows;
        var first = before < 0 ? row : (int) (rows >>> 32);
        set(flow, ROWS, (long) first << 32 | row & 0xffffffffL);
        return before;
    }

    /** MSS that the A end ({@code way} 0) or the B end advertised first, -1 without one. */
    int mss(int flow, int way) {
        return (facts(flow) & HAS_MSS << way) == 0 ? -1 : (int) (get(flow, FACTS) >>> mssShift(way)) & 0xffff;
    }

    void mss(int flow, int way, int value) {
        if (value >= 0) {
            var others = get(flow, FACTS) & ~(0xffffL << mssShift(way));
            set(flow, FACTS, others | (value & 0xffffL) << mssShift(way) | HAS_MSS << way);
        }
    }

    private static int mssShift(int way) {
        return Integer.SIZE + way * Short.SIZE;
    }

    long packets(int flow, int way) {
        return get(flow, PACKETS + way) & (1L << AGAIN_SHIFT) - 1;
    }

    /** Segments that way that carry octets sent before; held at the most there is room for. */
    int again(int flow, int way) {
        return (int) (get(flow, PACKETS + way) >>> AGAIN_SHIFT);
    }

    void countAgain(int flow, int way) {
        if (again(flow, way) < MOST_AGAIN) {
            set(flow, PACKETS + way, get(flow, PACKETS + way) + (1L << AGAIN_SHIFT));
        }
    }

    long octets(int flow, int way) {
        return get(flow, OCTETS + way);
    }

    /** Octets of IP of the largest packet that way; held at the most there is room for. */
    int largest(int flow, int way) {
        return length(get(flow, LARGEST + way));
    }

    private static int length(long largest) {
        return (int) (largest >>> Integer.SIZE) & MOST_LENGTH;
    }

    /** How many packets that way are as large as the largest; held at {@value #MOST_AS_LARGE}. */
    int asLarge(int flow, int way) {
        return (int) (get(flow, LARGEST + way) >>> LARGEST_COUNT_SHIFT);
    }

    /** Sequence number behind the largest packet that way. */
    int largestEnd(int flow, int way) {
        return (int) get(flow, LARGEST + way);
    }

    void count(int flow, int way, int length, int end) {
        set(flow, PACKETS + way, get(flow, PACKETS + way) + 1);
        set(flow, OCTETS + way, get(flow, OCTETS + way) + length);
        var largest = get(flow, LARGEST + way);
        var held = Math.min(length, MOST_LENGTH);
        if (held > length(largest)) {
            set(flow, LARGEST + way, ONE_AS_LARGE | (long) held << Integer.SIZE | end & 0xffffffffL);
        } else if (held == length(largest) && largest >>> LARGEST_COUNT_SHIFT < MOST_AS_LARGE) {
            set(flow, LARGEST + way, largest + ONE_AS_LARGE);
        }
    }

    /** One more than the highest sequence number sent that way; valid from the first packet on. */
    int nextSequence(int flow, int way) {
        return half(flow, NEXT_SEQUENCE, way);
    }

    boolean hasSequence(int flow, int way) {
        return (facts(flow) & HAS_SEQUENCE << way) != 0;
    }

    void nextSequence(int flow, int way, int sequence) {
        half(flow, NEXT_SEQUENCE, way, sequence);
        facts(flow, HAS_SEQUENCE << way);
    }

    /** Highest acknowledgment number that travelled that way. */
    int acked(int flow, int way) {
        return half(flow, ACKED, way);
    }

    boolean hasAcked(int flow, int way) {
        return (facts(flow) & HAS_ACKED << way) != 0;
    }

    void acked(int flow, int way, int acknowledgment) {
        half(flow, ACKED, way, acknowledgment);
        facts(flow, HAS_ACKED << way);
    }

    int initialSequence(int flow, int way) {
        return half(flow, ISN, way);
    }

    void initialSequence(int flow, int way, int sequence) {
        half(flow, ISN, way, sequence);
    }

    private long get(int flow, int word) {
        return chunk(flow)[at(flow, word)];
    }

    private void set(int flow, int word, long value) {
        chunk(flow)[at(flow, word)] = value;
    }

    private int half(int flow, int word, int way) {
        return (int) (get(flow, word) >>> way * Integer.SIZE);
    }

    private void half(int flow, int word, int way, int value) {
        var shift = way * Integer.SIZE;
        set(flow, word, get(flow, word) & ~(0xffffffffL << shift) | (value & 0xffffffffL) << shift);
    }

    private long[] chunk(int flow) {
        return chunks[flow >>> CHUNK_BITS];
    }

    private static int at(int flow, int word) {
        return (flow & (1 << CHUNK_BITS) - 1) * WORDS + word;
    }
}
