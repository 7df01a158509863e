package org.kaon.layer;

/// Products, tables and what passes its input on, against Keras.
class CoreTest implements LayerContract {

    @Override
    public String family() {
        return "core";
    }
}
