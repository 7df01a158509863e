package org.kaon.layer;

/// Layers of several inputs, against Keras.
class MergingsTest implements LayerContract {

    @Override
    public String family() {
        return "merging";
    }
}
