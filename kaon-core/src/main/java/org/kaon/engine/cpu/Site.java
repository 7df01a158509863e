package org.kaon.engine.cpu;

import org.bytedeco.dnnl.dnnl_stream;

import java.lang.foreign.MemorySegment;

/// Where the steps of a plan are bound to run: the arena in which its temporaries have their
/// places, and the oneDNN stream of whoever runs it.
record Site(MemorySegment arena, dnnl_stream stream) {

    /// The memory of a buffer here.
    MemorySegment memory(Buffer buffer) {
        return buffer.isTemporary()
                ? arena.asSlice(buffer.offset(), buffer.bytes())
                : buffer.memory();
    }
}
