package org.kaon.physics.generator.calorimeter;

/// The radial profile of electromagnetic showers at depth τ, a core and a tail:
///
///     f(r) = p 2rR_C²/(r² + R_C²)² + (1 − p) 2rR_T²/(r² + R_T²)²        r in Molière radii
///     R_C = 0.0251 + 0.00319 ln E + (0.1162 − 0.000381 Z) τ
///     R_T = (0.659 − 0.00309 Z) (e^(−2.59 (τ−0.645)) + e^((0.3585 + 0.0421 ln E)(τ−0.645)))
///     p = (2.632 − 0.00094 Z) exp(u − e^u),  u = (0.401 + 0.00187 Z − τ)/(1.313 − 0.0686 ln E)
///
/// and for sampling media
///
///     R_C − 0.0203 (1−ê) + 0.0397/F_S e^(−τ)      R_T − 0.14 (1−ê) − 0.495/F_S e^(−τ)
///     p + (1−ê)(0.348 − 0.642/F_S e^(−(τ−1)²))
///
/// *Source*: hep-ex/0001020, sections 2.3 and 3.3, E in GeV.
///
/// @param logEnergy ln(E/GeV)
public record Radial(double logEnergy, Medium medium) {

    private static final double LEAST_RADIUS = 1e-3;

    /// R_C in Molière radii.
    public double core(double tau) {
        double z = medium.charge();
        double homogeneous = 0.0251 + 0.00319 * logEnergy + (0.1162 - 0.000381 * z) * tau;
        double sampling =
                -0.0203 * (1 - medium.electronResponse())
                        + 0.0397 * medium.inverseSamplingFrequency() * Math.exp(-tau);
        return Math.max(homogeneous + sampling, LEAST_RADIUS);
    }

    /// R_T in Molière radii.
    public double tail(double tau) {
        double k1 = 0.659 - 0.00309 * medium.charge();
        double d = tau - 0.645;
        double homogeneous =
                k1 * (Math.exp(-2.59 * d) + Math.exp((0.3585 + 0.0421 * logEnergy) * d));
        double sampling =
                -0.14 * (1 - medium.electronResponse())
                        - 0.495 * medium.inverseSamplingFrequency() * Math.exp(-tau);
        return Math.max(homogeneous + sampling, LEAST_RADIUS);
    }

    /// p, the part of the energy in the core.
    public double coreWeight(double tau) {
        double z = medium.charge();
        double u = (0.401 + 0.00187 * z - tau) / (1.313 - 0.0686 * logEnergy);
        double homogeneous = (2.632 - 0.00094 * z) * Math.exp(u - Math.exp(u));
        double sampling =
                (1 - medium.electronResponse())
                        * (0.348
                                - 0.642
                                        * medium.inverseSamplingFrequency()
                                        * Math.exp(-(tau - 1) * (tau - 1)));
        return Math.clamp(homogeneous + sampling, 0, 1);
    }
}
