package org.kaon.physics.substructure;

import org.kaon.physics.cluster.Constituent;
import org.kaon.physics.vector.Component;
import org.kaon.physics.vector.FourVector;
import org.kaon.physics.vector.FourVectors;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// One jet after another as its measures see it: whatever several of them need is computed once.
///
/// Holds working memory: one for each thread.
public final class JetView {

    /// Most axes of [#subjettiness].
    public static final int MOST_AXES = 6;

    private static final Component NOTHING = Component.of(new double[0]);

    private record Angles(double beta, double radius) {}

    private record Drop(double cut, double beta) {}

    private final double radius;
    private final Map<Angles, Subjettiness> axes = new HashMap<>();
    private final Map<Drop, SoftDrop> drops = new HashMap<>();
    private final Map<Object, Grooming> groomings = new HashMap<>();

    private final Map<Angles, double[]> tau = new HashMap<>();
    private final Map<Double, EnergyCorrelations> correlations = new HashMap<>();
    private final Map<Double, EnergyFlow> flows = new HashMap<>();
    private final Map<Drop, Optional<SoftDrop.Result>> dropped = new HashMap<>();
    private Optional<JetShapes> shapes = Optional.empty();
    private FourVectors particles = FourVectors.cartesian(NOTHING, NOTHING, NOTHING, NOTHING);
    private FourVector momentum = FourVector.ZERO;
    private long from;
    private long to;

    /// @param radius R₀ of the jets (rad), which subjettiness and soft drop measure angles by
    public JetView(double radius) {
        if (!(radius > 0 && Double.isFinite(radius))) {
            throw new IllegalArgumentException(
                    "jets: R₀ must be positive and finite, got " + radius + ".");
        }
        this.radius = radius;
    }

    /// Looks at the particles in [first, last) as one jet.
    ///
    /// *Errors*: [org.kaon.physics.cluster.BadParticleException].
    public JetView at(FourVectors all, long first, long last) {
        particles = all;
        from = first;
        to = last;
        momentum = Constituent.sum(all, first, last);
        tau.clear();
        correlations.clear();
        flows.clear();
        dropped.clear();
        shapes = Optional.empty();
        return this;
    }

    /// The jet radius R₀.
    public double radius() {
        return radius;
    }

    /// How many particles there are.
    public int size() {
        return Math.toIntExact(to - from);
    }

    /// The sum of the particles.
    public FourVector momentum() {
        return momentum;
    }

    FourVectors particles() {
        return particles;
    }

    long from() {
        return from;
    }

    long to() {
        return to;
    }

    /// Widths and shares.
    public JetShapes shapes() {
        JetShapes known = shapes.orElseGet(() -> JetShapes.of(particles, from, to));
        shapes = Optional.of(known);
        return known;
    }

    /// `τ_n` with axes of exclusive kT and winner takes all, moved to a local minimum where β
    /// allows it.
    public double subjettiness(int n, double beta, double scale) {
        Angles key = new Angles(beta, scale);
        return tau.computeIfAbsent(
                        key,
                        _ ->
                                axes.computeIfAbsent(key, JetView::subjettiness)
                                        .of(particles, from, to, MOST_AXES))[n - 1];
    }

    private static Subjettiness subjettiness(Angles angles) {
        Subjettiness.Axes axes =
                angles.beta >= 1
                        ? Subjettiness.Axes.ONE_PASS_WINNER_TAKES_ALL_KT
                        : Subjettiness.Axes.WINNER_TAKES_ALL_KT;
        return new Subjettiness(axes, angles.beta, angles.radius);
    }

    /// Energy correlations with angles to the power β.
    public EnergyCorrelations correlations(double beta) {
        return correlations.computeIfAbsent(
                beta, b -> EnergyCorrelations.of(particles, from, to, b));
    }

    /// Energy flow with angles to the power β.
    public EnergyFlow flow(double beta) {
        return flows.computeIfAbsent(beta, b -> EnergyFlow.of(particles, from, to, b));
    }

    /// The grooming of a key, made once: it holds working memory.
    Grooming grooming(Object key, Supplier<Grooming> maker) {
        return groomings.computeIfAbsent(key, _ -> maker.get());
    }

    /// What soft drop leaves, with R₀ of the jets; nothing of nothing.
    public Optional<SoftDrop.Result> softDrop(double cut, double beta) {
        Drop key = new Drop(cut, beta);
        return dropped.computeIfAbsent(
                key,
                _ ->
                        drops.computeIfAbsent(key, d -> new SoftDrop(d.cut, d.beta, radius))
                                .groom(particles, from, to));
    }
}
