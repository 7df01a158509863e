package org.kaon.layer;

/// Layers that change images at random: their settings, and that they do nothing in inference.
class AugmentationTest implements LayerContract {

    @Override
    public String family() {
        return "augmentation";
    }
}
