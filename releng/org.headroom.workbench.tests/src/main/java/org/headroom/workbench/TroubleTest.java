package org.headroom.workbench;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Shell;
import org.headroom.chart.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that are damaged, files that are no captures, files that never end: a sentence in the window, nothing in the log. */
class TroubleTest extends WorkbenchCase {

    private static final long VAST = 1L << 36;

    /** A pcap file's, of packets of IP. */
    private static final byte[] HEADER = ByteBuffer.allocate(24)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putInt(0xa1b2c3d4)
            .putShort((short) 2)
            .putShort((short) 4)
            .putLong(0)
            .putInt(262_144)
            .putInt(101)
            .array();

    @TempDir
    Path folder;

    @Test
    void aCaptureCutOffIsAnalysedUpToThere() throws IOException {
        var whole = Files.readAllBytes(Workbench.sample("lvs-black-hole-router.pcap"));
        var cut = Files.write(folder.resolve("cut-off.pcap"), Arrays.copyOf(whole, whole.length - 50));

        Workbench.open(cut);

        Screen.await(
                "flows of what is there",
                () -> Workbench.inFront(Workbench.CAPTURE_EDITOR)
                        && Screen.named(org.eclipse.swt.widgets.Table.class, "flows")
                                .isPresent()
                        && Workbench.flows().getItemCount() == 3);
        var words = Screen.on(() -> Screen.words(Screen.window()));
        assertTrue(words.contains("Cut off in packet 58"), words);
        Photo.of(Screen.on(Screen::window)).save("damaged");
    }

    @Test
    void whatIsNoCaptureIsNamed() throws IOException {
        var letter = Files.writeString(folder.resolve("letter.pcap"), "Dear all, the network is slow again. Regards\n");

        Workbench.open(letter);

        Screen.await(
                "what is wrong with it", () -> Screen.words(Screen.window()).contains("letter.pcap cannot be opened"));
        Screen.await("nothing to diagnose", () -> !Workbench.isEnabled(Workbench.DIAGNOSE));
        assertTrue(!Screen.on(() -> Workbench.isEnabled(Workbench.REPORT)), "nor to report");
        Photo.of(Screen.on(Screen::window)).save("unreadable");
    }

    @Test
    void aFileThatIsGoneIsNamed() {
        Workbench.open(folder.resolve("gone.pcap"));

        Screen.await(
                "what is wrong with it", () -> Screen.words(Screen.window()).contains("There is no such file."));
    }

    /** Its end is so far away that reading lasts until it is cancelled, on any machine. */
    @Test
    void anOpenIsCancelled() throws IOException {
        Workbench.open(vast(HEADER));
        Screen.await("progress with rate and time", () -> Screen.words(Screen.window())
                .contains("/s · "));
        Screen.await("words in place of a picture", () -> firstPicture()
                .startsWith("Nothing to draw yet: no TCP or UDP packet has been read."));

        cancel();
    }

    @Test
    void whatHasBeenReadIsDrawnMeanwhile() throws IOException {
        Workbench.open(vast(Files.readAllBytes(Workbench.sample("lvs-black-hole-router.pcap"))));

        Screen.await("a picture", () -> firstPicture().endsWith(" packets so far, by size and time"));
        var before = Screen.on(TroubleTest::firstPicture);
        Screen.await("a newer one", () -> !firstPicture().equals(before));
        Photo.of(Screen.on(Screen::window)).save("reading");
        var photo = Photo.of(Screen.await(Canvas.class, "first-picture"));
        assertTrue(photo.count(Role.LOST) > 100, "more than in the legend: seven cells of what was sent again");
        var words = Screen.on(() -> Screen.words(Screen.window()));
        assertTrue(words.contains("Reading vast.pcap") && words.contains("/s · "), words);

        cancel();
    }

    private static String firstPicture() {
        return Screen.named(Canvas.class, "first-picture")
                .map(Screen::description)
                .orElse("");
    }

    private static void cancel() {
        Shell window = Screen.on(Screen::window);
        Screen.press(Screen.on(() -> Screen.button(window, "Cancel").orElseThrow()));

        Screen.await("the welcome page", () -> Workbench.inFront(Workbench.WELCOME_EDITOR));
    }

    /** A capture that goes on with records without octets, in a file that takes no room on the disk: zeros need none. */
    private Path vast(byte[] beginning) throws IOException {
        var file = folder.resolve("vast.pcap");
        try (var out = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            out.write(ByteBuffer.wrap(beginning));
            out.write(ByteBuffer.allocate(1), VAST);
        }
        return file;
    }
}
