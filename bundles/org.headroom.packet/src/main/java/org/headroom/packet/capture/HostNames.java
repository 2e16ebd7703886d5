package org.headroom.packet.capture;

/** How a capture writes its hosts. Asked from any thread, also while the capture is read. */
@FunctionalInterface
public interface HostNames {

    /** The name that a printed text has for an address, or the address as people write it. */
    String text(long high, long low);
}
