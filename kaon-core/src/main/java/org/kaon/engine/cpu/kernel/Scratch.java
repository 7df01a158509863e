package org.kaon.engine.cpu.kernel;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/// Small memory of each thread for what a kernel needs in passing; grows, then stays.
final class Scratch {

    private static final long ALIGNMENT = 64;

    private final ThreadLocal<MemorySegment> memory =
            ThreadLocal.withInitial(() -> MemorySegment.NULL);

    /// At least so many floats, with whatever is in them.
    MemorySegment floats(long count) {
        MemorySegment segment = memory.get();
        if (segment.byteSize() < count * Float.BYTES) {
            segment = Arena.ofAuto().allocate(count * Float.BYTES, ALIGNMENT);
            memory.set(segment);
        }
        return segment;
    }
}
