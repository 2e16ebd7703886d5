/** The capture editor: what is open, what is chosen in it, and its timeline. */
@NullMarked
package org.headroom.ui.capture;

import org.jspecify.annotations.NullMarked;
