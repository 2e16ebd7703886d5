package org.headroom.flow;

/** Numbers keys from 0 in order of appearance; open addressing, never more than half full. */
public final class Numbering {

    private static final int FEW = 32;

    private long[] keys;
    /** Beside each key its number plus 1. */
    private int[] numbers;

    private int size;

    public Numbering() {
        this(FEW);
    }

    /** With room for so many keys; there may be more. */
    public Numbering(int expected) {
        keys = new long[Integer.highestOneBit(Math.max(expected, 1)) * 4];
        numbers = new int[keys.length];
    }

    /** How many keys have a number. */
    public int size() {
        return size;
    }

    /** The number of a key, -1 where it has none. */
    public int find(long key) {
        return numbers[slot(key)] - 1;
    }

    /** The number of a key, the next one where it had none. */
    public int findOrAdd(long key) {
        var slot = slot(key);
        if (numbers[slot] != 0) {
            return numbers[slot] - 1;
        }
        keys[slot] = key;
        numbers[slot] = ++size;
        if (size * 2 > keys.length) {
            grow();
        }
        return size - 1;
    }

    private int slot(long key) {
        var mask = keys.length - 1;
        var slot = (int) (FlowTable.mix(key) >>> Integer.SIZE) & mask;
        while (numbers[slot] != 0 && keys[slot] != key) {
            slot = slot + 1 & mask;
        }
        return slot;
    }

    private void grow() {
        var oldKeys = keys;
        var oldNumbers = numbers;
        keys = new long[oldKeys.length * 2];
        numbers = new int[keys.length];
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldNumbers[i] != 0) {
                var slot = slot(oldKeys[i]);
                keys[slot] = oldKeys[i];
                numbers[slot] = oldNumbers[i];
            }
        }
    }
}
