package org.headroom.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Tree;
import org.headroom.chart.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A capture with a black hole in the window: its verdict, its timeline, and the views that follow what is chosen. */
class CaptureEditorTest extends WorkbenchCase {

    private static final String BLACK_HOLE = "lvs-black-hole-router.pcap";

    @Test
    void saysWhatIsWrong() {
        Workbench.openSample(BLACK_HOLE);

        var words = Screen.on(() -> Screen.words(Screen.window()));

        assertTrue(words.contains("Black hole, client → server. Packets over 1480 octets never arrive"), words);
        assertTrue(words.contains("198.51.100.23 does not learn it"), words);
        var first = words.indexOf("1. Let “fragmentation needed” through with iptables");
        var second = words.indexOf("2. Let the director fragment instead of refusing (IPVS)");
        var third = words.indexOf("--set-mss 1440");
        assertTrue(0 < first && first < second && second < third, words);
        assertEquals(BLACK_HOLE + " – Headroom", Screen.on(() -> Screen.window().getText()));
    }

    @Test
    void theTimelineShowsLossesAboveThePathMtu() {
        Workbench.openSample(BLACK_HOLE);

        var photo = Photo.of(Screen.on(Workbench::timeline));

        assertTrue(photo.count(Role.LOST) > 500, "nine crosses and their stems");
        assertTrue(photo.count(Role.ICMP) > 300, "nine diamonds");
        assertTrue(photo.count(Role.PATH_MTU) > 300, "the path MTU");
        assertTrue(photo.count(Role.LOST_RIBBON) > 1000, "the room that is missing");
    }

    @Test
    void packetsAndTimelineFollowTheFlow() {
        Workbench.openSample(BLACK_HOLE);
        assertEquals(3, Screen.on(() -> Workbench.flows().getItemCount()));
        choose("ICMP", "0");
        Screen.await(
                "a calm timeline",
                () -> !Screen.description(Workbench.timeline()).contains("41988")
                        && Workbench.packetCount() > 0
                        && Workbench.packetCount() < 23);
        assertEquals(0, Photo.of(Screen.on(Workbench::timeline)).count(Role.LOST_RIBBON));

        choose("ICMP", "9");

        Screen.await("the black hole in the timeline", () -> Screen.description(Workbench.timeline())
                .startsWith("Timeline of flow 2 of 3: 198.51.100.23:41988 → 192.0.2.80:80"));
        Screen.await("its packets", () -> Workbench.packetCount() == 23);
        assertEquals("1500", Screen.on(() -> cellOfPacket(20, "IP size")));
        assertTrue(Screen.on(() -> cellOfPacket(21, "What")).startsWith("ICMP too big, next-hop MTU 1480"));
    }

    @Test
    void thePacketIsTakenApart() {
        Workbench.openSample(BLACK_HOLE);

        Screen.act(() -> Workbench.choose(Workbench.packets(), Workbench.row(Workbench.packets(), "No.", "55")));

        var layers = Screen.await(Tree.class, "layers");
        Screen.await("the layers of packet 55", () -> layers.getItemCount() == 4);
        assertTrue(Screen.on(() -> layers.getItem(1).getText()).startsWith("IPv4, DF set"));
        assertEquals("1460", Screen.on(() -> layers.getItem(3).getText(1)));
        var crosshair = Photo.of(Screen.on(Workbench::timeline)).tallest(Role.SELECTION_EDGE);
        assertTrue(crosshair > 100, "a crosshair through all lanes: " + crosshair);
    }

    @Test
    void aPacketOfAPrintedTextNamesItsHosts(@TempDir Path folder) throws IOException {
        Workbench.open(Files.writeString(folder.resolve("printed.txt"), """
                17:07:00.500000 IP (client).40000 > (server).80: Flags [S], seq 100, win 5840, options [mss 1460], length 0
                17:07:00.510000 IP (server).80 > (client).40000: Flags [S.], seq 900, ack 101, win 5792, options [mss 1460], length 0
                17:07:00.520000 IP (client).40000 > (server).80: Flags [.], ack 901, win 5840, length 0
                """));
        Screen.await("its packets", () -> Workbench.inFront(Workbench.CAPTURE_EDITOR) && Workbench.packetCount() == 3);

        Screen.act(() -> Workbench.choose(Workbench.packets(), Workbench.row(Workbench.packets(), "No.", "2")));

        var layers = Screen.await(Tree.class, "layers");
        Screen.await("the layers of packet 2", () -> layers.getItemCount() == 2);
        assertEquals(
                "(server) → (client)",
                Screen.on(() -> layers.getItem(0).getItem(0).getText()));
    }

    @Test
    void ofManyRoutersTheBannerNamesTwo(@TempDir Path folder) throws IOException {
        var lines = new StringBuilder("""
                17:07:00.500000 IP 10.0.0.1.40000 > 198.51.100.1.80: Flags [S], seq 100, win 5840, options [mss 1460], length 0
                17:07:00.510000 IP 198.51.100.1.80 > 10.0.0.1.40000: Flags [S.], seq 900, ack 101, win 5792, options [mss 1460], length 0
                """);
        for (int router = 1; router <= 6; router++) {
            lines.append("""
                    17:07:0N.600000 IP 10.0.0.1.40000 > 198.51.100.1.80: Flags [.], seq 101:1561, ack 901, win 5840, length 1460
                    17:07:0N.601000 IP 192.0.2.N > 10.0.0.1: ICMP 198.51.100.1 unreachable - need to frag (mtu 1400), length 556
                    """.replace("N", Integer.toString(router)));
        }

        Workbench.open(Files.writeString(folder.resolve("routers.txt"), lines));

        Screen.await("two routers, and how many more", () -> Screen.words(Screen.window())
                .contains("6 ICMP messages from 192.0.2.1, 192.0.2.2 and 4 more. "));
        assertTrue(Screen.on(() -> Screen.within(Screen.window())
                .anyMatch(c -> c.getToolTipText() instanceof String all
                        && all.contains("192.0.2.1, 192.0.2.2, 192.0.2.3, 192.0.2.4, 192.0.2.5, 192.0.2.6. "))));
    }

    @Test
    void aFindingIsExplainedBesideTheTimeline() {
        Workbench.openSample(BLACK_HOLE);
        var findings = Screen.on(() -> Screen.allNamed("finding"));
        assertEquals(2, findings.size());
        assertTrue(Screen.on(() -> about()).contains("Ruled out by evidence"));

        Screen.act(() -> Screen.send(findings.get(1), SWT.MouseDown, 5, 5));

        Screen.await("the second finding", () -> findings.get(1).getBackground().equals(selection()));
        Screen.await(
                "the first is not chosen",
                () -> !findings.getFirst().getBackground().equals(selection()));
    }

    @Test
    void aPacketUnderThePointerTellsItsFacts() {
        Workbench.openSample(BLACK_HOLE);
        Photo.of(Screen.on(Workbench::timeline));

        var told = Screen.awaited("a tooltip", () -> hover());

        assertTrue(told.contains("1500 octets, seq 1:1,461"), told);
    }

    /** What the banner says is about the capture, and not about this flow. */
    @Test
    void aFlowThatIsWellIsSaidToBe() {
        Workbench.openSample(BLACK_HOLE);
        assertTrue(!Screen.on(() -> Screen.words(Screen.window())).contains("The whole capture, not the flow"));

        choose("ICMP", "0");

        var about = Screen.await(Control.class, "about-flow");
        var words = Screen.on(() -> Screen.words(about));
        assertTrue(words.startsWith("This flow shows no trouble"), words);
        assertTrue(words.contains("0 sent again"), words);
        assertTrue(Screen.on(() -> Screen.words(Screen.window())).contains("The whole capture, not the flow below:"));

        choose("ICMP", "9");

        Screen.await(
                "nothing of it any more",
                () -> Screen.named(Control.class, "about-flow").isEmpty()
                        && !Screen.words(Screen.window()).contains("The whole capture, not the flow"));
    }

    @Test
    void narrowWindowsKeepFindingsInSight() {
        Workbench.openSample(BLACK_HOLE);
        Photo.of(Screen.on(Screen::window)).save("workbench-1440x900");

        Workbench.size(1024, 700);

        Screen.await("findings at the left of the flows", () -> Screen.named(Control.class, "findings")
                .filter(f -> f.toDisplay(0, 0).y > Workbench.timeline().toDisplay(0, 0).y
                        && f.toDisplay(0, 0).x < Workbench.flows().toDisplay(0, 0).x)
                .isPresent());
        Photo.of(Screen.on(Screen::window)).save("workbench-1024x700");
        var height = Screen.on(() -> Workbench.timeline().getSize().y);
        assertTrue(height >= 300, "room for the timeline: " + height);
        assertTrue(
                Screen.on(() -> Screen.named(Control.class, "findings")
                                .orElseThrow()
                                .getSize()
                                .x)
                        > 200,
                "room for findings");
        Workbench.size(1440, 900);
        Screen.await("findings beside the timeline", () -> Screen.named(Control.class, "findings")
                .filter(f -> f.toDisplay(0, 0).y < Workbench.timeline().toDisplay(0, 0).y)
                .isPresent());
    }

    private static java.util.Optional<String> hover() {
        var timeline = Workbench.timeline();
        var size = timeline.getSize();
        for (int y = 40; y < size.y / 2; y += 4) {
            for (int x = size.x / 2; x < size.x; x += 4) {
                Screen.send(timeline, SWT.MouseMove, x, y);
                if (Screen.description(timeline).startsWith("Packet ")) {
                    return java.util.Optional.of(Screen.description(timeline));
                }
            }
        }
        return java.util.Optional.empty();
    }

    private static void choose(String column, String text) {
        Screen.act(() -> Workbench.choose(Workbench.flows(), Workbench.row(Workbench.flows(), column, text)));
    }

    private static String cellOfPacket(int number, String column) {
        var packets = Workbench.packets();
        return Workbench.cell(packets, Workbench.row(packets, "No.", Integer.toString(number)), column);
    }

    private static String about() {
        return Screen.words(Screen.named(Control.class, "findings").orElseThrow());
    }

    private static org.eclipse.swt.graphics.Color selection() {
        var color = Photo.palette().color(Role.SELECTION);
        return new org.eclipse.swt.graphics.Color(color.getRed(), color.getGreen(), color.getBlue());
    }
}
