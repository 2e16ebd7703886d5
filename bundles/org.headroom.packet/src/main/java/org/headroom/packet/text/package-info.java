/**
 * Printed packets: what tcpdump, tethereal and tshark wrote on a terminal, told again in octets.
 *
 * <p>One grammar a file. A {@link org.headroom.packet.text.Transcript} takes lines and gives packets; what a line does not say stays
 * unsaid, or is chosen so that nobody concludes anything from it.
 */
@NullMarked
package org.headroom.packet.text;

import org.jspecify.annotations.NullMarked;
