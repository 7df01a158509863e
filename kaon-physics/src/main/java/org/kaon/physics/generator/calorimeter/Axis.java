package org.kaon.physics.generator.calorimeter;

/// The straight line that a shower follows: where it enters the front face z = 0 and its direction.
///
/// @param polar angle to the normal of the face, in rad
/// @param azimuth of the direction, in rad
record Axis(double x, double y, double polar, double azimuth) {

    /// Length along the axis for a depth below the face.
    double length(double depth) {
        return depth / Math.cos(polar);
    }
}
