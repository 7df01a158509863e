package org.kaon.physics.vector;

/// What particles leave unbalanced across the beam: `p_T^miss = −Σ p_T`, whose size is called the
/// missing transverse energy, and beside it `Σ |p_T|`.
///
/// Units: GeV, rad. One NaN among the particles makes all NaN.
public record MissingEnergy(TransverseVector momentum, double scalarSum) {

    /// Of the particles in [from, to); null for none. The sums are compensated (Neumaier), so a
    /// balanced event is found balanced to 1e-16 of its largest momentum.
    public static MissingEnergy of(FourVectors particles, long from, long to) {
        CompensatedSum x = new CompensatedSum();
        CompensatedSum y = new CompensatedSum();
        CompensatedSum sizes = new CompensatedSum();
        for (long i = from; i < to; i++) {
            TransverseVector one = particles.at(i).transverse();
            x.add(one.px());
            y.add(one.py());
            sizes.add(one.pt());
        }
        return new MissingEnergy(new TransverseVector(0 - x.value(), 0 - y.value()), sizes.value());
    }

    /// Its size.
    public double pt() {
        return momentum.pt();
    }

    /// Its azimuth; 0 where nothing is missing.
    public double phi() {
        return momentum.phi();
    }

    /// `p_T^miss / √(Σ |p_T|)`, in √GeV; 0 for no particles.
    public double significance() {
        return scalarSum == 0 ? 0 : pt() / Math.sqrt(scalarSum);
    }
}
