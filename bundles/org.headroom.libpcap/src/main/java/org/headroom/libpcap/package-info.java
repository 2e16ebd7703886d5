/** What libpcap adds: filter expressions, and one packet dissected as a tree. */
@NullMarked
package org.headroom.libpcap;

import org.jspecify.annotations.NullMarked;
