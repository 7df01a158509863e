package org.kaon.layer;

/// Pooling layers, against Keras.
class PoolingTest implements LayerContract {

    @Override
    public String family() {
        return "pooling";
    }
}
