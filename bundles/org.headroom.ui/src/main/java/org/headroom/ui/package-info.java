/** The same engine in a window: editor, views, wizard. */
@NullMarked
package org.headroom.ui;

import org.jspecify.annotations.NullMarked;
