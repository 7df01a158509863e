package org.kaon.engine.cpu;

import org.jspecify.annotations.Nullable;
import org.kaon.engine.NativeException;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/// Keeps oneDNN's OpenMP regions away from a calling thread: libgomp would give each caller a team
/// of its own. Where there is no libgomp nothing is done.
final class OneThread {

    private static final @Nullable MethodHandle LIMIT;
    private static final @Nullable MethodHandle SET_LIMIT;

    static {
        OneDnn.load();
        MethodHandle limit = null;
        MethodHandle setLimit = null;
        try {
            SymbolLookup library = SymbolLookup.libraryLookup("libgomp.so.1", Arena.global());
            Linker linker = Linker.nativeLinker();
            Linker.Option leaf = Linker.Option.critical(false);
            limit =
                    linker.downcallHandle(
                            library.findOrThrow("omp_get_max_threads"),
                            FunctionDescriptor.of(ValueLayout.JAVA_INT),
                            leaf);
            setLimit =
                    linker.downcallHandle(
                            library.findOrThrow("omp_set_num_threads"),
                            FunctionDescriptor.ofVoid(ValueLayout.JAVA_INT),
                            leaf);
        } catch (IllegalArgumentException | java.util.NoSuchElementException e) {
            // Another OpenMP runtime: its own settings count.
            limit = null;
        }
        LIMIT = limit;
        SET_LIMIT = setLimit;
    }

    private OneThread() {}

    /// From now on native code on this thread uses one thread; returns the limit before.
    static int begin() {
        if (LIMIT == null) {
            return 1;
        }
        try {
            int before = (int) LIMIT.invokeExact();
            end(1);
            return before;
        } catch (Throwable e) {
            throw new NativeException("omp_get_max_threads failed", e);
        }
    }

    /// Sets the limit that {@link #begin} found.
    static void end(int before) {
        if (SET_LIMIT == null) {
            return;
        }
        try {
            SET_LIMIT.invokeExact(before);
        } catch (Throwable e) {
            throw new NativeException("omp_set_num_threads failed", e);
        }
    }
}
