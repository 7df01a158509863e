package org.kaon.physics.vector;

/// The razor variables of two (mega)jets and the missing transverse momentum: `M_R = √((|p₁| +
/// |p₂|)² − (pz₁ + pz₂)²)`, which peaks at the mass difference of pair-produced parents, and `M_T^R
/// = √((pTmiss (pT₁ + pT₂) − pTmiss · (pT₁ + pT₂))/2)`, which ends there. Both are sums of positive
/// terms, so nothing cancels for jets along the beam or along the missing momentum.
///
/// *Source*: CMS, Phys. Rev. D 85 (2012) 012004; C. Rogan, arXiv:1006.2727.
public record Razor(double mr, double mrt) {

    /// Of two jets, or [Megajets], and what is missing.
    public static Razor of(FourVector first, FourVector second, TransverseVector missing) {
        double ahead = lightCone(first, 1) + lightCone(second, 1);
        double behind = lightCone(first, -1) + lightCone(second, -1);
        double slack = missing.slack(first.transverse()) + missing.slack(second.transverse());
        return new Razor(Math.sqrt(ahead) * Math.sqrt(behind), Math.sqrt(slack / 2));
    }

    /// Of two megajets.
    public static Razor of(Megajets jets, TransverseVector missing) {
        return of(jets.first(), jets.second(), missing);
    }

    /// `R = M_T^R / M_R`; NaN where M_R is 0, which takes jets that are null or along one beam.
    public double ratio() {
        return mr == 0 ? Double.NaN : mrt / mr;
    }

    /// `R²`, as it is cut on.
    public double squaredRatio() {
        return ratio() * ratio();
    }

    // |p| ± pz without cancellation.
    private static double lightCone(FourVector jet, int sign) {
        double along = sign * jet.pz();
        double p = jet.p();
        return along >= 0 || p == 0 ? p + along : jet.pt() / (p - along) * jet.pt();
    }
}
