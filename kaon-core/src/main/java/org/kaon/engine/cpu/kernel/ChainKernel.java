package org.kaon.engine.cpu.kernel;

import java.lang.foreign.MemorySegment;

/// A {@link Chain} made executable; safe for use by many threads at once.
@FunctionalInterface
public interface ChainKernel {

    /// Runs the chain over a range of the space outer × inner.
    ///
    /// The range `[from, to)` counts flat elements of `[0, outer · inner)`; split at multiples of
    /// {@link #GRAIN}, or at rows. Memory must be off heap. An output may be the memory of a FULL
    /// input, exactly, and overlap no other input.
    ///
    /// Where the chain keeps or loads scratch memory, a range has at most 1024 elements.
    ///
    /// Errors: `IndexOutOfBoundsException` for memory that is too short.
    void run(
            MemorySegment[] inputs,
            MemorySegment[] outputs,
            float[] parameters,
            long outer,
            long inner,
            long from,
            long to);

    /// A multiple of every vector length: flat ranges that start at its multiples need no tail.
    int GRAIN = 64;
}
