package org.headroom.flow;

/** Which way a packet of a flow travels. The client is who sent the first SYN. */
public enum Direction {
    CLIENT_TO_SERVER("client-to-server", "client → server"),
    SERVER_TO_CLIENT("server-to-client", "server → client");

    private final String label;
    private final String title;

    Direction(String label, String title) {
        this.label = label;
        this.title = title;
    }

    /** The name in the JSON report. */
    public String label() {
        return label;
    }

    /** The name in a sentence. */
    public String title() {
        return title;
    }

    public Direction opposite() {
        return this == CLIENT_TO_SERVER ? SERVER_TO_CLIENT : CLIENT_TO_SERVER;
    }
}
