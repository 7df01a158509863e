/// Kaon's own CPU kernels: element-wise chains, elementary functions, random numbers, reductions
/// and copies over {@link java.lang.foreign.MemorySegment}.
///
/// Enter at {@link org.kaon.engine.cpu.kernel.ChainKernels}; every other kernel is a small class
/// with a static `run`. A kernel works on the range `[from, to)` that it is given, on the caller's
/// thread, so that a team can share one piece of work; its bits depend on neither the split nor the
/// JIT compiler (only + − × ÷ √ fma, compare and blend; reductions in a fixed order). Memory is off
/// heap, native byte order, dense. This package knows nothing of graphs, oneDNN or threads.
@NullMarked
package org.kaon.engine.cpu.kernel;

import org.jspecify.annotations.NullMarked;
