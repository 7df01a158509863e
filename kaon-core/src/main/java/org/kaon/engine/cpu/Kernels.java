package org.kaon.engine.cpu;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;

/// Steps of Kaon's own kernels.
final class Kernels {

    private Kernels() {}

    /// One number everywhere.
    static void fill(Slot target, float value, PlanBuilder plan) {
        plan.kernel(
                "fill " + value,
                List.of(),
                List.of(target),
                (reads, writes) ->
                        () -> {
                            if (value == 0) {
                                writes[0].fill((byte) 0);
                                return;
                            }
                            for (long i = 0; i < writes[0].byteSize(); i += 4) {
                                writes[0].set(ValueLayout.JAVA_FLOAT, i, value);
                            }
                        });
    }

    /// Memory copied as it is.
    static Step copy(Buffer from, Buffer to) {
        return new KernelStep(
                "copy",
                List.of(from),
                List.of(to),
                site -> {
                    MemorySegment source = site.memory(from);
                    MemorySegment target = site.memory(to);
                    long bytes = Math.min(source.byteSize(), target.byteSize());
                    return () -> MemorySegment.copy(source, 0, target, 0, bytes);
                });
    }
}
