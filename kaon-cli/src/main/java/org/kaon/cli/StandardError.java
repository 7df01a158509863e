package org.kaon.cli;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;

/// Standard error while the JVM starts, and after.
///
/// The JVM writes `WARNING: Using incubator modules` to standard error and no flag stops it. So the
/// launcher starts it with standard error led away and the real one kept under another number,
/// which the property `kaon.stderr` tells. What the JVM wrote is shown by the launcher only if the
/// line {@link #STARTED} never came.
final class StandardError {

    static final String STARTED = "kaon: started";

    private StandardError() {}

    /// Leads standard error back to where the user wanted it; does nothing without the property.
    static void giveBack() {
        Integer kept = Integer.getInteger("kaon.stderr");
        if (kept == null) return;
        byte[] line = (STARTED + "\n").getBytes(StandardCharsets.US_ASCII);
        System.err.write(line, 0, line.length);
        System.err.flush();
        try {
            Linker linker = Linker.nativeLinker();
            MethodHandle dup2 =
                    linker.downcallHandle(
                            linker.defaultLookup().findOrThrow("dup2"),
                            FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT));
            var _ = (int) dup2.invokeExact((int) kept, 2);
        } catch (Throwable e) {
            throw new IllegalStateException("cannot give standard error back", e);
        }
    }
}
