package org.kaon.engine.cpu;

import org.jspecify.annotations.Nullable;

import java.lang.foreign.MemorySegment;

/// A stretch of memory that steps read and write. Temporaries get their place in the plan's arena
/// once all steps are known; variables and constants have theirs from the start.
final class Buffer {

    private final String name;
    private final long bytes;
    private final @Nullable MemorySegment memory;
    private int firstStep = Integer.MAX_VALUE;
    private int lastStep = -1;
    private long offset = -1;
    private @Nullable Buffer sharedWith;

    private Buffer(String name, long bytes, @Nullable MemorySegment memory) {
        this.name = name;
        this.bytes = bytes;
        this.memory = memory;
    }

    static Buffer temporary(String name, long bytes) {
        return new Buffer(name, bytes, null);
    }

    static Buffer fixed(String name, MemorySegment memory) {
        return new Buffer(name, memory.byteSize(), memory);
    }

    String name() {
        return name;
    }

    long bytes() {
        return bytes;
    }

    boolean isTemporary() {
        return memory == null;
    }

    /// The buffer whose place this one uses.
    Buffer root() {
        return sharedWith == null ? this : sharedWith.root();
    }

    /// Puts this buffer in another's place, whose life is over when this one's begins.
    void share(Buffer other) {
        Buffer root = other.root();
        sharedWith = root;
        root.touch(firstStep);
        root.touch(lastStep);
    }

    /// Notes that a step uses the buffer.
    void touch(int step) {
        firstStep = Math.min(firstStep, step);
        lastStep = Math.max(lastStep, step);
    }

    int firstStep() {
        return firstStep;
    }

    int lastStep() {
        return lastStep;
    }

    long offset() {
        return root().offset;
    }

    /// Sets the place in the arena.
    void move(long newOffset) {
        offset = newOffset;
    }

    /// The memory of a variable or a constant.
    ///
    /// *Errors*: a temporary, which has memory at a {@link Site} only.
    MemorySegment memory() {
        MemorySegment segment = memory;
        if (segment == null) {
            throw new IllegalStateException("Buffer " + name + " is a temporary");
        }
        return segment;
    }
}
