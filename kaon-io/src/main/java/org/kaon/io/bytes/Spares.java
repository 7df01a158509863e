package org.kaon.io.bytes;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/// Byte arrays that are used again: arrays that live as long as a block of a file is read from grow
/// old in the heap, and a heap of old garbage is not cleared before it has reached its limit.
///
/// Whoever takes an array may give it back, once, when nobody reads it any more; it holds whatever
/// was in it. Arrays that idle take 64 MiB at most.
///
/// *Threads*: any number.
public final class Spares {

    private static final long MOST_IDLE = 64L << 20;
    private static final int LEAST = 1 << 10;
    private static final int LARGEST = 1 << 28;

    private final long most;
    // By length, the lengths that have not been asked for longest first.
    private final Map<Integer, Deque<byte[]>> idle = new LinkedHashMap<>(16, 0.75f, true);
    private long idleBytes;

    private Spares(long most) {
        this.most = most;
    }

    /// None yet.
    public static Spares empty() {
        return new Spares(MOST_IDLE);
    }

    /// Gives fresh arrays of exactly the length that is asked for, and keeps none.
    public static Spares none() {
        return new Spares(0);
    }

    /// An array of at least this length.
    public byte[] take(int least) {
        if (most == 0 || least > LARGEST) {
            return new byte[least];
        }
        int length = rounded(least);
        synchronized (this) {
            Deque<byte[]> arrays = idle.get(length);
            if (arrays != null && !arrays.isEmpty()) {
                idleBytes -= length;
                return arrays.pop();
            }
        }
        return new byte[length];
    }

    /// Takes back an array that [#take] has given.
    public synchronized void give(byte[] array) {
        int length = array.length;
        if (length > most || length < LEAST || rounded(length) != length) {
            return;
        }
        idle.computeIfAbsent(length, _ -> new ArrayDeque<>()).push(array);
        idleBytes += length;
        Iterator<Map.Entry<Integer, Deque<byte[]>>> eldest = idle.entrySet().iterator();
        while (idleBytes > most) {
            Map.Entry<Integer, Deque<byte[]>> entry = eldest.next();
            while (idleBytes > most && !entry.getValue().isEmpty()) {
                entry.getValue().pop();
                idleBytes -= entry.getKey();
            }
        }
    }

    synchronized long idleBytes() {
        return idleBytes;
    }

    // A quarter of a power of two, so that arrays of about the same length serve each other.
    private static int rounded(int bytes) {
        if (bytes <= LEAST) {
            return LEAST;
        }
        int step = Integer.highestOneBit(bytes - 1) >>> 2;
        return (bytes + step - 1) / step * step;
    }
}
