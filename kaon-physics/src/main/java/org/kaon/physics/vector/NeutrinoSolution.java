package org.kaon.physics.vector;

/// The momentum along the beam of the neutrino of `W → ℓν`, from the lepton, the missing transverse
/// momentum and the mass of the W: the two roots of `mT² pz² − 2μ pzℓ pz + Eℓ² pTν² − μ² = 0` with
/// `μ = (M² − mℓ²)/2 + pTℓ · pTν`, `mT² = Eℓ² − pzℓ²`, the one of smaller size first.
///
/// Where the transverse mass of lepton and neutrino exceeds M both roots are complex; then both are
/// set to their real part `μ pzℓ / mT²` and `real` is false. The W then comes out heavier than M.
/// NaN for a lepton along the beam (`mT = 0`) and for inputs that are NaN.
public record NeutrinoSolution(
        TransverseVector missing, double smaller, double larger, boolean real) {

    /// The roots for a lepton beside missing momentum, for a W of that mass (80.37 GeV, or that of
    /// another parent of a massless invisible particle).
    public static NeutrinoSolution of(FourVector lepton, TransverseVector missing, double parent) {
        double transverse = (lepton.e() - lepton.pz()) * (lepton.e() + lepton.pz());
        double p = lepton.p();
        double massSquare = (lepton.e() - p) * (lepton.e() + p);
        double mu = (parent * parent - massSquare) / 2 + lepton.transverse().dot(missing);
        double pt = missing.pt();
        double size = pt * Math.sqrt(Math.max(0, transverse));
        double root = (mu - size) * (mu + size);
        double middle = mu * lepton.pz();
        if (!(transverse > 0) || Double.isNaN(root)) {
            return new NeutrinoSolution(missing, Double.NaN, Double.NaN, false);
        }
        if (root < 0) {
            return new NeutrinoSolution(missing, middle / transverse, middle / transverse, false);
        }
        double far = middle + Math.copySign(lepton.e() * Math.sqrt(root), middle);
        double product = (lepton.e() * pt - mu) * (lepton.e() * pt + mu);
        double near = far == 0 ? 0 : product / far;
        return new NeutrinoSolution(missing, near, far / transverse, true);
    }

    /// The massless neutrino with the momentum along the beam of smaller size, the right one more
    /// often than not.
    public FourVector nearer() {
        return neutrino(smaller);
    }

    /// The other one.
    public FourVector farther() {
        return neutrino(larger);
    }

    private FourVector neutrino(double pz) {
        double e = StrictMath.hypot(missing.pt(), pz);
        return new FourVector(e, missing.px(), missing.py(), pz);
    }
}
