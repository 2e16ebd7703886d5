package org.headroom.workbench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.CLabel;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Link;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.PlatformUI;
import org.jspecify.annotations.Nullable;

/** What is on the screen, read and pressed from the thread of a test. */
final class Screen {

    private static final long DEADLINE_NANOS = 30_000_000_000L;
    private static final long PAUSE_MILLIS = 20;

    private Screen() {}

    static Display display() {
        return PlatformUI.getWorkbench().getDisplay();
    }

    /** Asks something on the display thread. */
    static <T> T on(Callable<T> question) {
        var answer = new AtomicReference<@Nullable T>();
        var trouble = new AtomicReference<@Nullable Throwable>();
        display().syncExec(() -> {
            try {
                answer.set(question.call());
            } catch (Throwable e) {
                trouble.set(e);
            }
        });
        if (trouble.get() != null) {
            throw new AssertionError(trouble.get());
        }
        return Objects.requireNonNull(answer.get());
    }

    /** Does something on the display thread. */
    static void act(Runnable action) {
        on(() -> {
            action.run();
            return true;
        });
    }

    /** Waits until something is there, and answers it. */
    static <T> T awaited(String what, Callable<Optional<T>> look) {
        var until = System.nanoTime() + DEADLINE_NANOS;
        while (true) {
            var found = on(look);
            if (found.isPresent()) {
                return found.get();
            }
            if (System.nanoTime() > until) {
                throw new AssertionError("never came: " + what + "\non the screen: " + on(Screen::everything));
            }
            pause(PAUSE_MILLIS);
        }
    }

    static void await(String what, Callable<Boolean> holds) {
        awaited(what, () -> holds.call() ? Optional.of(true) : Optional.empty());
    }

    static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** All visible controls in a control, itself included. */
    static Stream<Control> within(Control root) {
        if (root.isDisposed() || !root.isVisible()) {
            return Stream.empty();
        }
        return root instanceof Composite box
                ? Stream.concat(
                        Stream.of(root), Arrays.stream(box.getChildren()).flatMap(Screen::within))
                : Stream.of(root);
    }

    /** The visible control that bears a name, wherever it is. */
    static <C extends Control> Optional<C> named(Class<C> kind, String name) {
        return shells().flatMap(Screen::within)
                .filter(c -> name.equals(c.getData("name")))
                .filter(kind::isInstance)
                .map(kind::cast)
                .findFirst();
    }

    static <C extends Control> C await(Class<C> kind, String name) {
        return awaited(name, () -> named(kind, name));
    }

    static List<Control> allNamed(String name) {
        return shells().flatMap(Screen::within)
                .filter(c -> name.equals(c.getData("name")))
                .toList();
    }

    /** What a picture says to those who cannot see it. */
    static String description(Control picture) {
        return picture.getData("description") instanceof String words ? words : "";
    }

    static Stream<Shell> shells() {
        return Arrays.stream(display().getShells()).filter(s -> !s.isDisposed() && s.isVisible());
    }

    static Optional<Shell> shell(Predicate<String> title) {
        return shells().filter(s -> title.test(s.getText())).findFirst();
    }

    static Shell window() {
        return PlatformUI.getWorkbench().getWorkbenchWindows()[0].getShell();
    }

    /** All words in a control, in the order of its parts. */
    static String words(Control root) {
        var words = new ArrayList<String>();
        within(root).forEach(c -> {
            var text = text(c);
            if (!text.isBlank()) {
                words.add(text);
            }
        });
        return String.join("\n", words).replace("&&", "&");
    }

    private static String everything() {
        return String.join(
                "\n====\n", shells().map(s -> s.getText() + "\n" + words(s)).toList());
    }

    private static String text(Control control) {
        return switch (control) {
            case Label label -> label.getText();
            case CLabel label -> label.getText();
            case Link link -> link.getText();
            case Button button -> button.getText();
            case Text text -> text.getText();
            case StyledText text -> text.getText();
            default -> description(control);
        };
    }

    static Optional<Button> button(Control root, String text) {
        return within(root)
                .filter(c ->
                        c instanceof Button b && b.getText().replace("&", "").startsWith(text))
                .map(Button.class::cast)
                .findFirst();
    }

    /** Presses a control that answers to Selection; it may open a dialog and stay in it, so nobody waits for it. */
    static void press(Control control) {
        display().asyncExec(() -> {
            if (!control.isDisposed()) {
                var event = new Event();
                event.widget = control;
                control.notifyListeners(SWT.Selection, event);
            }
        });
    }

    static void send(Control control, int type, int x, int y) {
        var event = new Event();
        event.x = x;
        event.y = y;
        event.button = 1;
        control.notifyListeners(type, event);
    }
}
