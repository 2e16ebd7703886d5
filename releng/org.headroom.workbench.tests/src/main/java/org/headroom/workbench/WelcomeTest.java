package org.headroom.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.core.runtime.Platform;
import org.eclipse.core.runtime.preferences.InstanceScope;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Link;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.keys.IBindingService;
import org.headroom.report.Report;
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

    @Test
    void whatIsOpenedComesIntoTheListOfThePageThatIsThere() {
        var sample = Screen.awaited("the first sample", WelcomeTest::sample);
        Screen.act(() -> InstanceScope.INSTANCE.getNode("org.headroom.ui").put("recent", ""));
        var list = Screen.await(Composite.class, "recent");
        assertEquals(List.of(), links(list));

        Screen.press(sample);

        Screen.await("the list with it", () -> links(list).equals(List.of("<a>lvs-black-hole-router.pcap</a>")));
    }

    /** A page without the focus hears no keys, and it offers Ctrl+O. */
    @Test
    void thePageHasTheFocusAlsoBesideACapture() {
        Workbench.openSample("lvs-black-hole-router.pcap");

        Workbench.run("org.headroom.ui.welcome", Map.of());

        Screen.await("the welcome page", () -> Workbench.inFront(Workbench.WELCOME_EDITOR));
        Screen.await(
                "the focus on it",
                () -> Screen.display().getFocusControl() instanceof Control focused
                        && "welcome".equals(focused.getData("name")));
    }

    @Test
    void everyCommandHasItsOwnKeys() {
        var keys = PlatformUI.getWorkbench().getService(IBindingService.class);

        assertEquals("Ctrl+O", keys.getBestActiveBindingFormattedFor(Workbench.OPEN));
        assertEquals("Ctrl+D", keys.getBestActiveBindingFormattedFor(Workbench.DIAGNOSE));
        assertEquals("Ctrl+S", keys.getBestActiveBindingFormattedFor(Workbench.REPORT));
    }

    @Test
    void aboutSaysVersionAndLicence() {
        var about = Platform.getProduct().getProperty("aboutText");

        assertEquals(
                "Headroom " + Report.VERSION + ", under the Eclipse Public License 2.0",
                about.lines().findFirst().orElseThrow());
    }

    /** Of a page that may lie behind another. */
    private static List<String> links(Composite list) {
        return Screen.on(() -> Stream.of(list.getChildren())
                .filter(Link.class::isInstance)
                .map(link -> ((Link) link).getText())
                .toList());
    }

    private static java.util.Optional<Control> sample() {
        return Screen.named(Control.class, "sample:lvs-black-hole-router.pcap");
    }
}
