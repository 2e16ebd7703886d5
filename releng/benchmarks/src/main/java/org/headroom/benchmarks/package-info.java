/** What the engine takes for a packet, a look-up, a message, a picture: one idea a benchmark. */
@NullMarked
package org.headroom.benchmarks;

import org.jspecify.annotations.NullMarked;
