package org.kaon.model;

import org.kaon.tensor.DataType;

import java.util.function.Predicate;

/// What holds for the places of a model by their paths: the type that a layer computes in, and
/// whether training leaves a layer or a weight as it is.
record Rules(Sequential architecture, Policy policy, Predicate<String> frozen) {

    DataType compute(String path) {
        return policy.compute(architecture, path);
    }

    boolean isFrozen(String path) {
        return frozen.test(path);
    }

    /// A layer is frozen by its own path, or by all that is in it.
    boolean isFrozenLayer(String path) {
        return frozen.test(path) || frozen.test(path + "/any");
    }
}
