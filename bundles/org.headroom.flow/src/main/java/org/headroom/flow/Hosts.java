package org.headroom.flow;

import java.util.Arrays;
import org.headroom.packet.capture.HostNames;
import org.jspecify.annotations.Nullable;

/** The addresses that flows run between, numbered from 0 in order of appearance: a path is two numbers, and no text is made for it. */
final class Hosts {

    private final HostNames names;
    /** Of each flow the number of its A end and of its B end. */
    private final int[] ends;

    private long[] high = new long[64];
    private long[] low = new long[64];
    private int hosts;
    /** Open addressing, never more than half full: numbers plus 1. */
    private int[] slots = new int[128];

    private final @Nullable String[] texts;

    Hosts(FlowTable flows, HostNames names) {
        this.names = names;
        this.ends = new int[flows.flows() * 2];
        for (int flow = 0; flow < flows.flows(); flow++) {
            ends[flow * 2] = number(flows.aHigh(flow), flows.aLow(flow));
            ends[flow * 2 + 1] = number(flows.bHigh(flow), flows.bLow(flow));
        }
        this.texts = new @Nullable String[hosts];
    }

    private int number(long addressHigh, long addressLow) {
        var slot = slot(addressHigh, addressLow);
        if (slots[slot] != 0) {
            return slots[slot] - 1;
        }
        slots[slot] = hosts + 1;
        return add(addressHigh, addressLow);
    }

    /** Where an address is, or would be. */
    private int slot(long addressHigh, long addressLow) {
        var mask = slots.length - 1;
        var slot = (int) (FlowTable.mix(addressHigh * 31 + addressLow) >>> 32) & mask;
        while (slots[slot] != 0 && (low[slots[slot] - 1] != addressLow || high[slots[slot] - 1] != addressHigh)) {
            slot = slot + 1 & mask;
        }
        return slot;
    }

    private int add(long addressHigh, long addressLow) {
        if (hosts == low.length) {
            high = Arrays.copyOf(high, hosts * 2);
            low = Arrays.copyOf(low, hosts * 2);
        }
        high[hosts] = addressHigh;
        low[hosts++] = addressLow;
        if (hosts * 2 > slots.length) {
            rehash();
        }
        return hosts - 1;
    }

    private void rehash() {
        slots = new int[slots.length * 2];
        for (int host = 0; host < hosts; host++) {
            slots[slot(high[host], low[host])] = host + 1;
        }
    }

    /** How many there are. */
    int size() {
        return hosts;
    }

    /** The host at a flow's A end. */
    int a(int flow) {
        return ends[flow * 2];
    }

    int b(int flow) {
        return ends[flow * 2 + 1];
    }

    /** Its address, as the capture writes it; the same string each time. */
    String text(int host) {
        var known = texts[host];
        if (known == null) {
            known = names.text(high[host], low[host]);
            texts[host] = known;
        }
        return known;
    }
}
