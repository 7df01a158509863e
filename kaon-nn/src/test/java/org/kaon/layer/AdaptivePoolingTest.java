package org.kaon.layer;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.util.Map;

/// Pooling to given extents, against Keras.
class AdaptivePoolingTest implements LayerContract {

    @Override
    public String family() {
        return "adaptive";
    }

    @Test
    void refusesAnExtentOfNothing() {
        assertThatThrownBy(
                        () -> Layers.TABLE.read("adaptive_max_pooling2d", Map.of("output_size", 0)))
                .hasMessageContaining("\"output_size\" expects 1 or more, found 0");
    }
}
