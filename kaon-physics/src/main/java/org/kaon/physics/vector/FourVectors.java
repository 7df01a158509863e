package org.kaon.physics.vector;

import java.lang.foreign.MemorySegment;

/// Many four-vectors as four components side by side, in either coordinates: a view, which owns no
/// memory. The names of the components are those of the [Coordinates], in their order.
///
/// Units: GeV, rad.
public record FourVectors(
        Coordinates coordinates,
        Component first,
        Component second,
        Component third,
        Component fourth) {

    /// Vectors given by `E, px, py, pz`.
    public static FourVectors cartesian(Component e, Component px, Component py, Component pz) {
        return new FourVectors(Coordinates.E_PX_PY_PZ, e, px, py, pz);
    }

    /// Vectors given by `pt, eta, phi, mass`.
    public static FourVectors cylindrical(
            Component pt, Component eta, Component phi, Component mass) {
        return new FourVectors(Coordinates.PT_ETA_PHI_M, pt, eta, phi, mass);
    }

    /// Float32 columns from the start of each memory.
    public static FourVectors float32(
            Coordinates coordinates,
            MemorySegment first,
            MemorySegment second,
            MemorySegment third,
            MemorySegment fourth) {
        return new FourVectors(
                coordinates,
                Component.float32(first),
                Component.float32(second),
                Component.float32(third),
                Component.float32(fourth));
    }

    /// How many vectors there are: the length of the shortest component.
    public long length() {
        return Math.min(
                Math.min(first.length(), second.length()),
                Math.min(third.length(), fourth.length()));
    }

    /// One vector.
    public FourVector at(long index) {
        double a = first.at(index);
        double b = second.at(index);
        double c = third.at(index);
        double d = fourth.at(index);
        return switch (coordinates) {
            case E_PX_PY_PZ -> new FourVector(a, b, c, d);
            case PT_ETA_PHI_M -> FourVector.ofPtEtaPhiM(a, b, c, d);
        };
    }

    /// The sum of the vectors in [from, to).
    public FourVector sum(long from, long to) {
        FourVector sum = FourVector.ZERO;
        for (long i = from; i < to; i++) {
            sum = sum.plus(at(i));
        }
        return sum;
    }

    /// Writes the vectors in [from, to) into the target from `start` on, in the target's
    /// coordinates and precision. The target may be this memory itself.
    public void copyTo(long from, long to, FourVectors target, long start) {
        for (long i = from; i < to; i++) {
            long k = start + i - from;
            double a = first.at(i);
            double b = second.at(i);
            double c = third.at(i);
            double d = fourth.at(i);
            if (coordinates == target.coordinates) {
                target.set(k, a, b, c, d);
            } else if (coordinates == Coordinates.E_PX_PY_PZ) {
                double pt = Kinematics.pt(b, c);
                double mass = Kinematics.mass(a, b, c, d);
                target.set(k, pt, Kinematics.eta(pt, d), Kinematics.phi(b, c), mass);
            } else {
                double p = a * StrictMath.cosh(b);
                double pz = a * StrictMath.sinh(b);
                double px = a * StrictMath.cos(c);
                double py = a * StrictMath.sin(c);
                target.set(k, Kinematics.energy(p, d), px, py, pz);
            }
        }
    }

    /// Stores a vector at the index, in these coordinates and this precision.
    public void set(long index, FourVector vector) {
        switch (coordinates) {
            case E_PX_PY_PZ -> set(index, vector.e(), vector.px(), vector.py(), vector.pz());
            case PT_ETA_PHI_M -> set(index, vector.pt(), vector.eta(), vector.phi(), vector.mass());
        }
    }

    private void set(long index, double a, double b, double c, double d) {
        first.set(index, a);
        second.set(index, b);
        third.set(index, c);
        fourth.set(index, d);
    }
}
