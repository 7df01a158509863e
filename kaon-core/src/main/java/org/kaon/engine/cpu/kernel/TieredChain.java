package org.kaon.engine.cpu.kernel;

import java.lang.foreign.MemorySegment;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/// A chain that starts as plain loops and becomes generated code once that is compiled and faster.
///
/// Before the JIT compiler has seen it often enough, code over the Vector API is a thousand times
/// slower than plain loops; so it is warmed up aside, on trial memory. Both give the same bits, so
/// the moment of the change shows in nothing but speed. A chain that takes little time altogether
/// is never generated.
final class TieredChain implements ChainKernel {

    /// Time spent in plain loops after which generated code is worth its making, which costs about
    /// half a second of a core.
    private static final long WORTHWHILE = TimeUnit.MILLISECONDS.toNanos(200);

    private static final ExecutorService WARMER =
            Executors.newSingleThreadExecutor(
                    Thread.ofPlatform().name("kaon-kernel-warmer").daemon().factory());

    private final Chain chain;
    private final AtomicLong spent = new AtomicLong();
    private volatile ChainKernel current;
    private volatile boolean young = true;

    TieredChain(Chain chain) {
        this.chain = chain;
        current = ChainKernels.plain(chain);
    }

    @Override
    public void run(
            MemorySegment[] inputs,
            MemorySegment[] outputs,
            float[] parameters,
            long outer,
            long inner,
            long from,
            long to) {
        if (!young) {
            current.run(inputs, outputs, parameters, outer, inner, from, to);
            return;
        }
        long start = System.nanoTime();
        current.run(inputs, outputs, parameters, outer, inner, from, to);
        long time = System.nanoTime() - start;
        long before = spent.getAndAdd(time);
        if (before < WORTHWHILE && before + time >= WORTHWHILE) {
            young = false;
            WARMER.execute(this::warm);
        }
    }

    /// Whether generated code runs.
    boolean isGenerated() {
        return !(current instanceof PlainChain);
    }

    private void warm() {
        ChainKernel plain = current;
        GeneratedChain.of(chain)
                .ifPresent(generated -> {
                    if (new Trial(chain).becomesFaster(generated, plain)) {
                        current = generated;
                    }
                });
    }
}
