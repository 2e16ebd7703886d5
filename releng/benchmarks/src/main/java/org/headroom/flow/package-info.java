/** Benchmarks of what {@code org.headroom.flow} keeps to itself; in its package, as its tests are. */
@NullMarked
package org.headroom.flow;

import org.jspecify.annotations.NullMarked;
