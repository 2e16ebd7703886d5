/**
 * The product without a window: the calls of the command line.
 *
 * <p>{@link org.headroom.cli.Main} starts; {@link org.headroom.cli.Call} lists the calls; each of them is one class. Standard output
 * carries the result only, everything else goes to standard error.
 */
@NullMarked
package org.headroom.cli;

import org.jspecify.annotations.NullMarked;
