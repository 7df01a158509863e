package org.kaon.engine.cpu;

import org.jspecify.annotations.Nullable;
import org.kaon.engine.NativeException;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Supplier;

/// The one thread that builds and runs multi-threaded plans.
///
/// libgomp keeps a team for every calling thread, and a second caller makes an empty region fifty
/// times dearer; so all plans of a process are run from here.
final class EngineThread {

    private static final System.Logger LOGGER = System.getLogger(EngineThread.class.getName());
    private static final long STACK_BYTES = 64L << 20;
    private static final EngineThread ONLY = new EngineThread();

    private final LinkedBlockingQueue<Runnable> tasks = new LinkedBlockingQueue<>();
    private final Thread thread;

    private EngineThread() {
        thread = new Thread(null, this::loop, "kaon-engine", STACK_BYTES);
        thread.setDaemon(true);
        thread.start();
    }

    private void loop() {
        while (true) {
            next().run();
        }
    }

    // Nobody owns this thread's interrupts: waiting goes on.
    private Runnable next() {
        while (true) {
            try {
                return tasks.take();
            } catch (InterruptedException e) {
                LOGGER.log(System.Logger.Level.DEBUG, "the engine thread was interrupted", e);
            }
        }
    }

    /// Whether the caller is this thread.
    @SuppressWarnings("ReferenceEquality") // a thread is itself
    static boolean isCurrent() {
        return Thread.currentThread() == ONLY.thread;
    }

    /// Runs work there and waits; runs it directly when called there. Interrupting the waiting
    /// caller does not stop the work.
    static <T> T call(Supplier<T> work) {
        if (isCurrent()) {
            return work.get();
        }
        FutureTask<T> task = new FutureTask<>(work::get);
        ONLY.tasks.add(task);
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return task.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                } catch (ExecutionException e) {
                    throw unchecked(e.getCause());
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static RuntimeException unchecked(@Nullable Throwable cause) {
        if (cause instanceof RuntimeException e) {
            return e;
        }
        if (cause instanceof Error e) {
            throw e;
        }
        return cause == null
                ? new NativeException("The engine thread failed")
                : new NativeException("The engine thread failed: " + cause, cause);
    }
}
