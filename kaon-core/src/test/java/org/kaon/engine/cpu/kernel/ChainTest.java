package org.kaon.engine.cpu.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.util.List;

class ChainTest {

    private static final Chain.Step X = new Chain.Load(0, Access.FULL);

    @Test
    void rejectsOperandsThatAreNotEarlierValues() {
        assertThatThrownBy(() -> new Chain(List.of(X, new Chain.Store(0, 1))))
                .hasMessageContaining("operand 1");
        assertThatThrownBy(() ->
                        new Chain(
                                List.of(
                                        X,
                                        new Chain.Store(0, 0),
                                        new Chain.Unary(UnaryFunction.ABS, 1))))
                .hasMessageContaining("Step 2");
    }

    @Test
    void rejectsChainsWithoutAStore() {
        assertThatThrownBy(() -> new Chain(List.of(X))).hasMessageContaining("stores nothing");
    }

    @Test
    void runsByRowsOnlyWhereAnInputDependsOnRowOrColumn() {
        Chain.Store store = new Chain.Store(0, 0);
        assertThat(new Chain(List.of(X, store)).byRows()).isFalse();
        assertThat(new Chain(List.of(new Chain.Load(0, Access.SCALAR), store)).byRows()).isFalse();
        assertThat(new Chain(List.of(new Chain.Load(0, Access.ROW), store)).byRows()).isTrue();
        assertThat(new Chain(List.of(new Chain.Load(0, Access.COLUMN), store)).byRows()).isTrue();
    }

    @Test
    void equalChainsShareOneKernel() {
        Chain one = new Chain(List.of(X, new Chain.Store(0, 0)));
        Chain other = new Chain(List.of(new Chain.Load(0, Access.FULL), new Chain.Store(0, 0)));
        assertThat(ChainKernels.kernel(one)).isSameAs(ChainKernels.kernel(other));
    }
}
