package org.kaon.physics.substructure;

import org.kaon.physics.cluster.Clustering;
import org.kaon.physics.cluster.Jet;
import org.kaon.physics.cluster.JetDefinition;
import org.kaon.physics.vector.FourVectors;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The primary Lund plane of a jet: the emissions met when the Cambridge/Aachen tree is followed
/// along its harder branches. Holds working memory: one for each thread.
///
/// Source: Dreyer, Salam and Soyez, JHEP 12 (2018) 064.
public final class LundPlane {

    private static final double ALL = 1000;

    private final Clustering clustering = new Clustering(JetDefinition.cambridgeAachen(ALL));

    /// One emission: angle Δ, transverse momentum `k_t = pT_soft Δ` (GeV), momentum sharing z, mass
    /// of the pair (GeV) and azimuth ψ of the softer around the harder.
    public record Emission(
            double angle, double kt, double momentumSharing, double mass, double azimuth) {}

    /// The emissions of the particles in [from, to) taken as one jet, widest first.
    public List<Emission> emissions(FourVectors particles, long from, long to) {
        List<Emission> emissions = new ArrayList<>();
        List<Jet> jets = clustering.cluster(particles, from, to).inclusive(0);
        Optional<Jet> jet = jets.stream().findFirst();
        while (jet.isPresent()) {
            Jet whole = jet.get();
            Optional<Jet.Parents> split = whole.parents();
            split.ifPresent(parents -> emissions.add(emission(whole, parents)));
            jet = split.map(Jet.Parents::harder);
        }
        return List.copyOf(emissions);
    }

    private static Emission emission(Jet jet, Jet.Parents parents) {
        Jet harder = parents.harder();
        Jet softer = parents.softer();
        double angle = Math.sqrt(harder.separationSquared(softer));
        double dphi = softer.phi() - harder.phi();
        dphi -= 2 * Math.PI * Math.rint(dphi / (2 * Math.PI));
        return new Emission(
                angle,
                softer.pt() * angle,
                softer.pt() / (harder.pt() + softer.pt()),
                jet.mass(),
                StrictMath.atan2(softer.rapidity() - harder.rapidity(), dphi));
    }
}
