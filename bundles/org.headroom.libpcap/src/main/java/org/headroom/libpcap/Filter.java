package org.headroom.libpcap;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.headroom.packet.capture.Capture;
import org.headroom.packet.capture.Record;
import org.pcap4j.core.BpfProgram;
import org.pcap4j.core.BpfProgram.BpfCompileMode;
import org.pcap4j.core.PcapHandle;
import org.pcap4j.core.PcapNativeException;
import org.pcap4j.core.Pcaps;
import org.pcap4j.packet.namednumber.DataLinkType;

/**
 * A tcpdump expression, compiled by libpcap for each link type that turns up: the same words read other octets on another link.
 */
public final class Filter implements AutoCloseable {

    private static final int WHOLE = 262_144;
    /** Any address: an expression that needs to know the network's mask is not for a file. */
    private static final java.net.Inet4Address NO_MASK = mask();

    private final String expression;
    private final Map<Integer, BpfProgram> programs = new HashMap<>();

    public Filter(String expression) {
        this.expression = expression;
    }

    /** The same capture, holding only the packets that match; they keep their numbers. */
    public Capture over(Capture capture) {
        return new FilteredCapture(capture, this);
    }

    /**
     * Whether a packet matches.
     *
     * @throws FilterException where the expression is wrong, or libpcap is missing
     */
    boolean matches(Record record) throws FilterException {
        var program = programs.get(record.linkType());
        if (program == null) {
            program = compile(record.linkType());
            programs.put(record.linkType(), program);
        }
        var bytes = record.start() == 0 ? record.bytes() : copy(record);
        return program.applyFilter(
                bytes, Math.max(record.originalLength(), record.capturedLength()), record.capturedLength());
    }

    private static byte[] copy(Record record) {
        return Arrays.copyOfRange(record.bytes(), record.start(), record.start() + record.capturedLength());
    }

    private BpfProgram compile(int linkType) throws FilterException {
        quiet();
        try (PcapHandle dead = Pcaps.openDead(DataLinkType.getInstance(LinkLayer.dlt(linkType)), WHOLE)) {
            return dead.compileFilter(expression, BpfCompileMode.OPTIMIZE, NO_MASK);
        } catch (PcapNativeException e) {
            throw new FilterException("--filter '" + expression + "': " + words(e));
        } catch (org.pcap4j.core.NotOpenException e) {
            throw new IllegalStateException(e);
        } catch (LinkageError e) {
            throw new FilterException(
                    "--filter needs libpcap, which cannot be loaded here. On Debian and Ubuntu: apt install libpcap0.8");
        }
    }

    /** libpcap's own words, without the wrapping of the library in between. */
    private static String words(PcapNativeException e) {
        var message = String.valueOf(e.getMessage());
        var colon = message.lastIndexOf(": ");
        return colon < 0 ? message : message.substring(colon + 2);
    }

    /** pcap4j's logging has nothing to say to our users, and without a back end says so on standard error. */
    private static void quiet() {
        if (System.getProperty("slf4j.internal.verbosity") == null) {
            System.setProperty("slf4j.internal.verbosity", "ERROR");
        }
    }

    private static java.net.Inet4Address mask() {
        try {
            return (java.net.Inet4Address) java.net.InetAddress.getByAddress(new byte[4]);
        } catch (java.net.UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        programs.values().forEach(BpfProgram::free);
        programs.clear();
    }
}
