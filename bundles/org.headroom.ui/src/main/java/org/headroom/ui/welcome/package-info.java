/** Where to begin. */
@NullMarked
package org.headroom.ui.welcome;

import org.jspecify.annotations.NullMarked;
