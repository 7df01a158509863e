package org.kaon.engine.cpu;

import java.util.function.LongSupplier;

/// How an engine for ordinary processors runs its plans.
///
/// @param threads of the team, which all engines of the process share
/// @param checkFinite whether plans look at every float that a step makes, and stop at the first
///   NaN or infinity with the name of op and layer; such plans fuse nothing and are many times
///   slower
/// @param bfloat16Math whether matrix products and convolutions of float32 may round their operands
///   to bfloat16 where the processor is faster with it (AMX); sums stay float32
/// @param memory bytes that a new plan may take, asked before each
public record CpuOptions(
        int threads, boolean checkFinite, boolean bfloat16Math, LongSupplier memory) {

    /// As many threads as asked for, no checks, float32 as it is, the machine's memory.
    public static CpuOptions of(int threads) {
        return new CpuOptions(threads, false, false, AvailableMemory::bytes);
    }

    public CpuOptions withCheckFinite(boolean check) {
        return new CpuOptions(threads, check, bfloat16Math, memory);
    }

    public CpuOptions withBfloat16Math(boolean allowed) {
        return new CpuOptions(threads, checkFinite, allowed, memory);
    }

    public CpuOptions withMemory(LongSupplier limit) {
        return new CpuOptions(threads, checkFinite, bfloat16Math, limit);
    }
}
