package org.kaon.engine.cpu;

import java.util.function.LongSupplier;

/// How an engine for ordinary processors runs its plans.
///
/// @param threads of the team, which all engines of the process share
/// @param checkFinite whether plans look at every float that a step makes, and stop at the first
///   NaN or infinity with the name of op and layer; such plans fuse nothing and are many times
///   slower
/// @param memory bytes that a new plan may take, asked before each
public record CpuOptions(int threads, boolean checkFinite, LongSupplier memory) {

    /// As many threads as asked for, no checks, the machine's memory.
    public static CpuOptions of(int threads) {
        return new CpuOptions(threads, false, AvailableMemory::bytes);
    }

    public CpuOptions withCheckFinite(boolean check) {
        return new CpuOptions(threads, check, memory);
    }

    public CpuOptions withMemory(LongSupplier limit) {
        return new CpuOptions(threads, checkFinite, limit);
    }
}
