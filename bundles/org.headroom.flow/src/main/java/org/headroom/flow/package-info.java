/**
 * Packets become flows: who sent what size, what was delivered, which ICMP message answered which segment, which tunnel
 * carried it, and what that looks like over time.
 */
@NullMarked
package org.headroom.flow;

import org.jspecify.annotations.NullMarked;
