package org.headroom.packet.text;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A text that holds printed packets, taken line by line.
 *
 * <p>What begins with a time begins a packet; lines without one belong to the packet before, however a mail program broke them. Prompts,
 * counts and other tools' chatter are passed over.
 */
public final class Transcript {

    private static final int LONGEST_COMMAND = 4096;
    private static final int MOST_REMARKS = 8;
    private static final int MOST_RIDDLES = 1000;
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
    private final Page page;
    private final Width width;
    private final Clock clock;
    private final Sorting sorting;
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
    private int filters;
    private long lastLine;
    private long lastOffset;
    private long cutLines;
    private long taken;
    private long unread;

    /** A packet whose size the next line may tell. */
    private record Waiting(Told told, TcpdumpLine.Printed printed, long nanos, long offset) {}

    /** Begins a text, of which these are the first lines: they tell how it counts time, and what was done to its lines since they were printed. */
    public Transcript(List<String> first) {
        this.page = new Page(first);
        var lines = new ArrayList<String>();
        first.forEach(line -> lines.addAll(page.lines(line)));
        lines.addAll(page.end());
        this.width = Width.of(lines);
        var stamps = lines.stream()
                .map(line -> Stamp.at(line.strip()))
                .filter(Objects::nonNull)
                .toList();
        this.clock = new Clock(stamps);
        this.sorting = new Sorting(stamps, clock.deltas());
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
        if (unread > 0) {
            all.add(
                    unread == taken
                            ? "%,d lines look like packets, none of them can be understood.".formatted(unread)
                            : "%,d of %,d lines that look like packets cannot be understood: they count as packets of another kind than IP."
                                    .formatted(unread, taken));
        }
        if (cutLines > 0) {
            all.add(
                    "%,d lines are cut off%s: what stood behind is unknown, and so is a number that the end of the line may have cut."
                            .formatted(cutLines, width.cut() > 0 ? " at %,d characters".formatted(width.cut()) : ""));
        }
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
        lastLine = number;
        lastOffset = offset;
        page.lines(printed).forEach(text -> one(text, number, offset));
    }

    private void one(String printed, long number, long offset) {
        var text = Markup.arrows(printed);
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
        if (Chatter.isHeadOfList(bare)) {
            tshark.columns();
            return;
        }
        if (Chatter.isDataSource(bare)) {
            aside = !bare.startsWith("Frame ");
            return;
        }
        var stamp = Stamp.at(bare);
        if (TsharkTree.begins(bare)) {
            begin(null, true, bare, number, offset);
        } else if (stamp != null && (entry == null || !entry.isTree || TsharkLine.isRow(bare.substring(stamp.end())))) {
            begin(stamp, false, bare, number, offset);
        } else if (!stamped && startsUnstamped(text)
                || !aside && HexDump.begins(text) && (entry == null || entry.hex.length() > 0)) {
            begin(null, false, bare, number, offset);
        }
        if (aside && HexDump.isPart(text)) {
            return;
        }
        if (entry != null) {
            append(entry, printed, text, number, offset);
        }
    }

    private void begin(@Nullable Stamp stamp, boolean tree, String bare, long number, long offset) {
        var before = entry;
        var row = tree && before != null && before.isRowOf(bare) ? before : null;
        entry = row == null ? before : null;
        flush();
        aside = false;
        entry = new Entry(stamp, row, tree, number, offset);
    }

    private void append(Entry entry, String printed, String text, long number, long offset) {
        if (entry.takesOctets(text)) {
            return;
        }
        if (!entry.isTree && entry.toldWhole() && text.contains(": Flags [")) {
            riddle(number, offset, text.strip());
            return;
        }
        var cut = !entry.isTree && width.cuts(printed);
        cutLines += cut ? 1 : 0;
        var breaks = width.breaks(printed);
        entry.append(cut ? Width.known(text) : breaks ? Width.unslashed(text) : text, breaks);
    }

    private void riddle(long number, long offset, String text) {
        if (!text.isEmpty() && riddles.size() < MOST_RIDDLES) {
            riddles.add(new Riddle(number, offset, text.length() <= 60 ? text : text.substring(0, 60) + "\u2026"));
        }
    }

    /** Without times: packets begin at the margin, what belongs to them is indented. */
    private boolean startsUnstamped(String text) {
        var in = new Scan(text);
        if (entry != null && entry.awaitsMore()) {
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
        page.end().forEach(text -> one(text, lastLine, lastOffset));
        flush();
        sorting.release().forEach(this::read);
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
        if (filters < MOST_REMARKS && CopiedFilter.isOne(command)) {
            filters++;
            var remark = CopiedFilter.remark(command.toString());
            if (!remark.isEmpty()) {
                remarks.add(remark);
            }
        }
        command.setLength(0);
    }

    private void flush() {
        var done = entry;
        entry = null;
        if (done == null || sorting.holds(done) && !sorting.full()) {
            return;
        }
        if (sorting.full()) {
            sorting.release().forEach(this::read);
        } else {
            read(done);
        }
    }

    private void read(Entry done) {
        if (done.isTree) {
            tree(done);
        } else {
            plain(done);
        }
    }

    private void tree(Entry done) {
        var reader = new TsharkTree();
        var row = done.row == null ? null : tshark.read(done.row.text());
        var printed = reader.read(done.tree(), row == null ? null : row.told());
        var stamp = done.row == null ? null : done.row.stamp;
        take(printed, reader.nanos() == Long.MIN_VALUE && stamp != null ? clock.nanos(stamp) : reader.nanos(), done);
    }

    private void plain(Entry done) {
        var text = done.text();
        var columns = tshark.read(text);
        var printed = columns != null ? columns : tcpdump.read(text);
        if (printed.strange() && done.hex.length() == 0) {
            riddle(done.line, done.offset, text);
            return;
        }
        take(printed, done.stamp == null ? Long.MIN_VALUE : clock.nanos(done.stamp), done);
    }

    private void take(TcpdumpLine.Printed printed, long nanos, Entry done) {
        var octets = done.hex.length() == 0 ? null : done.hex.bytes();
        var linkType = octets == null ? HexLink.UNKNOWN : HexLink.of(octets);
        var told = printed.told();
        taken++;
        release(told);
        if (octets != null && linkType != HexLink.UNKNOWN) {
            packets.add(printed(octets, linkType, printed, nanos, done.offset));
        } else if (told == null) {
            unread += printed.unread() ? 1 : 0;
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
        var octets = next == null ? 0 : conversations.upTo(held.told, next);
        held.told.cut = !refused && octets == 0;
        held.told.payload = refused ? ASSUMED - held.told.ipHeader() - 20 : octets > 0 ? octets : Told.UNTOLD;
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
        if (name.isEmpty()) {
            return 0;
        }
        var known = places.get(name);
        if (known != null || places.size() >= MOST_PLACES) {
            return known != null ? known : MOST_PLACES;
        }
        places.put(name, places.size() + 1);
        return places.size();
    }
}
