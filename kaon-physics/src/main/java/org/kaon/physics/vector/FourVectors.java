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
        return coordinates.vector(
                first.at(index), second.at(index), third.at(index), fourth.at(index));
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
            } else if (coordinates.polar() && target.coordinates.polar()) {
                target.set(k, coordinates.direction(a, b, c, d));
            } else {
                target.set(k, coordinates.vector(a, b, c, d));
            }
        }
    }

    /// Stores a vector at the index, in these coordinates and this precision.
    public void set(long index, FourVector vector) {
        double px = vector.px();
        double py = vector.py();
        double pz = vector.pz();
        switch (coordinates) {
            case E_PX_PY_PZ -> set(index, vector.e(), px, py, pz);
            case M_PX_PY_PZ -> set(index, vector.mass(), px, py, pz);
            case PT_ETA_PHI_M -> set(index, vector.pt(), vector.eta(), vector.phi(), vector.mass());
            case PT_ETA_PHI_E -> set(index, vector.pt(), vector.eta(), vector.phi(), vector.e());
            case PT_Y_PHI_M ->
                    set(index, vector.pt(), vector.rapidity(), vector.phi(), vector.mass());
        }
    }

    private void set(long index, PtEtaPhiM vector) {
        double pt = vector.pt();
        double eta = vector.eta();
        double mass = vector.mass();
        switch (coordinates) {
            case PT_ETA_PHI_M -> set(index, pt, eta, vector.phi(), mass);
            case PT_ETA_PHI_E -> {
                double energy = Kinematics.energy(pt * StrictMath.cosh(eta), mass);
                set(index, pt, eta, vector.phi(), energy);
            }
            case PT_Y_PHI_M -> set(index, pt, vector.rapidity(), vector.phi(), mass);
            case E_PX_PY_PZ, M_PX_PY_PZ -> set(index, vector.cartesian());
        }
    }

    private void set(long index, double a, double b, double c, double d) {
        first.set(index, a);
        second.set(index, b);
        third.set(index, c);
        fourth.set(index, d);
    }
}
