package org.kaon.physics.cluster;

import org.kaon.physics.vector.FourVector;
import org.kaon.physics.vector.FourVectors;

/// One particle as jets are made of it. Squares of its components are numbers: what is below 1e-150
/// GeV throughout is the null vector.
public final class Constituent {

    private static final double LARGE = 1e150;
    private static final double SMALL = 1e-150;

    private Constituent() {}

    /// Particle `i` of those from `from` on.
    ///
    /// *Errors*: [BadParticleException].
    public static FourVector at(FourVectors all, long from, long i) {
        FourVector p = all.at(from + i);
        double size = Math.abs(p.e()) + Math.abs(p.px()) + Math.abs(p.py()) + Math.abs(p.pz());
        if (!(size <= LARGE && p.e() >= 0)) {
            throw new BadParticleException(i, p);
        }
        return size < SMALL ? FourVector.ZERO : p;
    }

    /// The sum of the particles in [from, to).
    ///
    /// *Errors*: [BadParticleException].
    public static FourVector sum(FourVectors all, long from, long to) {
        FourVector sum = FourVector.ZERO;
        for (long i = 0; i < to - from; i++) {
            sum = sum.plus(at(all, from, i));
        }
        return sum;
    }
}
