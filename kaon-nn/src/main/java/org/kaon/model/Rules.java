package org.kaon.model;

import org.kaon.tensor.DataType;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;

/// What holds for the places of a model by their paths: the type that a layer computes in, and
/// whether training leaves a layer or a weight as it is.
///
/// @param exact the layers that compute in float32 under every policy
record Rules(Policy policy, Set<String> exact, Predicate<String> frozen) {

    static Rules of(Architecture architecture, Policy policy, Predicate<String> frozen) {
        Set<String> exact = new HashSet<>();
        addLast(architecture, "", exact);
        return new Rules(policy, exact, frozen);
    }

    /// The layers that give the outputs, of models in models too.
    private static void addLast(Architecture architecture, String around, Set<String> exact) {
        Set<String> last = architecture.lastParts();
        for (Part part : architecture.parts()) {
            if (last.contains(part.name())) {
                exact.add(around + part.name());
                if (part.layer() instanceof Architecture model) {
                    addLast(model, around + part.name() + "/", exact);
                }
            }
        }
    }

    DataType compute(String path) {
        return policy.compute(exact.contains(path));
    }

    boolean isFrozen(String path) {
        return frozen.test(path);
    }

    /// A layer is frozen by its own path, or by all that is in it.
    boolean isFrozenLayer(String path) {
        return frozen.test(path) || frozen.test(path + "/any");
    }
}
