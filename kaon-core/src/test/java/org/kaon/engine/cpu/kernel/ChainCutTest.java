package org.kaon.engine.cpu.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

class ChainCutTest {

    private static final int LENGTH = 60;

    /// x, then tanh over and over, then the sum of the last, the first and x.
    private static Chain chain() {
        List<Chain.Step> steps = new ArrayList<>(List.of(new Chain.Load(0, Access.FULL)));
        for (int k = 0; k < LENGTH; k++) {
            steps.add(new Chain.Unary(UnaryFunction.TANH, k));
        }
        steps.add(new Chain.Binary(BinaryFunction.ADD, LENGTH, 1));
        steps.add(new Chain.Binary(BinaryFunction.ADD, LENGTH + 1, 0));
        steps.add(new Chain.Store(0, LENGTH + 2));
        steps.add(new Chain.Keep(1, 0));
        return new Chain(steps);
    }

    @Test
    void aShortChainIsItsOwnPart() {
        Chain adam = PlainChainTest.ADAM;
        assertThat(ChainCut.of(adam).parts()).containsExactly(adam);
    }

    @Test
    void partsPassOnWhatLaterOnesNeedAndStoreAtTheEnd() {
        ChainCut cut = ChainCut.of(chain());
        assertThat(cut.inputs()).isOne();
        assertThat(cut.outputs()).isEqualTo(2);
        // The first tanh is needed to the end; the last of each part by the next one alone.
        assertThat(cut.slots()).isBetween(2, 3);
        int computed = 0;
        for (Chain part : cut.parts()) {
            assertThat(GeneratedChain.of(part)).isPresent();
            for (Chain.Step step : part.steps()) {
                computed += step instanceof Chain.Unary ? 1 : 0;
                if (step instanceof Chain.Store) {
                    assertThat(part).isEqualTo(cut.parts().getLast());
                }
            }
        }
        assertThat(computed).isEqualTo(LENGTH);
    }
}
