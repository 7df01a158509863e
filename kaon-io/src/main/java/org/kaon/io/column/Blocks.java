package org.kaon.io.column;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/// Gives arenas whose large blocks are used again by later arenas: memory that the system has just
/// handed out is slow to touch.
///
/// A block is filled with zeros before it is given again, and nobody reaches it through an arena
/// that is closed. Blocks that nobody uses any more go with this object.
///
/// *Threads*: any number may take, use and close arenas.
final class Blocks implements Supplier<Arena> {

    private static final long LEAST = 1 << 14;
    private static final long MOST_IDLE = 128 << 20;
    private static final int ALIGNMENT = 64;

    private final Map<Long, Deque<MemorySegment>> idle = new HashMap<>();
    private long idleBytes;

    @Override
    public Arena get() {
        return new Recycling();
    }

    // A quarter of a power of two, so that blocks of about the same length serve each other.
    static long rounded(long bytes) {
        long step = Math.max(1, Long.highestOneBit(bytes - 1) >>> 2);
        return (bytes + step - 1) / step * step;
    }

    private MemorySegment take(long size) {
        MemorySegment block;
        synchronized (this) {
            Deque<MemorySegment> blocks = idle.getOrDefault(size, new ArrayDeque<>());
            if (blocks.isEmpty()) {
                return Arena.ofAuto().allocate(size, ALIGNMENT);
            }
            block = blocks.pop();
            idleBytes -= size;
        }
        return block.fill((byte) 0);
    }

    private synchronized void give(MemorySegment block) {
        if (idleBytes + block.byteSize() <= MOST_IDLE) {
            idleBytes += block.byteSize();
            idle.computeIfAbsent(block.byteSize(), _ -> new ArrayDeque<>()).push(block);
        }
    }

    private final class Recycling implements Arena {

        private final Arena own = Arena.ofShared();

        @Override
        public MemorySegment allocate(long bytes, long alignment) {
            if (bytes < LEAST || alignment > ALIGNMENT) {
                return own.allocate(bytes, alignment);
            }
            MemorySegment block = take(rounded(bytes));
            // The block lives as long as anybody can reach it through this arena.
            return block.asSlice(0, bytes).reinterpret(own, _ -> give(block));
        }

        @Override
        public MemorySegment.Scope scope() {
            return own.scope();
        }

        @Override
        public void close() {
            own.close();
        }
    }
}
