package org.kaon.engine.cpu;

import org.jspecify.annotations.Nullable;
import org.kaon.engine.NativeException;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/// Makes denormal numbers count as zero in native code while plans run.
///
/// oneDNN fed with denormals is a hundred times slower. The x86-64 control word MXCSR is set
/// through `fesetenv`: once on each member of the team, which do nothing else, and around each run
/// on the engine thread, whose state is given back. On other processors nothing is done.
final class FlushToZero {

    /// glibc's `fenv_t` on x86-64 is 32 bytes; MXCSR is its last word.
    private static final long ENVIRONMENT_BYTES = 32;

    private static final long MXCSR_OFFSET = 28;
    private static final int FLUSH_AND_DENORMALS_ARE_ZERO = 0x8040;

    private static final @Nullable MethodHandle GET;
    private static final @Nullable MethodHandle SET;
    private static final MemorySegment SET_ADDRESS;
    private static final MemorySegment FLUSHING = Arena.global().allocate(ENVIRONMENT_BYTES, 16);
    private static final MemorySegment BEFORE = Arena.global().allocate(ENVIRONMENT_BYTES, 16);

    static {
        boolean known =
                System.getProperty("os.arch").equals("amd64")
                        && System.getProperty("os.name").equals("Linux");
        MethodHandle get = null;
        MethodHandle set = null;
        MemorySegment address = MemorySegment.NULL;
        if (known) {
            SymbolLookup math = SymbolLookup.libraryLookup("libm.so.6", Arena.global());
            FunctionDescriptor type =
                    FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS);
            Linker linker = Linker.nativeLinker();
            address = math.find("fesetenv").orElse(MemorySegment.NULL);
            MemorySegment read = math.find("fegetenv").orElse(MemorySegment.NULL);
            if (address.address() != 0 && read.address() != 0) {
                get = linker.downcallHandle(read, type);
                set = linker.downcallHandle(address, type);
            }
        }
        GET = get;
        SET = set;
        SET_ADDRESS = address;
    }

    private FlushToZero() {}

    /// Sets the state on all members of the team, once after the team was made.
    static void onTeam() {
        if (GET == null) {
            return;
        }
        get(BEFORE);
        FLUSHING.copyFrom(BEFORE);
        int mxcsr = FLUSHING.get(ValueLayout.JAVA_INT, MXCSR_OFFSET);
        FLUSHING.set(ValueLayout.JAVA_INT, MXCSR_OFFSET, mxcsr | FLUSH_AND_DENORMALS_ARE_ZERO);
        if (Team.runNative(SET_ADDRESS, FLUSHING)) {
            set(BEFORE);
        }
    }

    /// Starts flushing on the engine thread.
    static void begin() {
        set(FLUSHING);
    }

    /// Gives the engine thread's own state back.
    static void end() {
        set(BEFORE);
    }

    /// Memory for the state of a thread that is not the engine's.
    static MemorySegment environment(SegmentAllocator memory) {
        return memory.allocate(ENVIRONMENT_BYTES, 16);
    }

    /// Starts flushing on the calling thread, whose own state goes to `environment`.
    static void begin(MemorySegment environment) {
        get(environment);
        set(FLUSHING);
    }

    /// Gives the calling thread's own state back.
    static void end(MemorySegment environment) {
        set(environment);
    }

    private static void get(MemorySegment environment) {
        MethodHandle handle = GET;
        if (handle != null) {
            invoke(handle, environment);
        }
    }

    private static void set(MemorySegment environment) {
        MethodHandle handle = SET;
        if (handle != null) {
            invoke(handle, environment);
        }
    }

    private static void invoke(MethodHandle handle, MemorySegment environment) {
        try {
            int status = (int) handle.invokeExact(environment);
            if (status != 0) {
                throw new NativeException("The floating-point environment was refused");
            }
        } catch (NativeException e) {
            throw e;
        } catch (Throwable e) {
            throw new NativeException("The floating-point environment is out of reach", e);
        }
    }
}
