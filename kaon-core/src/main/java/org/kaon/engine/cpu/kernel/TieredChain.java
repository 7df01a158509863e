package org.kaon.engine.cpu.kernel;

import java.lang.foreign.MemorySegment;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/// A chain that starts as plain loops and goes over to generated code once it has cost enough time
/// to pay for it; the bits are the same.
///
/// Generated code is slow until HotSpot has compiled it, which takes about a tenth of a second of
/// use; so what runs seldom stays plain.
final class TieredChain implements ChainKernel {

    private static final long WORTHWHILE = TimeUnit.MILLISECONDS.toNanos(30);

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
            Optional<ChainKernel> generated = GeneratedChain.of(chain);
            if (generated.isPresent()) {
                current = generated.get();
            }
            young = false;
        }
    }

    /// Whether generated code runs.
    boolean isGenerated() {
        return !(current instanceof PlainChain);
    }
}
