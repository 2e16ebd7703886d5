package org.headroom.ui.view;

import java.util.Optional;
import org.headroom.ui.capture.Inspection;

/** What is in a view. */
interface Pane {

    /** Shows another capture, or what would be here. */
    void opened(Optional<Inspection> inspection);

    /** Shows what is chosen now. */
    void chosen(Inspection inspection);

    void focus();
}
