/** The same engine from a shell. */
@NullMarked
package org.headroom.cli;

import org.jspecify.annotations.NullMarked;
