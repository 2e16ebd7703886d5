package org.headroom.ui.capture;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.ui.IEditorInput;
import org.eclipse.ui.IPersistableElement;
import org.jspecify.annotations.Nullable;

/**
 * A capture file to open, or several of one network to be judged together.
 *
 * @param files absolute, so that the same captures are opened once
 */
public record CaptureInput(List<Path> files) implements IEditorInput {

    @Override
    public boolean exists() {
        return files.stream().allMatch(Files::exists);
    }

    @Override
    public @Nullable ImageDescriptor getImageDescriptor() {
        return null;
    }

    /** {@code a.pcap}, {@code a.pcap + b.pcap}, {@code a.pcap + 2 more}. */
    @Override
    public String getName() {
        var first = name(files.getFirst());
        return switch (files.size()) {
            case 1 -> first;
            case 2 -> first + " + " + name(files.getLast());
            default -> first + " + " + (files.size() - 1) + " more";
        };
    }

    private static String name(Path file) {
        var name = file.getFileName();
        return name == null ? file.toString() : name.toString();
    }

    @Override
    public @Nullable IPersistableElement getPersistable() {
        return null;
    }

    @Override
    public String getToolTipText() {
        return files.stream().map(Path::toString).collect(Collectors.joining("\n"));
    }

    @Override
    public <T> @Nullable T getAdapter(Class<T> type) {
        var file = files.getFirst();
        return files.size() == 1 && type.isInstance(file) ? type.cast(file) : null;
    }
}
