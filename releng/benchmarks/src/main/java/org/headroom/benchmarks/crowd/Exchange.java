package org.headroom.benchmarks.crowd;

import java.io.IOException;

/**
 * The life of one connection, a packet a step: handshake, request, data in bursts with every second segment acknowledged, close.
 *
 * <p>On the way: a segment that is lost behind the capture point and repaired after three duplicate acknowledgments, a last
 * segment that goes again after a timeout, and a path too narrow for full segments, where a router says so and the sender
 * complies, or does not, or nobody says anything.
 */
final class Exchange {

    private static final long MICROSECOND = 1_000L;
    private static final long MILLISECOND = 1_000_000L;

    private enum Stage {
        SYN,
        SYN_ACK,
        ESTABLISHED,
        REQUEST,
        DATA,
        TOO_BIG,
        SMALLER,
        AGAIN,
        GIVE_UP,
        FIN,
        FIN_ACK,
        LAST_ACK,
        OVER
    }

    private enum Path {
        TOLD,
        TOLD_IN_VAIN,
        SILENT
    }

    private static final int LOST_OF_TEN_THOUSAND = 25;
    private static final int LATE_OF_TEN_THOUSAND = 15;
    private static final int TRIES = 5;

    private final Connection connection;
    private final Dice dice;
    private final long roundTrip;
    private final Path path;
    private final Segment segment = new Segment();
    private Stage stage = Stage.SYN;
    private int left;
    private int unacknowledged;
    private boolean knows;
    private int tries;
    private int bigSequence;
    private int bigLength;
    private boolean lost;
    private int lostSequence;
    private int lostLength;
    private int duplicates;

    Exchange(int id, Dice dice, double scale) {
        this.connection = new Connection(id, dice);
        this.dice = dice;
        this.roundTrip = dice.between(1, 80) * MILLISECOND;
        this.left = (int) Math.max(1, scale * segments(dice));
        var of = dice.below(100);
        this.path = of < 88 ? Path.TOLD : of < 92 ? Path.TOLD_IN_VAIN : Path.SILENT;
    }

    /** Many small transfers, few large ones. */
    private static int segments(Dice dice) {
        var of = dice.below(100);
        return of < 50
                ? dice.between(3, 8)
                : of < 85 ? dice.between(15, 44) : of < 98 ? dice.between(120, 279) : dice.between(500, 1099);
    }

    private boolean up() {
        return !connection.download;
    }

    private int next(boolean toServer) {
        return toServer ? connection.clientNext : connection.serverNext;
    }

    private void advance(boolean toServer, int octets) {
        if (toServer) {
            connection.clientNext += octets;
        } else {
            connection.serverNext += octets;
        }
    }

    /** Writes one packet; nanoseconds until the next, or -1 when all is over. */
    long step(long nanos, Network network) throws IOException {
        return switch (stage) {
            case SYN -> opening(nanos, network, true, Segment.SYN, Stage.SYN_ACK);
            case SYN_ACK -> opening(nanos, network, false, Segment.SYN | Segment.ACK, Stage.ESTABLISHED);
            case ESTABLISHED -> plain(nanos, network, true, Segment.ACK, Stage.REQUEST, 50 * MICROSECOND);
            case REQUEST -> request(nanos, network);
            case DATA -> data(nanos, network);
            case TOO_BIG -> tooBig(nanos, network);
            case SMALLER -> smaller(nanos, network);
            case AGAIN -> again(nanos, network);
            case GIVE_UP -> plain(nanos, network, up(), Segment.RST | Segment.ACK, Stage.OVER, MILLISECOND);
            case FIN -> closing(nanos, network, true, Stage.FIN_ACK);
            case FIN_ACK -> closing(nanos, network, false, Stage.LAST_ACK);
            case LAST_ACK -> plain(nanos, network, true, Segment.ACK, Stage.OVER, MILLISECOND);
            case OVER -> -1;
        };
    }

    private long plain(long nanos, Network network, boolean toServer, int bits, Stage then, long delay)
            throws IOException {
        network.send(nanos, connection, segment.of(toServer, bits, next(toServer), next(!toServer), 0));
        stage = then;
        return then == Stage.OVER ? -1 : delay;
    }

    private long opening(long nanos, Network network, boolean toServer, int bits, Stage then) throws IOException {
        var delay = plain(nanos, network, toServer, bits, then, roundTrip / 2);
        advance(toServer, 1);
        return delay;
    }

    private long closing(long nanos, Network network, boolean toServer, Stage then) throws IOException {
        var delay = plain(nanos, network, toServer, Segment.FIN | Segment.ACK, then, roundTrip / 2);
        advance(toServer, 1);
        return delay;
    }

    private long request(long nanos, Network network) throws IOException {
        transmit(
                nanos,
                network,
                true,
                connection.clientNext,
                Math.min(dice.between(120, 600), connection.fullSegment()));
        stage = Stage.DATA;
        return roundTrip;
    }

    private void transmit(long nanos, Network network, boolean toServer, int sequence, int length) throws IOException {
        network.send(
                nanos,
                connection,
                segment.of(toServer, Segment.ACK | (left == 0 ? Segment.PSH : 0), sequence, next(!toServer), length));
        if (sequence == next(toServer)) {
            advance(toServer, length);
        }
    }

    private long data(long nanos, Network network) throws IOException {
        if (unacknowledged >= 2 || unacknowledged > 0 && left == 0) {
            return acknowledge(nanos, network);
        }
        if (lost && duplicates >= 3) {
            transmit(nanos, network, up(), lostSequence, lostLength);
            lost = false;
            unacknowledged = 2;
            return roundTrip / 2;
        }
        if (left == 0) {
            stage = Stage.FIN;
            return step(nanos, network);
        }
        return left-- == 1 && dice.happens(LATE_OF_TEN_THOUSAND * 20) ? last(nanos, network) : full(nanos, network);
    }

    /** The receiver has two segments, or a gap to report. */
    private long acknowledge(long nanos, Network network) throws IOException {
        var receiver = !up();
        var acknowledged = lost ? lostSequence : next(up());
        segment.of(receiver, Segment.ACK, next(receiver), acknowledged, 0);
        if (lost && connection.sack) {
            segment.reporting(lostSequence + lostLength, next(up()));
        }
        network.send(nanos, connection, segment);
        unacknowledged = 0;
        if (lost) {
            duplicates = left == 0 ? 3 : duplicates + 1;
        }
        return pause();
    }

    /** Mostly the next segments are on their way already; now and then a window is used up, or the application thinks. */
    private long pause() {
        var of = dice.below(1000);
        return of < 30
                ? dice.between(200, 3000) * MILLISECOND
                : of < 200 ? roundTrip / 2 : dice.between(20, 200) * MICROSECOND;
    }

    private long full(long nanos, Network network) throws IOException {
        var most = knows ? Math.min(connection.fullSegment(), connection.fitting()) : connection.fullSegment();
        var length = dice.happens(1500) ? dice.between(1, most) : most;
        bigSequence = next(up());
        bigLength = length;
        transmit(nanos, network, up(), bigSequence, length);
        if (length > connection.fitting()) {
            tries = 0;
            stage = path == Path.SILENT ? Stage.AGAIN : Stage.TOO_BIG;
            return path == Path.SILENT ? 200 * MILLISECOND + roundTrip : roundTrip / 3;
        }
        if (!lost && dice.happens(LOST_OF_TEN_THOUSAND)) {
            lost = true;
            duplicates = 0;
            lostSequence = bigSequence;
            lostLength = length;
            return 20 * MICROSECOND;
        }
        unacknowledged += lost ? 2 : 1;
        return dice.between(12, 120) * MICROSECOND;
    }

    /** The last segment is lost, and nothing behind it can tell. */
    private long last(long nanos, Network network) throws IOException {
        var length = Math.min(connection.fitting(), dice.between(1, connection.fullSegment()));
        bigSequence = next(up());
        bigLength = length;
        transmit(nanos, network, up(), bigSequence, length);
        stage = Stage.AGAIN;
        tries = TRIES;
        return 200 * MILLISECOND + roundTrip;
    }

    private long tooBig(long nanos, Network network) throws IOException {
        network.complain(nanos, connection, segment.of(up(), Segment.ACK, bigSequence, next(!up()), bigLength));
        if (path == Path.TOLD) {
            knows = true;
            stage = Stage.SMALLER;
            return roundTrip / 3;
        }
        stage = Stage.AGAIN;
        return 200 * MILLISECOND << tries;
    }

    /** The same octets in pieces that fit. */
    private long smaller(long nanos, Network network) throws IOException {
        var piece = Math.min(bigLength, connection.fitting());
        transmit(nanos, network, up(), bigSequence, piece);
        bigSequence += piece;
        bigLength -= piece;
        unacknowledged++;
        if (bigLength == 0) {
            stage = Stage.DATA;
        }
        return 15 * MICROSECOND;
    }

    /** The same octets once more, after a timeout that doubles (RFC 6298 §5.5). */
    private long again(long nanos, Network network) throws IOException {
        transmit(nanos, network, up(), bigSequence, bigLength);
        if (bigLength <= connection.fitting()) {
            unacknowledged = 2;
            stage = Stage.DATA;
            return roundTrip / 2;
        }
        if (++tries == TRIES) {
            stage = path == Path.SILENT && (connection.id & 1) == 0 ? Stage.SMALLER : Stage.GIVE_UP;
            knows = true;
        } else if (path == Path.TOLD_IN_VAIN) {
            stage = Stage.TOO_BIG;
            return roundTrip / 3;
        }
        return 200 * MILLISECOND << tries;
    }
}
