package org.kaon.physics.substructure;

import org.kaon.physics.vector.FourVectors;

/// Energy correlation functions of a jet's particles, normalised: `e₂ = Σ_{i<j} zᵢ zⱼ Rᵢⱼ^β`, `e₃ =
/// Σ_{i<j<k} zᵢ zⱼ z_k (Rᵢⱼ Rᵢₖ Rⱼₖ)^β`, `z = pT/Σ pT`, and `e₄` likewise over six angles.
///
/// `C₂ = e₃/e₂²` and `D₂ = e₃/e₂³` tell two prongs from one, `C₃ = e₄ e₂/e₃²` three from two. With
/// fewer particles than prongs a ratio is NaN: it is not defined. Time grows as `n³`, as `n⁴` for
/// `e₄`.
///
/// Source: Larkoski, Salam and Thaler, JHEP 06 (2013) 108; Larkoski, Moult and Neill, JHEP 12
/// (2014) 009.
public final class EnergyCorrelations {

    private final double[] z;
    private final double[][] angle;

    private EnergyCorrelations(double[] z, double[][] angle) {
        this.z = z;
        this.angle = angle;
    }

    /// The correlations of the particles in [from, to), with angles to the power β.
    ///
    /// *Errors*: β outside (0, 100]; [org.kaon.physics.cluster.BadParticleException].
    public static EnergyCorrelations of(FourVectors particles, long from, long to, double beta) {
        if (!(beta > 0 && beta <= 100)) {
            throw new IllegalArgumentException(
                    "energy correlations: β must lie in (0, 100], got " + beta + ".");
        }
        Directions d = Directions.of(particles, from, to);
        double total = d.totalPt();
        double[] shares = new double[d.size()];
        double[][] angles = new double[d.size()][d.size()];
        for (int i = 0; i < shares.length; i++) {
            shares[i] = d.pt()[i] / total;
            for (int j = 0; j < i; j++) {
                double square = d.separationSquared(i, j);
                double power =
                        beta == 2
                                ? square
                                : beta == 1 ? Math.sqrt(square) : StrictMath.pow(square, beta / 2);
                angles[i][j] = power;
                angles[j][i] = power;
            }
        }
        return new EnergyCorrelations(shares, angles);
    }

    /// `e₂`; 0 for fewer than two particles.
    public double e2() {
        double sum = 0;
        for (int i = 1; i < z.length; i++) {
            double row = 0;
            for (int j = 0; j < i; j++) {
                row += z[j] * angle[i][j];
            }
            sum += z[i] * row;
        }
        return sum;
    }

    /// `e₃`; 0 for fewer than three particles.
    public double e3() {
        double sum = 0;
        for (int i = 2; i < z.length; i++) {
            double[] ai = angle[i];
            for (int j = 1; j < i; j++) {
                double[] aj = angle[j];
                double row = 0;
                for (int k = 0; k < j; k++) {
                    row += z[k] * ai[k] * aj[k];
                }
                sum += z[i] * z[j] * ai[j] * row;
            }
        }
        return sum;
    }

    /// `e₄`; 0 for fewer than four particles.
    public double e4() {
        double sum = 0;
        double[] common = new double[z.length];
        for (int i = 3; i < z.length; i++) {
            for (int j = 2; j < i; j++) {
                double pair = z[i] * z[j] * angle[i][j];
                for (int k = 0; k < j; k++) {
                    common[k] = z[k] * angle[i][k] * angle[j][k];
                }
                double inner = 0;
                for (int k = 1; k < j; k++) {
                    double row = 0;
                    for (int l = 0; l < k; l++) {
                        row += common[l] * angle[k][l];
                    }
                    inner += common[k] * row;
                }
                sum += pair * inner;
            }
        }
        return sum;
    }

    /// `C₂ = e₃/e₂²`.
    public double c2() {
        double e2 = e2();
        return e3() / (e2 * e2);
    }

    /// `D₂ = e₃/e₂³`.
    public double d2() {
        double e2 = e2();
        return e3() / (e2 * e2 * e2);
    }

    /// `C₃ = e₄ e₂/e₃²`.
    public double c3() {
        double e3 = e3();
        return e4() * e2() / (e3 * e3);
    }
}
