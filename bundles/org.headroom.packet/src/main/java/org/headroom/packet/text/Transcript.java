package org.headroom.packet.text;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A text that holds printed packets, taken line by line.
 *
 * <p>What begins with a time begins a packet; lines without one belong to the packet before, however a mail program broke them. Prompts,
 * counts and other tools' chatter are passed over.
 */
public final class Transcript {

    private static final int LONGEST_ENTRY = 1 << 16;
    private static final int MOST_LINES = 4096;
    private static final int LONGEST_COMMAND = 4096;
    private static final int MOST_REMARKS = 8;
    private static final int MOST_PLACES = 4096;
    private static final int NOT_IP = 0x88b5;
    private static final int ASSUMED = 1500;

    /**
     * A line that looks like a packet and cannot be understood.
     *
     * @param line its number, from 1
     * @param offset as it was given with the line
     */
    public record Riddle(long line, long offset, String words) {}

    private final Hosts hosts = new Hosts();
    private final Services services = new Services();
    private final TcpdumpLine tcpdump = new TcpdumpLine(services);
    private final TsharkLine tshark = new TsharkLine(services);
    private final Conversations conversations = new Conversations();
    private final Echoes echoes = new Echoes();
    private final Synthesis synthesis = new Synthesis(hosts);
    private final Clock clock;
    private final boolean stamped;
    private final Set<String> remarks = new LinkedHashSet<>();
    private final Map<String, Integer> places = new HashMap<>();
    private final ArrayDeque<PrintedPacket> packets = new ArrayDeque<>();
    private final ArrayDeque<Riddle> riddles = new ArrayDeque<>();

    private final StringBuilder command = new StringBuilder();
    private @Nullable Entry entry;
    private @Nullable Waiting waiting;
    /** Whether octets follow that are not a packet's, but put together by tshark. */
    private boolean aside;

    private boolean mtuUnsaid;
    private boolean assumed;

    /** The lines of one packet. */
    private static final class Entry {
        final StringBuilder text = new StringBuilder();
        final List<String> tree = new ArrayList<>();
        final HexDump hex = new HexDump();
        final @Nullable Stamp stamp;
        final boolean isTree;
        final long line;
        final long offset;

        Entry(@Nullable Stamp stamp, boolean isTree, long line, long offset) {
            this.stamp = stamp;
            this.isTree = isTree;
            this.line = line;
            this.offset = offset;
        }
    }

    /** A packet whose size the next line may tell. */
    private record Waiting(Told told, TcpdumpLine.Printed printed, long nanos, long offset) {}

    /** Begins a text, of which these are the first lines: they tell how it counts time. */
    public Transcript(List<String> first) {
        var stamps = new ArrayList<Stamp>();
        for (var line : first) {
            var stamp = Stamp.at(clean(line).strip());
            if (stamp != null) {
                stamps.add(stamp);
            }
        }
        this.clock = new Clock(stamps);
        this.stamped = !stamps.isEmpty();
    }

    /** Hosts that the text names. */
    public Hosts hosts() {
        return hosts;
    }

    /** The next packet that is complete, or null. */
    public @Nullable PrintedPacket poll() {
        return packets.poll();
    }

    /** The next line that could not be understood, or null. */
    public @Nullable Riddle riddle() {
        return riddles.poll();
    }

    /** What is to be said of the text as a whole: each a sentence. */
    public List<String> remarks() {
        var all = new ArrayList<>(remarks);
        if (conversations.inferred()) {
            all.add(
                    "The text does not print which packets the ICMP messages quote: they are taken to answer the packet that went before, by address and time.");
        }
        if (mtuUnsaid) {
            all.add("The lines of ICMP messages do not print the MTU that they name: tcpdump does, and tshark -V.");
        }
        if (assumed) {
            all.add("The lines do not print how long the packets are: %d octets are assumed where a router refused one."
                    .formatted(ASSUMED));
        }
        return all;
    }

    /**
     * Takes a line.
     *
     * @param number from 1
     * @param offset where it begins, for {@link PrintedPacket#offset()}
     */
    public void line(String printed, long number, long offset) {
        var text = clean(printed);
        var bare = text.strip();
        if (!command.isEmpty() || Chatter.isCommand(bare)) {
            flush();
            command(bare);
            return;
        }
        if (bare.isEmpty() || Chatter.isChatter(bare)) {
            aside &= !bare.isEmpty();
            return;
        }
        if (Chatter.isDataSource(bare)) {
            aside = !bare.startsWith("Frame ");
            return;
        }
        var stamp = Stamp.at(bare);
        if (TsharkTree.begins(bare)) {
            begin(null, true, number, offset);
        } else if (stamp != null && (entry == null || !entry.isTree)) {
            begin(stamp, false, number, offset);
        } else if (!stamped && startsUnstamped(text)
                || !aside && HexDump.begins(text) && (entry == null || entry.hex.length() > 0)) {
            begin(null, false, number, offset);
        }
        if (aside && HexDump.isPart(text)) {
            return;
        }
        if (entry != null) {
            append(entry, text, bare, stamp);
        }
    }

    private void begin(@Nullable Stamp stamp, boolean tree, long number, long offset) {
        flush();
        aside = false;
        entry = new Entry(stamp, tree, number, offset);
    }

    private static void append(Entry entry, String text, String bare, @Nullable Stamp stamp) {
        var begun = !entry.text.isEmpty() || !entry.tree.isEmpty() || HexDump.begins(text) || entry.hex.length() > 0;
        if (begun && entry.hex.takes(text)) {
            return;
        }
        if (entry.isTree) {
            if (entry.tree.size() < MOST_LINES) {
                entry.tree.add(text);
            }
        } else if (entry.text.length() + bare.length() < LONGEST_ENTRY) {
            entry.text.append(
                    stamp == null || begun
                            ? bare
                            : bare.substring(Math.min(bare.length(), stamp.end()))
                                    .strip());
            entry.text.append(' ');
        }
    }

    /** Without times: packets begin at the margin, what belongs to them is indented. */
    private boolean startsUnstamped(String text) {
        var in = new Scan(text);
        if (entry != null && !entry.isTree && entry.text.lastIndexOf("vni ") >= Math.max(0, entry.text.length() - 16)) {
            return false;
        }
        if (text.isEmpty()
                || text.charAt(0) == ' ' && !Character.isDigit(text.strip().charAt(0))) {
            return false;
        }
        if (in.sees("IP ") || in.sees("IP6 ") || in.sees("ARP, ") || in.sees("PPPoE ") || in.sees("arp ")) {
            return true;
        }
        var first = in.word();
        if (in.takes(" > ") || in.takes(" -> ")) {
            return !first.isEmpty() && in.text.indexOf(':', in.at) > 0;
        }
        return in.takes("  In  ")
                || in.takes("  Out ")
                || in.takes("  B   ")
                || in.takes("  M   ")
                || in.takes("  P   ");
    }

    /** Ends the text. */
    public void end() {
        flush();
        if (!command.isEmpty()) {
            lint();
        }
        release(null);
    }

    private void command(String bare) {
        if (command.length() < LONGEST_COMMAND) {
            command.append(bare.endsWith("\\") ? bare.substring(0, bare.length() - 1) : bare)
                    .append(' ');
        }
        if (!bare.endsWith("\\") && !Chatter.quoteOpen(command) || command.length() >= LONGEST_COMMAND) {
            lint();
        }
    }

    private void lint() {
        var remark = CopiedFilter.remark(command.toString());
        if (!remark.isEmpty() && remarks.size() < MOST_REMARKS) {
            remarks.add(remark);
        }
        command.setLength(0);
    }

    private void flush() {
        var done = entry;
        entry = null;
        if (done == null) {
            return;
        }
        if (done.isTree) {
            tree(done);
        } else {
            plain(done);
        }
    }

    private void tree(Entry done) {
        var reader = new TsharkTree();
        var printed = reader.read(done.tree);
        take(printed, reader.nanos(), done);
    }

    private void plain(Entry done) {
        var text = done.text.toString().strip();
        var columns = tshark.read(text);
        var printed = columns != null ? columns : tcpdump.read(text);
        if (printed.strange() && done.hex.length() == 0) {
            if (!text.isEmpty() && riddles.size() < 1000) {
                riddles.add(new Riddle(
                        done.line, done.offset, text.length() <= 60 ? text : text.substring(0, 60) + "\u2026"));
            }
            return;
        }
        take(printed, done.stamp == null ? Long.MIN_VALUE : clock.nanos(done.stamp), done);
    }

    private void take(TcpdumpLine.Printed printed, long nanos, Entry done) {
        var octets = done.hex.length() == 0 ? null : done.hex.bytes();
        var linkType = octets == null ? HexLink.UNKNOWN : HexLink.of(octets);
        var told = printed.told();
        release(told);
        if (octets != null && linkType != HexLink.UNKNOWN) {
            packets.add(printed(octets, linkType, printed, nanos, done.offset));
        } else if (told == null) {
            packets.add(otherwise(printed, nanos, done.offset));
        } else if (unsized(told)) {
            waiting = new Waiting(told, printed, nanos, done.offset);
        } else {
            settle(told, printed, nanos, done.offset);
        }
    }

    private static boolean unsized(Told told) {
        return told.tcp() && !told.unnumbered.isEmpty() && told.payload == Told.UNTOLD && told.length == Told.UNTOLD;
    }

    /** A packet of untold size that the next line refuses was a full one; of any other no more is known than that it was there. */
    private void release(@Nullable Told next) {
        var held = waiting;
        waiting = null;
        if (held == null) {
            return;
        }
        var refused = next != null && next.tooBig() && next.destination.equals(held.told.source);
        assumed |= refused;
        held.told.payload = refused ? ASSUMED - held.told.ipHeader() - 20 : 1;
        settle(held.told, held.printed, held.nanos, held.offset);
    }

    private void settle(Told told, TcpdumpLine.Printed printed, long nanos, long offset) {
        var anywhere = printed.place().isEmpty();
        var before = anywhere && (told.tooBig() || !told.unnumbered.isEmpty()) ? echoes.copy(told, nanos) : 0;
        if (told.tooBig() && conversations.awaits(told, nanos)) {
            before = 0;
        }
        conversations.settle(told, nanos == Long.MIN_VALUE ? 0 : nanos, before > 0);
        var copy = anywhere && !told.tooBig() ? echoes.copy(told, nanos) : before;
        var unsaid = told.tooBig() && told.mtu == Told.UNTOLD;
        mtuUnsaid |= unsaid;
        var link = printed.link();
        var octets = synthesis.write(told, link);
        var front = octets.length - Math.min(octets.length, inner(octets, link));
        packets.add(new PrintedPacket(
                octets,
                link.ethernet() ? HexLink.ETHERNET : HexLink.RAW,
                Math.max(octets.length, told.size() + front),
                false,
                nanos,
                copy > 0 ? MOST_PLACES + copy : place(printed.place()),
                unsaid,
                offset));
    }

    /** Octets behind the link header. */
    private static int inner(byte[] octets, Link link) {
        return link.ethernet() ? octets.length - 14 - 4 * link.vlans().size() - (link.pppoe() ? 8 : 0) : octets.length;
    }

    private PrintedPacket printed(byte[] octets, int linkType, TcpdumpLine.Printed printed, long nanos, long offset) {
        var frame = printed.link().frameLength();
        var known = linkType == HexLink.RAW || frame < octets.length ? 0 : frame;
        return new PrintedPacket(
                octets, linkType, known, known > octets.length, nanos, place(printed.place()), false, offset);
    }

    /** A frame that carries no IP keeps its number and its time. */
    private PrintedPacket otherwise(TcpdumpLine.Printed printed, long nanos, long offset) {
        var frame = new byte[14];
        frame[12] = (byte) (NOT_IP >> 8);
        frame[13] = (byte) NOT_IP;
        return new PrintedPacket(
                frame,
                HexLink.ETHERNET,
                Math.max(14, printed.link().frameLength()),
                false,
                nanos,
                place(printed.place()),
                false,
                offset);
    }

    private int place(String name) {
        return name.isEmpty() ? 0 : places.computeIfAbsent(name, _ -> Math.min(places.size() + 1, MOST_PLACES));
    }

    /** Without the marks that a mail program puts in front, and with one kind of blank and arrow. */
    private static String clean(String line) {
        var start = 0;
        while (start < line.length()
                && (line.charAt(start) == '>' || line.charAt(start) == '|')
                && (start + 1 == line.length() || line.charAt(start + 1) == ' ' || line.charAt(start + 1) == '>')) {
            start += start + 1 < line.length() && line.charAt(start + 1) == ' ' ? 2 : 1;
        }
        var text = new StringBuilder(line.length() - start);
        for (int i = start; i < line.length(); i++) {
            var c = line.charAt(i);
            if (c == '\u2192') {
                text.append("->");
            } else if (c == '\u00e2' && line.startsWith("\u0086\u0092", i + 1)) {
                text.append("->");
                i += 2;
            } else {
                text.append(c == '\t' || c == '\u00a0' || c < ' ' ? ' ' : c);
            }
        }
        return text.toString();
    }
}
