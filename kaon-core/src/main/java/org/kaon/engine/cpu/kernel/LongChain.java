package org.kaon.engine.cpu.kernel;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.List;

/// A chain in parts that run one after the other over blocks which stay in cache: still one pass
/// over memory, however long the chain.
///
/// Values that a later part needs lie in scratch memory of the thread, which the parts see behind
/// the chain's own inputs and outputs.
final class LongChain implements ChainKernel {

    /// Elements of a block: a multiple of {@link ChainKernel#GRAIN}.
    static final int BLOCK = 1024;

    private final List<ChainKernel> parts;
    private final ChainCut cut;
    private final ThreadLocal<MemorySegment[][]> operands = ThreadLocal.withInitial(this::operands);

    LongChain(ChainCut cut, List<ChainKernel> parts) {
        this.cut = cut;
        this.parts = List.copyOf(parts);
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
        MemorySegment[][] own = operands.get();
        MemorySegment[] in = own[0];
        MemorySegment[] out = own[1];
        System.arraycopy(inputs, 0, in, 0, cut.inputs());
        System.arraycopy(outputs, 0, out, 0, cut.outputs());
        for (long position = from; position < to; position += BLOCK) {
            long end = Math.min(to, position + BLOCK);
            for (ChainKernel part : parts) {
                part.run(in, out, parameters, outer, inner, position, end);
            }
        }
    }

    /// Inputs and outputs of the parts: room for the chain's own, then the slots of this thread.
    private MemorySegment[][] operands() {
        MemorySegment memory = Arena.ofAuto().allocate(4L * BLOCK * cut.slots(), 64);
        MemorySegment[][] both = {
            new MemorySegment[cut.inputs() + cut.slots()],
            new MemorySegment[cut.outputs() + cut.slots()]
        };
        for (int k = 0; k < cut.slots(); k++) {
            MemorySegment slot = memory.asSlice(4L * BLOCK * k, 4L * BLOCK);
            both[0][cut.inputs() + k] = slot;
            both[1][cut.outputs() + k] = slot;
        }
        return both;
    }
}
