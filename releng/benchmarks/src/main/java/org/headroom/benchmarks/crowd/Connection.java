package org.headroom.benchmarks.crowd;

/** The two ends of one TCP connection, what they agreed on, and the path between them. */
final class Connection {

    final int id;
    final boolean six;
    final boolean timestamps;
    final boolean sack;
    final Wrapping wrapping;
    final int clientPort;
    final int serverPort;
    final int client;
    final int server;
    final int clientMss;
    final int serverMss;

    /** Octets of IP that the path carries. */
    final int pathMtu;

    /** Whether most octets travel to the client. */
    final boolean download;

    int clientNext;
    int serverNext;
    int outerId;
    private int clientId;
    private int serverId;

    Connection(int id, Dice dice) {
        this.id = id;
        this.six = dice.happens(1000);
        this.wrapping = Wrapping.any(dice);
        this.timestamps = dice.happens(7000);
        this.sack = dice.happens(9500);
        this.clientPort = 32768 + id % 28_000;
        this.serverPort = dice.one(443, 443, 443, 80, 22, 5432, 8443, 9999);
        this.client = dice.below(1 << 16);
        this.server = dice.below(1 << 12);
        this.clientMss = mss(dice);
        this.serverMss = mss(dice);
        this.pathMtu = dice.happens(1950) ? dice.one(1492, 1480, 1450, 1442, 1420, 1400, 1300, 1280) : 1 << 16;
        this.download = dice.happens(8000);
        this.clientNext = (int) dice.next();
        this.serverNext = (int) dice.next();
        this.outerId = (int) dice.next();
        this.clientId = (int) dice.next();
        this.serverId = (int) dice.next();
    }

    private int mss(Dice dice) {
        return dice.one(1460, 1460, 1460, 1460, 1452, 1400, 1380, 1360, 1220, 8960) - (six ? 20 : 0);
    }

    int fixedHeaders() {
        return (six ? Headers.IPV6 : Headers.IPV4) + Headers.TCP;
    }

    /** Octets of data in a full segment; one of the hosts' links carries no more than 1500 unless both are jumbo. */
    int fullSegment() {
        var smaller = Math.min(clientMss, serverMss);
        var carried = smaller > 1460 && clientMss == serverMss ? smaller : Math.min(smaller, 1500 - fixedHeaders());
        return carried - (timestamps ? 12 : 0);
    }

    /** Octets of data that the path carries in one segment. */
    int fitting() {
        return pathMtu - fixedHeaders() - (timestamps ? 12 : 0);
    }

    /** Outer address of the tunnel's end on this side. */
    int tunnelEnd(boolean serverSide) {
        return 0xc0a80000 | (serverSide ? 0x200 : 0x100) | id % 29;
    }

    int identification(boolean toServer) {
        return toServer ? clientId++ : serverId++;
    }

    /** The identification of the packet sent last. */
    int lastIdentification(boolean toServer) {
        return (toServer ? clientId : serverId) - 1;
    }

    int address(boolean clientSide) {
        return clientSide ? 0x0a000000 | client + 256 : 0xc6120000 | server;
    }

    static final long PREFIX_6 = 0x20010db800000000L;

    long high(boolean clientSide) {
        return PREFIX_6 | (clientSide ? 1 : 2);
    }

    long low(boolean clientSide) {
        return 1L + (clientSide ? client : server);
    }
}
