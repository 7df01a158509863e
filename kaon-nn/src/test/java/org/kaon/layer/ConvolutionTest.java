package org.kaon.layer;

import java.util.Map;

/// Convolutions, against Keras.
class ConvolutionTest implements LayerContract {

    @Override
    public String family() {
        return "convolution";
    }

    @Override
    public Map<String, String> waived() {
        return Map.of(
                "conv2d_softmax, order", "Keras takes the softmax over the last axis as it is");
    }
}
