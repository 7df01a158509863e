package org.kaon.engine.cpu.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.lang.foreign.MemorySegment;
import java.util.List;

class TieredChainTest {

    private static final Chain CHAIN =
            new Chain(
                    List.of(
                            new Chain.Load(0, Access.FULL),
                            new Chain.Load(1, Access.ROW),
                            new Chain.Parameter(0),
                            new Chain.Binary(BinaryFunction.MULTIPLY, 0, 2),
                            new Chain.Binary(BinaryFunction.ADD, 3, 1),
                            new Chain.Unary(UnaryFunction.SIGMOID, 4),
                            new Chain.Store(0, 5)));

    @Test
    void keepsItsBitsWhileItChanges() {
        int outer = 3;
        int inner = 37;
        float[] x = new float[outer * inner];
        for (int i = 0; i < x.length; i++) {
            x[i] = i / 10f - 5;
        }
        MemorySegment[] in = {Memory.of(x), Memory.of(x)};
        float[] parameters = {-1.5f};
        MemorySegment expected = Memory.empty(x.length);
        ChainKernels.plain(CHAIN)
                .run(in, new MemorySegment[] {expected}, parameters, outer, inner, 0, x.length);
        TieredChain kernel = new TieredChain(CHAIN);
        int after = 0;
        for (int k = 0; k < 1_000_000 && after < 100; k++) {
            after += kernel.isGenerated() ? 1 : 0;
            MemorySegment out = Memory.empty(x.length);
            kernel.run(in, new MemorySegment[] {out}, parameters, outer, inner, 0, x.length);
            Memory.assertSameBits(Memory.floats(out, x.length), Memory.floats(expected, x.length));
        }
        assertThat(after).isEqualTo(100);
    }

    @Test
    void startsAsPlainLoops() {
        assertThat(new TieredChain(CHAIN).isGenerated()).isFalse();
    }
}
