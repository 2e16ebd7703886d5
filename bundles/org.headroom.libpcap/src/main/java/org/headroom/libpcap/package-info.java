/**
 * What libpcap is for: filter expressions in tcpdump's syntax.
 *
 * <p>The library is loaded when a filter is first compiled, and only then: everything else works without it.
 */
@NullMarked
package org.headroom.libpcap;

import org.jspecify.annotations.NullMarked;
