/** The views round the editor, linked by what is chosen. */
@NullMarked
package org.headroom.ui.view;

import org.jspecify.annotations.NullMarked;
