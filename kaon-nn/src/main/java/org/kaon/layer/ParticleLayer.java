package org.kaon.layer;

import org.kaon.graph.Value;

import java.util.List;
import java.util.Optional;

/// A layer of Kaon's own, for sets of particles; Keras has none like it, so files name it
/// `kaon>EdgeConv`.
///
/// All of them take sets as `[batch, particles, features]` and four-vectors as `(E, px, py, pz)` in
/// GeV, and leave out padding where a mask says so.
public interface ParticleLayer extends OwnLayer {

    @Override
    default Value apply(Scope scope, List<Value> inputs) {
        return call(scope, Call.of(inputs)).output();
    }

    @Override
    Outcome call(Scope scope, Call call);

    /// The mask of the first input that has one.
    static Optional<Value> mask(Call call) {
        return call.masks().stream().flatMap(Optional::stream).findFirst();
    }
}
