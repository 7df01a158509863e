package org.kaon.layer;

/// Layers that move, copy or cut elements, against Keras.
class ShapingTest implements LayerContract {

    @Override
    public String family() {
        return "shaping";
    }
}
