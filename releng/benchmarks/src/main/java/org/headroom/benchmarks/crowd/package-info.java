/**
 * Makes large captures of many hosts at once: the same octets for the same arguments, on any machine.
 *
 * <p>Connections open with their MSS, send in bursts that are acknowledged, lose segments and repair them with SACK or after a
 * timeout, meet paths that are too narrow and are told so, or not; some travel in tunnels.
 */
@NullMarked
package org.headroom.benchmarks.crowd;

import org.jspecify.annotations.NullMarked;
