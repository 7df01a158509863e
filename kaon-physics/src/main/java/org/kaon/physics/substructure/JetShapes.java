package org.kaon.physics.substructure;

import org.kaon.physics.cluster.Azimuth;
import org.kaon.physics.cluster.Constituent;
import org.kaon.physics.cluster.Rapidity;
import org.kaon.physics.vector.FourVector;
import org.kaon.physics.vector.FourVectors;

/// Simple numbers of a jet's particles around the direction (y, φ) of their sum.
///
/// *Units*: rad for `girth` and `pullSize`. Of no particles, or of no pT, all but the multiplicity
/// are NaN; of particles whose sum has no pT the pull is.
///
/// Source: girth: Gallicchio and Schwartz, PRL 107 (2011) 172001; pTD: CMS-PAS-JME-13-002; pull:
/// Gallicchio and Schwartz, PRL 105 (2010) 022001.
///
/// @param multiplicity how many particles
/// @param girth `Σ pTᵢ rᵢ / Σ pTᵢ`: the width
/// @param ptDispersion `√(Σ pTᵢ²) / Σ pTᵢ`
/// @param leadingShare the largest pT over the sum
/// @param pullSize the length of the pull vector `Σ pTᵢ rᵢ (Δyᵢ, Δφᵢ) / pT_jet`
/// @param pullAngle its angle, 0 along y, in [−π, π]
public record JetShapes(
        int multiplicity,
        double girth,
        double ptDispersion,
        double leadingShare,
        double pullSize,
        double pullAngle) {

    /// The shapes of the particles in [from, to).
    public static JetShapes of(FourVectors particles, long from, long to) {
        FourVector jet = Constituent.sum(particles, from, to);
        Directions d = Directions.of(particles, from, to);
        double y = Rapidity.of(jet);
        double phi = Azimuth.of(jet);
        double total = d.totalPt();
        double width = 0;
        double squares = 0;
        double largest = 0;
        double pullY = 0;
        double pullPhi = 0;
        for (int i = 0; i < d.size(); i++) {
            double pt = d.pt()[i];
            double r = Math.sqrt(d.separationSquared(i, y, phi));
            width += pt * r;
            squares += pt * pt;
            largest = Math.max(largest, pt);
            double dphi = d.phi()[i] - phi;
            dphi -= 2 * Math.PI * Math.rint(dphi / (2 * Math.PI));
            pullY += pt * r * (d.rapidity()[i] - y);
            pullPhi += pt * r * dphi;
        }
        return new JetShapes(
                d.size(),
                width / total,
                Math.sqrt(squares) / total,
                largest / total,
                jet.pt() > 0 ? StrictMath.hypot(pullY, pullPhi) / jet.pt() : Double.NaN,
                jet.pt() > 0 ? StrictMath.atan2(pullPhi, pullY) : Double.NaN);
    }

    /// The pT-weighted charge `Σ qᵢ pTᵢ^κ / pT_jet^κ`; NaN of particles whose sum has no pT.
    ///
    /// *Errors*: [IllegalArgumentException] for κ outside [0, 100], or another number of charges;
    /// [org.kaon.physics.cluster.BadParticleException].
    ///
    /// Source: Field and Feynman, Nucl. Phys. B 136 (1978) 1; Krohn et al., PRL 110 (2013) 212001.
    public static double charge(
            FourVectors particles, int[] charges, long from, long to, double kappa) {
        if (!(kappa >= 0 && kappa <= 100) || charges.length != to - from) {
            throw new IllegalArgumentException(
                    "jet charge: expected κ in [0, 100] and a charge for each of %d particles, got %s and %d."
                            .formatted(to - from, kappa, charges.length));
        }
        double sum = 0;
        for (int i = 0; i < charges.length; i++) {
            FourVector p = Constituent.at(particles, from, i);
            sum += charges[i] * StrictMath.pow(p.pt(), kappa);
        }
        double pt = Constituent.sum(particles, from, to).pt();
        return pt > 0 ? sum / StrictMath.pow(pt, kappa) : Double.NaN;
    }
}
