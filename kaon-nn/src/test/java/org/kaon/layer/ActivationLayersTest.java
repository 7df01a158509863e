package org.kaon.layer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.kaon.activation.Activation;

import java.util.Arrays;

/// Activation functions and layers, against Keras.
class ActivationLayersTest implements LayerContract {

    @Override
    public String family() {
        return "activation";
    }

    @Test
    void everyActivationHasItsCase() {
        // Sparsemax is the paper's, not Keras's: SparsemaxTest.
        assertThat(cases().stream().map(LayerCase::name))
                .containsAll(
                        Arrays.stream(Activation.values())
                                .filter(activation -> activation != Activation.SPARSEMAX)
                                .filter(a -> a != Activation.OLD_HARD_SIGMOID) // Keras 3 has none
                                .map(Activation::kerasName)
                                .toList());
    }
}
