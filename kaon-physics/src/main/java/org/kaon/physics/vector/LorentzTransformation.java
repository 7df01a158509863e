package org.kaon.physics.vector;

/// A change of the frame of reference that leaves every invariant mass as it is.
public sealed interface LorentzTransformation permits Boost, Rotation {

    /// The vector seen from the other frame.
    FourVector apply(FourVector vector);

    /// The way back.
    LorentzTransformation inverse();

    /// Writes the transformed vectors of [from, to) into the target from `start` on, in the
    /// target's coordinates and precision. The target may be the source's memory itself, at the
    /// same place.
    default void apply(FourVectors source, long from, long to, FourVectors target, long start) {
        for (long i = from; i < to; i++) {
            target.set(start + i - from, apply(source.at(i)));
        }
    }
}
