package org.kaon.layer;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.kaon.graph.Placeholder;
import org.kaon.tensor.Shape;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Numbers to bins and categories, against Keras.
class CategoryTest implements LayerContract {

    @Override
    public String family() {
        return "category";
    }

    @Test
    void refusesBoundariesThatFallOrAreMissing() {
        assertThatThrownBy(() -> Discretization.discretization(List.of(1.0, 0.0)))
                .hasMessageContaining("ascending numbers, found [1.0, 0.0]");
        assertThatThrownBy(() -> Layers.TABLE.read("discretization", Map.of("num_bins", 4)))
                .hasMessageContaining("needs \"bin_boundaries\"");
    }

    @Test
    void weightsCountOnlyWhereCategoriesAreCounted() {
        var x = Placeholder.placeholder("x", Shape.of(3, 2));
        Call call = new Call(List.of(x), List.of(Optional.empty()), Map.of("count_weights", x));
        assertThatThrownBy(() ->
                        CategoryEncoding.categoryEncoding(4)
                                .call(new FixedScope(Map.of(), Phase.INFERENCE, 0), call))
                .hasMessageContaining("expects \"output_mode\" count, found multi_hot");
    }
}
