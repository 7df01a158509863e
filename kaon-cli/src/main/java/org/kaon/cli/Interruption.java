package org.kaon.cli;

import org.kaon.callback.Stop;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Ctrl-C (and `kill`) while a run trains: the run is asked to stop, and Java waits until it has
/// written its checkpoint.
final class Interruption implements AutoCloseable {

    /// The exit code of a command that was interrupted, as shells have it.
    static final int CODE = 130;

    private static final int PATIENCE_SECONDS = 60;

    private final Stop stop = new Stop();
    private final CountDownLatch done = new CountDownLatch(1);
    private final Thread hook = new Thread(this::interrupt, "kaon-interruption");

    private Interruption() {}

    /// From now until {@link #close} a signal requests {@link #stop}.
    static Interruption listen() {
        Interruption interruption = new Interruption();
        Runtime.getRuntime().addShutdownHook(interruption.hook);
        return interruption;
    }

    /// What the run looks at after each batch.
    Stop stop() {
        return stop;
    }

    /// What happens at a signal: the wish, and the wait until it is done.
    void interrupt() {
        stop.request();
        try {
            if (!done.await(PATIENCE_SECONDS, TimeUnit.SECONDS))
                System.err.println(
                        "kaon: the run did not stop in time; its last checkpoint counts.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        done.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // Java is on its way down already, and the hook with it.
        }
    }
}
