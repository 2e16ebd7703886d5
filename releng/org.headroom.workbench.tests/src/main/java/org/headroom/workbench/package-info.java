/** Drives the real product under a display, as a user would: by its commands, its tables and its buttons. */
@NullMarked
package org.headroom.workbench;

import org.jspecify.annotations.NullMarked;
