package org.kaon.engine.cpu;

import org.kaon.engine.cpu.kernel.Gathering;
import org.kaon.engine.cpu.kernel.Numbers;
import org.kaon.graph.Node;
import org.kaon.graph.Value;
import org.kaon.op.Gather;

import java.lang.foreign.MemorySegment;
import java.util.concurrent.atomic.AtomicLong;

/// The first index that led outside its axis at one site of a plan: noted by any member of the
/// team, thrown once all of them are done.
final class IndexFault {

    private final AtomicLong first = new AtomicLong(Gathering.NONE);
    private final Node call;
    private final Value indices;
    private final long extent;

    IndexFault(Node call, Value indices, long extent) {
        this.call = call;
        this.indices = indices;
        this.extent = extent;
    }

    void note(long position) {
        if (position != Gathering.NONE) {
            first.accumulateAndGet(position, Math::min);
        }
    }

    /// Work after which faults are thrown, if they are errors.
    Runnable guard(Gather.Outside outside, Runnable work, MemorySegment memory) {
        if (outside == Gather.Outside.ZERO) {
            return work;
        }
        return () -> {
            work.run();
            long position = first.getAndSet(Gathering.NONE);
            if (position != Gathering.NONE) {
                throw new IndexOutOfBoundsException(message(position, memory));
            }
        };
    }

    private String message(long position, MemorySegment memory) {
        return "%s of %s: expected indices in [0, %d), found %d at position %d of %s. Clip the indices or leave those out."
                .formatted(
                        call.op().name(),
                        call.input(0).type(),
                        extent,
                        Numbers.integer(memory, indices.dataType(), position),
                        position,
                        indices.type());
    }
}
