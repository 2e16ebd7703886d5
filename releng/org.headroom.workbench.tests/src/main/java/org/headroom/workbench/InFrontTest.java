package org.headroom.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.core.runtime.Platform;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Canvas;
import org.headroom.chart.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the window says of the capture in front, of one after another, and of those that hold little. */
class InFrontTest extends WorkbenchCase {

    private static final String BLACK_HOLE = "lvs-black-hole-router.pcap";
    private static final String LOOKED_AT = "58 packets, 16.0 s";

    @TempDir
    Path folder;

    @Test
    void theStatusLineFollowsTheCaptureInFront() {
        Workbench.openSample(BLACK_HOLE);
        var first = Screen.on(() -> Workbench.editor().orElseThrow());
        Screen.await("what was looked at", () -> words().contains(LOOKED_AT));
        Workbench.openSample("silent-black-hole-client.pcap");
        Screen.await("the other one", () -> !words().contains(LOOKED_AT));
        Screen.act(() -> Workbench.page().activate(first));
        Screen.await("the first again", () -> words().contains(LOOKED_AT));
        Workbench.show("org.headroom.ui.packets");
        Screen.await(
                "nothing under way", () -> Workbench.page().getActivePart() != first && words().contains(LOOKED_AT));
    }

    @Test
    void ofASilentBlackHoleTheSecondSentenceSaysSomethingNew() {
        Workbench.openSample("silent-black-hole-client.pcap");
        Screen.await("why, and what helps", () -> words().contains(
                        "No router says why: it sends no ICMP, or somebody drops it. Let ICMP through."));
    }

    @Test
    void aHealthyCaptureOpensOnTheFlowThatProvesIt() {
        Workbench.openSample("lvs-mended-by-mss-router.pcap");
        var shown = Screen.on(() -> Screen.description(Workbench.timeline()));
        assertTrue(shown.contains("198.51.100.23:45620"), shown);
    }

    @Test
    void aFlowIsCountedTheWayThatItsLargePacketsGo() {
        Workbench.openSample(BLACK_HOLE);
        assertEquals(
                "302",
                Screen.on(() ->
                        Workbench.cell(Workbench.flows(), Workbench.row(Workbench.flows(), "Port", "41972"), "Sent")));
    }

    @Test
    void messagesAloneAreDrawnAndListed() throws IOException {
        Workbench.open(Files.writeString(folder.resolve("messages.txt"), """
                17:07:00.608444 IP 192.0.2.80 > 198.51.100.23: icmp 556: 192.0.2.80 unreachable - need to frag (mtu 1480)
                17:07:01.288197 IP 192.0.2.80 > 198.51.100.23: icmp 556: 192.0.2.80 unreachable - need to frag (mtu 1480)
                """));
        Screen.await("what there is", () -> Screen.named(Canvas.class, "timeline")
                .map(Screen::description)
                .orElse("")
                .equals("Timeline of 2 ICMP messages to 198.51.100.23 about packets to 192.0.2.80,"
                        + " which are not in this capture"));
        Screen.await("both in the list", () -> Workbench.packetCount() == 2);
        assertEquals(
                "ICMP too big, next-hop MTU 1480", Screen.on(() -> Workbench.cell(Workbench.packets(), 0, "What")));
        assertTrue(Photo.of(Screen.on(Workbench::timeline)).count(Role.ICMP) > 60, "diamonds");
    }

    @Test
    void aClickGivesTheTimelineTheKeyboard() {
        Workbench.openSample(BLACK_HOLE);
        Screen.act(() -> Screen.window().forceActive());
        Workbench.show("org.headroom.ui.packets");
        var timeline = Screen.on(Workbench::timeline);
        Screen.act(() -> Screen.send(timeline, SWT.MouseDown, timeline.getSize().x - 5, 40));
        Screen.await("the keyboard in the timeline", timeline::isFocusControl);
    }

    /** A model saved while captures are open would bring them back as errors after a crash. */
    @Test
    void nothingIsSavedWhileTheWindowIsOpen() {
        assertEquals(
                0,
                Platform.getPreferencesService()
                        .getInt("org.eclipse.ui.workbench", "WORKBENCH_SAVE_INTERVAL", 5, null));
    }

    private static String words() {
        return Screen.words(Screen.window());
    }
}
