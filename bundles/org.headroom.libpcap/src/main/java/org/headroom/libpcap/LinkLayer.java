package org.headroom.libpcap;

/** Link types are numbered twice: in files (LINKTYPE_…) and inside libpcap (DLT_…). Nearly all agree. */
final class LinkLayer {

    private LinkLayer() {}

    /** The number that this system's libpcap knows a file's link type by. */
    static int dlt(int linkType) {
        return switch (linkType) {
            case 100 -> 11; // RFC 1483 over ATM
            case 101 -> bsd() ? 14 : 12; // raw IP
            case 102 -> 15; // SLIP of BSD/OS
            case 103 -> 16; // PPP of BSD/OS
            default -> linkType;
        };
    }

    private static boolean bsd() {
        return System.getProperty("os.name", "").startsWith("OpenBSD");
    }
}
