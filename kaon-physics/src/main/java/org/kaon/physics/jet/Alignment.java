package org.kaon.physics.jet;

/// How a jet is turned before its picture is taken, in this order.
///
/// @param centre the pT-weighted centroid becomes the origin
/// @param rotate the principal axis of pT becomes the first axis
/// @param flip each axis is mirrored where its negative side carries more pT
public record Alignment(boolean centre, boolean rotate, boolean flip) {

    /// Every step.
    public static final Alignment FULL = new Alignment(true, true, true);

    /// Relative to the jet's axis, and nothing else.
    public static final Alignment AXIS = new Alignment(false, false, false);
}
