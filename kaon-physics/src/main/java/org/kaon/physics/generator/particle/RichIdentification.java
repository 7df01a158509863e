package org.kaon.physics.generator.particle;

import org.kaon.physics.generator.Draws;
import org.kaon.physics.generator.Field;
import org.kaon.physics.generator.Generator;
import org.kaon.physics.generator.Interval;
import org.kaon.physics.generator.Kind;
import org.kaon.physics.generator.Setting;

import java.util.Arrays;
import java.util.List;

/// How a ring-imaging Cherenkov detector with two gases tells charged particles apart: differences of
/// log-likelihoods (DLL) of four hypotheses to the pion.
///
/// A particle of mass m and momentum p radiates under `cos θ = √(1 + m²/p²)/n` on average `N =
/// N₀ sin²θ/(1 − 1/n²)` photons, measured with σ = 1.6 mrad (C₄F₁₀, n = 1.0014, N₀ = 30) and 0.7 mrad
/// (CF₄, n = 1.0005, N₀ = 22, only for η > 3). Other tracks leave Poisson many photons, on average `tracks`
/// times 0.02, flat over 1.2 of the largest angle Θ. The likelihood of a hypothesis is the one that the
/// photons were drawn from,
///
///     ln L = Σ ln(N G(θᵢ; θ, σ) + b/Θ) − N,
///
/// so `⟨e^DLL⟩ = 1` for pions, whatever else.
///
/// *Source*: for radiators and resolutions LHCb RICH, Eur. Phys. J. C 73 (2013) 2431. *Limits*: no
/// errors of tracks, no decays in flight, rings neither overlap nor are cut by the acceptance.
public record RichIdentification(
        List<Hypothesis> particles, Interval momentum, Interval eta, double tracks)
        implements Generator {

    /// Charged particles with their masses in GeV and numbers in the PDG's scheme.
    public enum Hypothesis {
        PION(0.13957, 211),
        KAON(0.49368, 321),
        PROTON(0.93827, 2212),
        MUON(0.10566, 13),
        ELECTRON(0.000511, 11);

        private final double mass;
        private final int pdg;

        Hypothesis(double mass, int pdg) {
            this.mass = mass;
            this.pdg = pdg;
        }
    }

    static final Setting.Several<Hypothesis> PARTICLES =
            new Setting.Several<>(
                    "particle",
                    List.of(Hypothesis.PION, Hypothesis.KAON, Hypothesis.PROTON),
                    "particles, drawn in equal parts");
    static final Setting.Span MOMENTUM =
            Setting.span(
                    "momentum",
                    new Interval(3, 100),
                    new Interval(0.5, 1000),
                    "GeV",
                    "momentum, flat in its logarithm");
    static final Setting.Span ETA =
            Setting.span(
                    "eta", new Interval(2, 5), new Interval(1.5, 5), "", "pseudorapidity, flat");
    static final Setting.Real TRACKS =
            Setting.number(
                    "tracks", 150, new Interval(1, 2000), "", "mean number of tracks of an event");

    /// The pion first, to which all others are compared.
    private static final List<Hypothesis> HYPOTHESES = List.of(Hypothesis.values());

    private static final int MOST_PHOTONS = 512;

    /// A gas: `n − 1`, the largest number of photons, their resolution, and from where it is seen.
    private record Radiator(double excess, double photons, double sigma, double leastEta) {

        /// Cherenkov angle, or 0 below the threshold.
        double angle(double mass, double momentum) {
            double cos = Math.hypot(1, mass / momentum) / (1 + excess);
            return cos < 1 ? Math.acos(cos) : 0;
        }

        double largest() {
            return Math.acos(1 / (1 + excess));
        }

        double expected(double angle) {
            double sin = Math.sin(angle), most = Math.sin(largest());
            return photons * sin * sin / (most * most);
        }
    }

    private static final List<Radiator> RADIATORS =
            List.of(new Radiator(0.0014, 30, 0.0016, 0), new Radiator(0.0005, 22, 0.0007, 3));

    public RichIdentification {
        particles = PARTICLES.check(particles);
        MOMENTUM.check(momentum);
        ETA.check(eta);
        TRACKS.check(tracks);
    }

    static Kind kind() {
        return new Kind(
                "rich",
                "identification of charged particles in a RICH detector: momentum, tracks, DLLs",
                List.of(PARTICLES, MOMENTUM, ETA, TRACKS),
                given ->
                        new RichIdentification(
                                given.of(PARTICLES),
                                given.of(MOMENTUM),
                                given.of(ETA),
                                given.of(TRACKS)));
    }

    @Override
    public List<Field> fields() {
        return List.of(
                Field.number("momentum", "GeV", "momentum of the track"),
                Field.number("eta", "", "its pseudorapidity"),
                Field.whole("tracks", "number of tracks in the event"),
                Field.number("dll_kaon", "", "ln L of the kaon over the pion"),
                Field.number("dll_proton", "", "ln L of the proton over the pion"),
                Field.number("dll_muon", "", "ln L of the muon over the pion"),
                Field.number("dll_electron", "", "ln L of the electron over the pion"),
                Field.whole("particle", "the true particle in the PDG's numbering"));
    }

    @Override
    public Maker maker() {
        double[] photons = new double[MOST_PHOTONS];
        double[] likelihoods = new double[HYPOTHESES.size()];
        return (draws, out, row) -> {
            Hypothesis truth = particles.get(draws.below(particles.size()));
            double p = momentum.drawLog(draws);
            double direction = eta.draw(draws);
            int others = 1 + draws.poisson(tracks / 4 * draws.gamma(4));
            Arrays.fill(likelihoods, 0);
            for (Radiator radiator : RADIATORS) {
                if (direction >= radiator.leastEta) {
                    observe(radiator, truth, p, 0.02 * others, draws, photons, likelihoods);
                }
            }
            out[0][row] = (float) p;
            out[1][row] = (float) direction;
            out[2][row] = others;
            for (int i = 1; i < likelihoods.length; i++) {
                out[2 + i][row] = (float) (likelihoods[i] - likelihoods[0]);
            }
            out[7][row] = truth.pdg;
        };
    }

    private static void observe(
            Radiator radiator,
            Hypothesis truth,
            double p,
            double background,
            Draws draws,
            double[] photons,
            double[] likelihoods) {
        double angle = radiator.angle(truth.mass, p);
        double range = 1.2 * radiator.largest();
        int signal = Math.min(draws.poisson(radiator.expected(angle)), MOST_PHOTONS / 2);
        int count = signal + Math.min(draws.poisson(background), MOST_PHOTONS / 2);
        for (int i = 0; i < count; i++) {
            photons[i] =
                    i < signal ? angle + radiator.sigma * draws.normal() : draws.uniform(0, range);
        }
        for (int i = 0; i < HYPOTHESES.size(); i++) {
            double tried = radiator.angle(HYPOTHESES.get(i).mass, p);
            likelihoods[i] += likelihood(radiator, tried, background, photons, count);
        }
    }

    private static double likelihood(
            Radiator radiator, double angle, double background, double[] photons, int count) {
        double expected = radiator.expected(angle);
        double range = 1.2 * radiator.largest();
        double height = expected / (radiator.sigma * Math.sqrt(2 * Math.PI));
        double sum = -expected;
        for (int i = 0; i < count; i++) {
            double pull = (photons[i] - angle) / radiator.sigma;
            double flat = photons[i] >= 0 && photons[i] <= range ? background / range : 0;
            // A photon that no hypothesis explains counts the same for all of them.
            sum += Math.log(height * Math.exp(-0.5 * pull * pull) + flat + 1e-30);
        }
        return sum;
    }
}
