package org.kaon.engine.cpu;

import org.jspecify.annotations.Nullable;
import org.kaon.engine.NativeException;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/// oneDNN's own OpenMP team, on which Kaon's kernels run too, so that two pools never fight for the
/// cores.
///
/// `GOMP_parallel` is called with an upcall as its body. Where that entry is missing (another
/// OpenMP runtime, or the property `kaon.team=off`) bodies run on the caller alone. Only the engine
/// thread may call this class.
final class Team {

    /// Work to be split: called once for each member with its number and the size of the team. Only
    /// memory of shared, automatic or global arenas may be touched.
    interface Body {
        void run(int member, int members);
    }

    private static final @Nullable OpenMp OPEN_MP = openMp();
    private static @Nullable Body body;
    private static final AtomicReference<@Nullable Throwable> FAILURE = new AtomicReference<>();
    private static int threads = 1;

    private Team() {}

    private record OpenMp(
            MethodHandle member,
            MethodHandle members,
            MethodHandle parallel,
            MethodHandle setThreads,
            MemorySegment enter,
            SymbolLookup library) {}

    private static @Nullable OpenMp openMp() {
        OneDnn.load();
        if ("off".equals(System.getProperty("kaon.team"))) {
            return null;
        }
        try {
            SymbolLookup library = SymbolLookup.libraryLookup("libgomp.so.1", Arena.global());
            Linker linker = Linker.nativeLinker();
            FunctionDescriptor count = FunctionDescriptor.of(ValueLayout.JAVA_INT);
            Linker.Option leaf = Linker.Option.critical(false);
            Optional<MemorySegment> parallel = library.find("GOMP_parallel");
            if (parallel.isEmpty()) {
                return null;
            }
            MethodHandle enter =
                    MethodHandles.lookup()
                            .findStatic(
                                    Team.class,
                                    "enter",
                                    MethodType.methodType(void.class, MemorySegment.class));
            return new OpenMp(
                    linker.downcallHandle(symbol(library, "omp_get_thread_num"), count, leaf),
                    linker.downcallHandle(symbol(library, "omp_get_num_threads"), count, leaf),
                    linker.downcallHandle(
                            parallel.get(),
                            FunctionDescriptor.ofVoid(
                                    ValueLayout.ADDRESS,
                                    ValueLayout.ADDRESS,
                                    ValueLayout.JAVA_INT,
                                    ValueLayout.JAVA_INT)),
                    linker.downcallHandle(
                            symbol(library, "omp_set_num_threads"),
                            FunctionDescriptor.ofVoid(ValueLayout.JAVA_INT)),
                    linker.upcallStub(
                            enter, FunctionDescriptor.ofVoid(ValueLayout.ADDRESS), Arena.global()),
                    library);
        } catch (IllegalArgumentException | ReflectiveOperationException e) {
            // Another OpenMP runtime: the documented fallback is to run on the caller.
            return null;
        }
    }

    private static MemorySegment symbol(SymbolLookup library, String name) {
        return library.find(name).orElseThrow(() -> new IllegalArgumentException(name));
    }

    /// Sets the size of the team, for oneDNN too. Call before the first primitive is made.
    static void size(int wanted) {
        if (wanted < 1) {
            throw new IllegalArgumentException("Threads: expected at least 1, found " + wanted);
        }
        if (OPEN_MP == null) {
            threads = 1;
            return;
        }
        threads = wanted;
        try {
            OPEN_MP.setThreads.invokeExact(wanted);
        } catch (Throwable e) {
            throw new NativeException("omp_set_num_threads failed", e);
        }
    }

    /// The size that was asked for; 1 where kernels run on the caller.
    static int size() {
        return threads;
    }

    /// Runs a body on every member and waits for all of them.
    static void run(Body work) {
        OpenMp openMp = OPEN_MP;
        if (openMp == null || threads == 1) {
            work.run(0, 1);
            return;
        }
        body = work;
        parallel(openMp, openMp.enter, MemorySegment.NULL);
        Throwable thrown = FAILURE.getAndSet(null);
        if (thrown != null) {
            throw new NativeException("A kernel failed: " + thrown, thrown);
        }
    }

    /// Runs a C function `void f(void *)` on every member; false where there is no team to run it.
    static boolean runNative(MemorySegment function, MemorySegment argument) {
        OpenMp openMp = OPEN_MP;
        if (openMp == null) {
            return false;
        }
        parallel(openMp, function, argument);
        return true;
    }

    private static void parallel(OpenMp openMp, MemorySegment function, MemorySegment argument) {
        try {
            openMp.parallel.invokeExact(function, argument, threads, 0);
        } catch (Throwable e) {
            throw new NativeException("GOMP_parallel failed", e);
        }
    }

    // An exception that leaves an upcall ends the JVM, so it is kept for the caller.
    @SuppressWarnings("UnusedMethod") // called from native code
    private static void enter(MemorySegment unused) {
        try {
            OpenMp openMp = OPEN_MP;
            Body work = body;
            if (openMp != null && work != null) {
                // The team may be smaller than asked for: split by what is there.
                work.run((int) openMp.member.invokeExact(), (int) openMp.members.invokeExact());
            }
        } catch (Throwable e) {
            FAILURE.set(e);
        }
    }
}
