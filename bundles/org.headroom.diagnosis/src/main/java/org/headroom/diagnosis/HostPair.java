package org.headroom.diagnosis;

import org.jspecify.annotations.Nullable;

/**
 * Two hosts by their addresses, from one to the other. Equality is written out: what the language makes of records is put together
 * at run time, and every message is looked up by it.
 */
public record HostPair(String source, String destination) {

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof HostPair that && source.equals(that.source) && destination.equals(that.destination);
    }

    @Override
    public int hashCode() {
        return source.hashCode() * 31 + destination.hashCode();
    }
}
