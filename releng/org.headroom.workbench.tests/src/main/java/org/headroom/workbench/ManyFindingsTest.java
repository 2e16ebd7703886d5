package org.headroom.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Link;
import org.headroom.chart.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A capture with more findings than the window can lay out at once: a part of them has rows, and all can be reached. */
class ManyFindingsTest extends WorkbenchCase {

    private static final int ALL = 70;
    private static final int AT_ONCE = 30;

    @TempDir
    Path folder;

    @BeforeEach
    void open() throws IOException {
        Workbench.open(Files.writeString(
                folder.resolve("many.txt"),
                IntStream.range(0, ALL).mapToObj(ManyFindingsTest::flow).collect(Collectors.joining())));
        Screen.await("its flows", () -> Workbench.listsFlows() && Workbench.packetCount() > 0);
    }

    /** A flow whose path carries a size of its own, so that it is a finding of its own. */
    private static String flow(int n) {
        return """
                17:TIME.000000 IP 10.0.N.1.1199 > 198.51.100.N.80: Flags [S], seq 100, win 5840, options [mss 1460], length 0
                17:TIME.010000 IP 198.51.100.N.80 > 10.0.N.1.1199: Flags [S.], seq 900, ack 101, win 5792, options [mss 1460], length 0
                17:TIME.020000 IP 10.0.N.1.1199 > 198.51.100.N.80: Flags [.], seq 101:1561, ack 901, win 5840, length 1460
                17:TIME.021000 IP 192.0.2.N > 10.0.N.1: ICMP 198.51.100.N unreachable - need to frag (mtu MTU), length 556
                """.replace("TIME", "%02d:%02d".formatted(n / 60, n % 60))
                .replace("MTU", Integer.toString(1300 + n))
                .replace(".N", "." + (n + 1));
    }

    @Test
    void allOfThemCanBeReached() {
        assertEquals(AT_ONCE, rows().size());
        assertTrue(words().contains("1 – 30 of 70"), words());
        assertTrue(
                words().contains("10.0.70.1 → 198.51.100.70") || words().contains("10.0.1.1 → 198.51.100.1"), words());

        turn("next");
        assertEquals(AT_ONCE, rows().size());
        turn("next");
        assertEquals(ALL - 2 * AT_ONCE, rows().size());
        assertTrue(words().contains("61 – 70 of 70"), words());
        turn("back");

        assertTrue(words().contains("31 – 60 of 70"), words());
    }

    @Test
    void oneThatIsChosenElsewhereComesInSight() {
        Screen.act(() ->
                Workbench.choose(Workbench.flows(), Workbench.row(Workbench.flows(), "Client", "10.0.65.1:1199")));

        Screen.await("its row, in sight", () -> chosen().filter(ManyFindingsTest::inSight)
                .isPresent());
        assertTrue(words().contains("61 – 70 of 70"), words());
    }

    @Test
    void arrowKeysGoOnWhereTheRowsEnd() {
        Screen.act(() -> Screen.send(rows().getLast(), SWT.MouseDown, 5, 5));

        Screen.act(() -> press(rows().getLast(), SWT.ARROW_DOWN));

        assertTrue(words().contains("31 – 60 of 70"), words());
        assertEquals(Optional.of(rows().getFirst()), Screen.on(ManyFindingsTest::chosen));
        assertTrue(Screen.on(() -> rows().getFirst().isFocusControl()));

        Screen.act(() -> press(rows().getFirst(), SWT.ARROW_UP));

        assertEquals(Optional.of(rows().getLast()), Screen.on(ManyFindingsTest::chosen));
        assertTrue(Screen.on(() -> inSight(rows().getLast())));
    }

    private static List<Control> rows() {
        return Screen.on(() -> Screen.allNamed("finding"));
    }

    private static ScrolledComposite findings() {
        return Screen.named(ScrolledComposite.class, "findings").orElseThrow();
    }

    private static String words() {
        return Screen.on(() -> Screen.words(findings()));
    }

    private static Optional<Control> chosen() {
        var color = Photo.palette().color(Role.SELECTION);
        var selection = new Color(color.getRed(), color.getGreen(), color.getBlue());
        return Screen.allNamed("finding").stream()
                .filter(row -> row.getBackground().equals(selection))
                .findFirst();
    }

    private static boolean inSight(Control row) {
        var frame = findings();
        var place = Screen.display().map(row.getParent(), frame, row.getBounds());
        return place.y >= 0 && place.y + place.height <= frame.getClientArea().height;
    }

    private static void turn(String link) {
        Screen.act(() -> {
            var links = Screen.within(findings())
                    .filter(Link.class::isInstance)
                    .findFirst()
                    .orElseThrow();
            var event = new Event();
            event.text = link;
            links.notifyListeners(SWT.Selection, event);
        });
    }

    private static void press(Control control, int key) {
        var event = new Event();
        event.keyCode = key;
        control.notifyListeners(SWT.KeyDown, event);
    }
}
