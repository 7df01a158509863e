package org.kaon.engine.cpu;

import java.lang.foreign.MemorySegment;
import java.util.List;

/// Steps of Kaon's own kernels.
final class Kernels {

    private Kernels() {}

    /// Memory copied as it is.
    static Step copy(Buffer from, Buffer to) {
        return new KernelStep(
                "copy",
                List.of(from),
                List.of(to),
                () -> {
                    MemorySegment source = from.memory();
                    MemorySegment target = to.memory();
                    long bytes = Math.min(source.byteSize(), target.byteSize());
                    return () -> MemorySegment.copy(source, 0, target, 0, bytes);
                });
    }
}
