package org.kaon.io.column;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.ref.Cleaner;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// Gives arenas whose large blocks are used again by later arenas: memory that the system has just
/// handed out is slow to touch.
///
/// A block is filled with zeros before it is given again, and nobody reaches it through an arena
/// that is closed. Blocks that idle take 128 MiB at most; what is beyond goes back to the system at
/// once, of the lengths first that have not been asked for longest. The rest goes with this object.
///
/// *Threads*: any number may take, use and close arenas.
final class Blocks implements Supplier<Arena> {

    private static final long LEAST = 1 << 14;
    private static final long MOST_IDLE = 128 << 20;
    private static final int ALIGNMENT = 64;
    private static final Cleaner CLEANER = Cleaner.create();

    private final Idle idle = new Idle();

    Blocks() {
        // Every open arena refers to this object, so nothing comes back afterwards.
        CLEANER.register(this, idle::free);
    }

    @Override
    public Arena get() {
        return new Recycling();
    }

    // A quarter of a power of two, so that blocks of about the same length serve each other.
    static long rounded(long bytes) {
        long step = Math.max(1, Long.highestOneBit(bytes - 1) >>> 2);
        return (bytes + step - 1) / step * step;
    }

    long idleBytes() {
        return idle.bytes();
    }

    private static Block take(Idle idle, long size) {
        Optional<Block> block = idle.take(size);
        block.ifPresent(used -> used.memory.fill((byte) 0));
        return block.orElseGet(() -> {
            Arena arena = Arena.ofShared();
            return new Block(arena, arena.allocate(size, ALIGNMENT));
        });
    }

    private void give(Block block) {
        idle.give(block).forEach(surplus -> surplus.arena.close());
    }

    private record Block(Arena arena, MemorySegment memory) {}

    /// Blocks that nobody uses now.
    private static final class Idle {

        // By size, the sizes that have not been asked for longest first.
        private final Map<Long, Deque<Block>> blocks = new LinkedHashMap<>(16, 0.75f, true);
        private long bytes;

        synchronized long bytes() {
            return bytes;
        }

        synchronized Optional<Block> take(long size) {
            Deque<Block> ofSize = blocks.get(size);
            if (ofSize == null || ofSize.isEmpty()) {
                return Optional.empty();
            }
            bytes -= size;
            return Optional.of(ofSize.pop());
        }

        /// Gives those that are too many.
        synchronized List<Block> give(Block block) {
            long size = block.memory.byteSize();
            if (size > MOST_IDLE) {
                return List.of(block);
            }
            blocks.computeIfAbsent(size, _ -> new ArrayDeque<>()).push(block);
            bytes += size;
            List<Block> surplus = new ArrayList<>();
            Iterator<Deque<Block>> eldest = blocks.values().iterator();
            while (bytes > MOST_IDLE) {
                Deque<Block> ofSize = eldest.next();
                while (bytes > MOST_IDLE && !ofSize.isEmpty()) {
                    Block one = ofSize.removeLast();
                    bytes -= one.memory.byteSize();
                    surplus.add(one);
                }
            }
            return surplus;
        }

        synchronized void free() {
            blocks.values().forEach(ofSize -> ofSize.forEach(block -> block.arena.close()));
            blocks.clear();
            bytes = 0;
        }
    }

    private final class Recycling implements Arena {

        private final Arena own = Arena.ofShared();

        @Override
        public MemorySegment allocate(long bytes, long alignment) {
            if (bytes < LEAST || alignment > ALIGNMENT) {
                return own.allocate(bytes, alignment);
            }
            Block block = take(idle, rounded(bytes));
            // The block lives as long as anybody can reach it through this arena.
            return block.memory.asSlice(0, bytes).reinterpret(own, _ -> give(block));
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
