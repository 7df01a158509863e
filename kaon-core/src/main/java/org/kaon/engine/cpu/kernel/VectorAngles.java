package org.kaon.engine.cpu.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;

/// {@link Angles} of vectors, the same bits; lanes with huge angles, which are rare, go one by one.
final class VectorAngles {

    private VectorAngles() {}

    static FloatVector rest(FloatVector x) {
        FloatVector n = count(x);
        FloatVector high = n.lanewise(VectorOperators.FMA, -Angles.QUARTER_HIGH, x);
        FloatVector middle = n.lanewise(VectorOperators.FMA, -Angles.QUARTER_MIDDLE, high);
        FloatVector rest = n.lanewise(VectorOperators.FMA, -Angles.QUARTER_LOW, middle);
        VectorMask<Float> huge = huge(x);
        if (huge.anyTrue()) {
            for (int i = 0; i < x.length(); i++) {
                rest = huge.laneIsSet(i) ? rest.withLane(i, Angles.hugeRest(x.lane(i))) : rest;
            }
        }
        return rest;
    }

    static FloatVector quadrant(FloatVector x) {
        FloatVector n = count(x);
        VectorMask<Float> huge = huge(x);
        if (huge.anyTrue()) {
            for (int i = 0; i < x.length(); i++) {
                n = huge.laneIsSet(i) ? n.withLane(i, Angles.hugeQuadrant(x.lane(i))) : n;
            }
        }
        return n;
    }

    private static VectorMask<Float> huge(FloatVector x) {
        return x.abs().compare(VectorOperators.GE, Angles.HUGE);
    }

    private static FloatVector count(FloatVector x) {
        return x.lanewise(VectorOperators.FMA, Angles.QUARTERS, Angles.ROUNDER).sub(Angles.ROUNDER);
    }
}
