package org.headroom.benchmarks.crowd;

/** Octets to send, with sums kept of all of them, so that the checksum of any stretch costs two look-ups. */
final class Payload {

    static final int SIZE = 1 << 17;

    final byte[] octets = new byte[SIZE];
    private final long[] sums = new long[SIZE / 2 + 1];

    Payload(Dice dice) {
        for (int i = 0; i < SIZE; i++) {
            var throwOf = (int) dice.next();
            octets[i] =
                    (throwOf & 1) == 0 ? (byte) (throwOf >>> 8) : (byte) "the quick brown ".charAt(throwOf >>> 1 & 15);
        }
        for (int i = 0; i < SIZE / 2; i++) {
            sums[i + 1] = sums[i] + ((octets[2 * i] & 0xff) << 8 | octets[2 * i + 1] & 0xff);
        }
    }

    /** Where the octets of a sequence number lie, so that a retransmission has the same again; even. */
    static int at(int sequence, int length) {
        return (int) (Integer.toUnsignedLong(sequence * 0x9e3779b1) % (SIZE - length - 2)) & ~1;
    }

    /** Sum of 16-bit words from an even place on (RFC 1071). */
    long sum(int from, int length) {
        var words = sums[(from + length) / 2] - sums[from / 2];
        return (length & 1) == 0 ? words : words + ((octets[from + length - 1] & 0xff) << 8);
    }
}
