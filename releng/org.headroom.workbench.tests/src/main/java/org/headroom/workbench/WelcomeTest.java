package org.headroom.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.eclipse.swt.widgets.Control;
import org.junit.jupiter.api.Test;

/** Where one begins without a file. */
class WelcomeTest extends WorkbenchCase {

    @Test
    void offersTheSamples() {
        Screen.await("the first sample", () -> sample().isPresent());
        Photo.of(Screen.on(Screen::window)).save("welcome");

        var words = Screen.on(() -> Screen.words(Screen.window()));

        assertTrue(words.contains("Small packets pass, big ones vanish?"), words);
        assertTrue(words.contains("Open a capture…"), words);
        assertEquals("Headroom", Screen.on(() -> Screen.window().getText()));
    }

    @Test
    void aSampleIsAClickAway() {
        var sample = Screen.awaited("the first sample", WelcomeTest::sample);

        Screen.press(sample);

        Screen.await("a capture", () -> Workbench.inFront(Workbench.CAPTURE_EDITOR));
        Screen.await("its flows", Workbench::listsFlows);
    }

    private static java.util.Optional<Control> sample() {
        return Screen.named(Control.class, "sample:lvs-black-hole-router.pcap");
    }
}
