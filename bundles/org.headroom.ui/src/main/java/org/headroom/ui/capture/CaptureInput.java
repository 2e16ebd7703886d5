package org.headroom.ui.capture;

import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.ui.IEditorInput;
import org.eclipse.ui.IPersistableElement;
import org.jspecify.annotations.Nullable;

/**
 * A capture file to open.
 *
 * @param file absolute, so that the same capture is opened once
 */
public record CaptureInput(Path file) implements IEditorInput {

    @Override
    public boolean exists() {
        return Files.exists(file);
    }

    @Override
    public @Nullable ImageDescriptor getImageDescriptor() {
        return null;
    }

    @Override
    public String getName() {
        var name = file.getFileName();
        return name == null ? file.toString() : name.toString();
    }

    @Override
    public @Nullable IPersistableElement getPersistable() {
        return null;
    }

    @Override
    public String getToolTipText() {
        return file.toString();
    }

    @Override
    public <T> @Nullable T getAdapter(Class<T> type) {
        return type.isInstance(file) ? type.cast(file) : null;
    }
}
