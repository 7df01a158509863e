package org.kaon.engine.cpu.kernel;

import java.lang.foreign.MemorySegment;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/// A chain that starts as plain loops and becomes generated code once that is compiled and faster.
///
/// Before the JIT compiler has seen it often enough, code over the Vector API is a thousand times
/// slower than plain loops; so it is warmed up aside, on trial memory. Both give the same bits, so
/// the moment of the change shows in nothing but speed. A chain that runs a few times only is never
/// generated.
final class TieredChain implements ChainKernel {

    /// Runs after which generated code is worth its making.
    private static final int OFTEN = 24;

    private static final ExecutorService WARMER =
            Executors.newSingleThreadExecutor(
                    Thread.ofPlatform().name("kaon-kernel-warmer").daemon().factory());

    private final Chain chain;
    private final AtomicInteger runs = new AtomicInteger();
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
        if (young && runs.incrementAndGet() == OFTEN) {
            young = false;
            WARMER.execute(this::warm);
        }
        current.run(inputs, outputs, parameters, outer, inner, from, to);
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
