/**
 * The bytes of a capture: pcap, pcapng, compressed or printed as text, one record at a time.
 *
 * <p>A capture is hostile and often cut short. Damage is reported as a {@link
 * org.headroom.packet.capture.Problem} and never ends the reading of what is still whole.
 */
@NullMarked
package org.headroom.packet.capture;

import org.jspecify.annotations.NullMarked;
