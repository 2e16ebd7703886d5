package org.headroom.packet.wire;

/** The TCP control bits (RFC 9293 §3.1), lowest first. */
public enum ControlBit {
    FIN,
    SYN,
    RST,
    PSH,
    ACK,
    URG,
    ECE,
    CWR;

    public int mask() {
        return 1 << ordinal();
    }
}
