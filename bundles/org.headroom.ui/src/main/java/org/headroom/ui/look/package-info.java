/** Colours, fonts and the pictures that AWT draws for SWT. */
@NullMarked
package org.headroom.ui.look;

import org.jspecify.annotations.NullMarked;
