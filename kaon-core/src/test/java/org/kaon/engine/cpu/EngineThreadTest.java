package org.kaon.engine.cpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

class EngineThreadTest {

    @Test
    void allWorkRunsOnOneThread() {
        Thread first = EngineThread.call(Thread::currentThread);
        Thread other =
                CompletableFuture.supplyAsync(() -> EngineThread.call(Thread::currentThread))
                        .join();
        assertThat(first).isSameAs(other).isNotSameAs(Thread.currentThread());
        assertThat(first.getName()).isEqualTo("kaon-engine");
        assertThat(first.isDaemon()).isTrue();
    }

    @Test
    void workMayCallForMoreWork() {
        assertThat(EngineThread.<Integer>call(() -> 1 + EngineThread.<Integer>call(() -> 2)))
                .isEqualTo(3);
    }

    @Test
    void exceptionsComeOutAsTheyAre() {
        assertThatThrownBy(() ->
                        EngineThread.call(() -> {
                            throw new IllegalStateException("no");
                        }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("no");
        assertThatThrownBy(() ->
                        EngineThread.call(() -> {
                            throw new AssertionError("never");
                        }))
                .isInstanceOf(AssertionError.class)
                .hasMessage("never");
    }

    @Test
    void anInterruptedCallerGetsItsResultAndStaysInterrupted() throws InterruptedException {
        CountDownLatch interrupted = new CountDownLatch(1);
        CompletableFuture<String> seen = new CompletableFuture<>();
        Thread caller =
                new Thread(() -> {
                    String result =
                            EngineThread.call(() -> {
                                await(interrupted);
                                return "done";
                            });
                    seen.complete(result + Thread.currentThread().isInterrupted());
                });
        caller.start();
        caller.interrupt();
        interrupted.countDown();
        caller.join();
        assertThat(seen.join()).isEqualTo("donetrue");
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
