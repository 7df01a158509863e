package org.kaon.model;

import static org.kaon.initializer.HeUniform.heUniform;
import static org.kaon.layer.ClassAttention.classAttention;
import static org.kaon.layer.DeepSets.deepSets;
import static org.kaon.layer.Dense.dense;
import static org.kaon.layer.Dropout.dropout;
import static org.kaon.layer.EdgeConv.edgeConv;
import static org.kaon.layer.Masking.masking;
import static org.kaon.layer.PairInteraction.pairInteraction;
import static org.kaon.layer.ParticleAttention.particleAttention;
import static org.kaon.layer.ParticleEmbedding.particleEmbedding;
import static org.kaon.layer.ParticlePooling.particlePooling;
import static org.kaon.model.Functional.functional;
import static org.kaon.model.Symbol.input;
import static org.kaon.model.Symbol.join;

import org.kaon.activation.Activation;
import org.kaon.layer.EdgeConv;
import org.kaon.layer.ParticlePooling;

import java.util.List;

/// Networks for jets as sets of particles, as published.
///
/// Inputs are padded with zeros: particles whose features are all 0 are left out. The numbers of
/// trained weights are those for the features and classes of the papers.
public final class ParticleNets {

    private ParticleNets() {}

    /// Inputs `points` (η, φ relative to the jet) and `features`; 366,160 weights for 7 features
    /// and 2 classes.
    ///
    /// *Source*: Qu, Gouskos, arXiv:1902.08570, figure 2a.
    public static Functional particleNet(long particles, long features, int classes) {
        List<EdgeConv> convolutions =
                List.of(
                        edgeConv(16, 64, 64, 64),
                        edgeConv(16, 128, 128, 128),
                        edgeConv(16, 256, 256, 256));
        return particleNet(
                "particle_net", new Sizes(particles, features, classes), convolutions, 256);
    }

    /// Inputs as {@link #particleNet}; 26,416 weights for 7 features and 2 classes.
    ///
    /// *Source*: Qu, Gouskos, arXiv:1902.08570, figure 2b.
    public static Functional particleNetLite(long particles, long features, int classes) {
        List<EdgeConv> convolutions = List.of(edgeConv(7, 32, 32, 32), edgeConv(7, 64, 64, 64));
        return particleNet(
                "particle_net_lite", new Sizes(particles, features, classes), convolutions, 128);
    }

    private record Sizes(long particles, long features, int classes) {}

    private static Functional particleNet(
            String name, Sizes sizes, List<EdgeConv> convolutions, int units) {
        Symbol points = input("points", sizes.particles, 2);
        Symbol features = input("features", sizes.particles, sizes.features);
        Symbol x = features.through(masking(0), particleEmbedding());
        Symbol places = points;
        for (EdgeConv convolution : convolutions) {
            x = places == points ? join(convolution, points, x) : x.to(convolution);
            places = x;
        }
        Symbol y =
                x.through(
                        particlePooling(ParticlePooling.Mode.MEAN),
                        dense(units, Activation.RELU),
                        dropout(0.1),
                        dense(sizes.classes, Activation.SOFTMAX));
        return functional(name, List.of(points, features), List.of(y));
    }

    /// Input `features`; 82,458 weights for (z, η, φ) and 2 classes.
    ///
    /// *Source*: Komiske, Metodiev, Thaler, arXiv:1810.05165; latent dimension as in
    /// arXiv:1902.09914.
    public static Functional particleFlowNetwork(long particles, long features, int classes) {
        Symbol x = input("features", particles, features);
        Symbol sum = x.through(masking(0), deepSets(100, 100, 256));
        return functional("particle_flow_network", x, classified(sum, classes));
    }

    /// Inputs `places` (η, φ) and `fractions` of the momentum; 82,358 weights for 2 classes.
    ///
    /// *Source*: Komiske, Metodiev, Thaler, arXiv:1810.05165; latent dimension as in
    /// arXiv:1902.09914.
    public static Functional energyFlowNetwork(long particles, int classes) {
        Symbol places = input("places", particles, 2);
        Symbol fractions = input("fractions", particles, 1);
        Symbol sum = join(deepSets(100, 100, 256), places, fractions);
        return functional(
                "energy_flow_network",
                List.of(places, fractions),
                List.of(classified(sum, classes)));
    }

    private static Symbol classified(Symbol sum, int classes) {
        Symbol x = sum;
        for (int i = 0; i < 3; i++) {
            x = x.to(dense(100, Activation.RELU).kernelInitializer(heUniform()));
        }
        return x.to(dense(classes, Activation.SOFTMAX));
    }

    /// Inputs `features` and four-vectors (E, px, py, pz) `vectors`; 2,143,486 weights for 17
    /// features and 10 classes.
    ///
    /// *Source*: Qu, Li, Qian, arXiv:2202.03772, section 4.
    public static Functional particleTransformer(long particles, long features, int classes) {
        Symbol x = input("features", particles, features);
        Symbol vectors = input("vectors", particles, 4);
        Symbol pairs = vectors.to(pairInteraction(8, 64, 64, 64));
        Symbol y = x.through(masking(0), particleEmbedding(128, 512, 128));
        for (int i = 0; i < 8; i++) {
            y = join(particleAttention(8), y, pairs);
        }
        Symbol z = y.through(classAttention(2, 8), dense(classes, Activation.SOFTMAX));
        return functional("particle_transformer", List.of(x, vectors), List.of(z));
    }
}
