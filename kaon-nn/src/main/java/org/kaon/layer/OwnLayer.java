package org.kaon.layer;

/// A layer that Keras does not have; its configurations name it in Kaon's own package.
public interface OwnLayer extends Layer {

    @Override
    default String module() {
        return "kaon";
    }
}
