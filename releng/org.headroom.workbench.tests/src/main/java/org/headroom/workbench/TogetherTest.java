package org.headroom.workbench;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Control;
import org.junit.jupiter.api.Test;

/** Two captures of one trouble: each in an editor of its own, and both as observation points in a third. */
class TogetherTest extends WorkbenchCase {

    private static final String TOGETHER = "org.headroom.ui.together";
    private static final String ROUTER = "lvs-black-hole-router.pcap";
    private static final String CLIENT = "lvs-black-hole-client.pcapng";

    @Test
    void allOpenCapturesAreJudgedTogether() {
        Workbench.openSample(ROUTER);
        assertFalse(Screen.on(() -> Workbench.isEnabled(TOGETHER)), "with one there is nothing to compare");
        Workbench.open(Workbench.sample(CLIENT));
        Screen.await("the command", () -> Workbench.isEnabled(TOGETHER));

        Workbench.run(TOGETHER, Map.of());

        Screen.await("both", () -> Screen.window().getText().equals(ROUTER + " + " + CLIENT + " – Headroom"));
        shows("Timeline of flow 2 of 3 in " + ROUTER + ": 198.51.100.23:41988 → 192.0.2.80:80");
        var words = Screen.on(() -> Screen.words(Screen.window()));
        assertTrue(words.contains("Packets over 1480 octets never arrive"), words);
        assertTrue(words.contains("Where: between " + ROUTER + " and " + CLIENT), words);
        Photo.of(Screen.on(Screen::window)).save("together");

        Workbench.run(Workbench.DIAGNOSE, Map.of());

        var wizard = Screen.awaited("the wizard", () -> Screen.shell(title -> title.startsWith("Diagnose ")));
        Screen.await("both points", () -> Screen.words(wizard).contains("2 observation points"));
        while (Screen.on(() -> Screen.named(Control.class, "page:Evidence").isEmpty())) {
            Screen.press(Screen.on(() -> Screen.button(wizard, "Next").orElseThrow()));
            Screen.pause(500);
        }
        Screen.await("which point saw it", () -> Screen.words(wizard).contains("Point 1: "));
    }

    /** What a point saw cannot be chosen in the views, which show the first. */
    @Test
    void aFindingLeadsToItsFlowWhicheverPointNamesIt() {
        Workbench.openSample(CLIENT);
        Workbench.open(Workbench.sample(ROUTER));
        Screen.await("the command", () -> Workbench.isEnabled(TOGETHER));
        Workbench.run(TOGETHER, Map.of());
        Screen.await("both", () -> Screen.window().getText().equals(CLIENT + " + " + ROUTER + " – Headroom"));
        shows(" in " + CLIENT);
        var findings = Screen.on(() -> Screen.allNamed("finding"));

        Screen.act(() -> Screen.send(findings.getFirst(), SWT.MouseDown, 5, 5));

        shows("198.51.100.23:41988");
    }

    private static void shows(String flow) {
        Screen.await("the timeline of a flow: " + flow, () -> Screen.named(Canvas.class, "timeline")
                .filter(timeline -> Screen.description(timeline).contains(flow))
                .isPresent());
    }
}
