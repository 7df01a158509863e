package org.kaon.physics.substructure;

import org.kaon.physics.vector.FourVector;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/// The table of all numbers of a jet that have a name.
///
/// *Units*: GeV, rad.
public final class JetFeatures {

    /// A setting; without a default it has to be given.
    public record Setting(String name, OptionalDouble byDefault) {

        static Setting of(String name) {
            return new Setting(name, OptionalDouble.empty());
        }

        static Setting of(String name, double value) {
            return new Setting(name, OptionalDouble.of(value));
        }
    }

    /// Makes a formula of its settings.
    @FunctionalInterface
    public interface Maker {
        JetFeature.Formula of(double[] settings);
    }

    /// A number that can be asked for.
    ///
    /// @param meaning one line for help
    /// @param scaled whether it measures angles by the radius R₀ of the jets
    public record Kind(
            String name, List<Setting> settings, Maker maker, String meaning, boolean scaled) {

        Kind(String name, List<Setting> settings, Maker maker, String meaning) {
            this(name, settings, maker, meaning, false);
        }

        /// `soft_drop_mass(z_cut = 0.1, beta = 0)`.
        public String form() {
            return settings.isEmpty()
                    ? name
                    : settings.stream()
                            .map(s ->
                                    s.name
                                            + (s.byDefault.isPresent()
                                                    ? " = " + plain(s.byDefault.getAsDouble())
                                                    : ""))
                            .collect(Collectors.joining(", ", name + "(", ")"));
        }

        private static String plain(double value) {
            return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
        }

        double[] settings(List<Double> given) {
            if (given.size() > settings.size()) {
                throw new IllegalArgumentException(
                        "jet feature \"%s\": expected %s, found %d settings."
                                .formatted(name, form(), given.size()));
            }
            double[] all = new double[settings.size()];
            for (int i = 0; i < all.length; i++) {
                Setting setting = settings.get(i);
                if (i >= given.size() && setting.byDefault.isEmpty()) {
                    throw new IllegalArgumentException(
                            "jet feature \"%s\": expected %s, \"%s\" is missing."
                                    .formatted(name, form(), setting.name));
                }
                all[i] = i < given.size() ? given.get(i) : setting.byDefault.orElseThrow();
            }
            return all;
        }
    }

    private static final Setting BETA = Setting.of("beta", 1);
    private static final List<Setting> DROP =
            List.of(Setting.of("z_cut", 0.1), Setting.of("beta", 0));

    /// All of them.
    public static final List<Kind> ALL =
            List.of(
                    momentum("pt", FourVector::pt, "transverse momentum"),
                    momentum("eta", FourVector::eta, "pseudorapidity"),
                    momentum("rapidity", FourVector::rapidity, "rapidity"),
                    momentum("phi", FourVector::phi, "azimuth"),
                    momentum("energy", FourVector::e, "energy"),
                    momentum("mass", FourVector::mass, "invariant mass"),
                    momentum("px", FourVector::px, "momentum along x"),
                    momentum("py", FourVector::py, "momentum along y"),
                    momentum("pz", FourVector::pz, "momentum along z"),
                    new Kind("multiplicity", List.of(), _ -> JetView::size, "number of particles"),
                    shape("girth", JetShapes::girth, "pT-weighted width"),
                    shape("ptd", JetShapes::ptDispersion, "pT dispersion"),
                    shape("leading_share", JetShapes::leadingShare, "largest pT over their sum"),
                    shape("pull_size", JetShapes::pullSize, "length of the pull vector"),
                    shape("pull_angle", JetShapes::pullAngle, "angle of the pull vector"),
                    new Kind(
                            "tau",
                            List.of(Setting.of("n"), BETA),
                            JetFeatures::tau,
                            "N-subjettiness, one-pass winner-takes-all kT axes",
                            true),
                    correlation("e2", EnergyCorrelations::e2, "two-point energy correlation"),
                    correlation("e3", EnergyCorrelations::e3, "three-point energy correlation"),
                    correlation("c2", EnergyCorrelations::c2, "e3 / e2^2"),
                    correlation("d2", EnergyCorrelations::d2, "e3 / e2^3"),
                    correlation("c3", EnergyCorrelations::c3, "e4 e2 / e3^2"),
                    drop("soft_drop_mass", r -> r.jet().mass(), "mass after soft drop"),
                    drop("soft_drop_pt", r -> r.jet().pt(), "pT after soft drop"),
                    drop("soft_drop_zg", r -> r.momentumSharing(), "momentum sharing z_g"),
                    drop("soft_drop_rg", r -> r.angle(), "angle R_g of the first hard splitting"),
                    drop("soft_drop_dropped", r -> r.dropped(), "branches dropped"),
                    groomed(
                            "trimmed_mass",
                            List.of(Setting.of("radius", 0.2), Setting.of("fraction", 0.03)),
                            s -> new Trimming(s[0], s[1])::kept,
                            "mass after trimming"),
                    groomed(
                            "filtered_mass",
                            List.of(Setting.of("radius", 0.3), Setting.of("n", 3)),
                            s -> Filtering.of(s[0], s[1])::kept,
                            "mass after filtering"),
                    groomed(
                            "pruned_mass",
                            List.of(Setting.of("z_cut", 0.1), Setting.of("factor", 0.5)),
                            s -> new Pruning(s[0], s[1])::kept,
                            "mass after pruning"));

    private JetFeatures() {}

    private static Kind momentum(String name, ToDoubleFunction<FourVector> part, String meaning) {
        return new Kind(
                name, List.of(), _ -> ofSome(jet -> part.applyAsDouble(jet.momentum())), meaning);
    }

    private static Kind shape(String name, ToDoubleFunction<JetShapes> part, String meaning) {
        return new Kind(name, List.of(), _ -> jet -> part.applyAsDouble(jet.shapes()), meaning);
    }

    private static Kind correlation(
            String name, ToDoubleFunction<EnergyCorrelations> part, String meaning) {
        return new Kind(
                name,
                List.of(BETA),
                s -> {
                    double beta = positive(name, "beta", s[0]);
                    return ofSome(jet -> part.applyAsDouble(jet.correlations(beta)));
                },
                meaning);
    }

    private static Kind drop(String name, ToDoubleFunction<SoftDrop.Result> part, String meaning) {
        return new Kind(
                name,
                DROP,
                s -> {
                    SoftDrop.require(s[0], s[1], 1);
                    return jet ->
                            jet.softDrop(s[0], s[1]).stream()
                                    .mapToDouble(part)
                                    .findFirst()
                                    .orElse(Double.NaN);
                },
                meaning,
                true);
    }

    private static Kind groomed(
            String name,
            List<Setting> settings,
            Function<double[], Grooming> maker,
            String meaning) {
        return new Kind(
                name,
                settings,
                s -> {
                    Grooming first = maker.apply(s); // refuses what is out of range
                    Object key = List.of(first.getClass(), Arrays.toString(s));
                    return ofSome(jet -> mass(jet, jet.grooming(key, () -> maker.apply(s))));
                },
                meaning);
    }

    private static double mass(JetView jet, Grooming grooming) {
        FourVector sum = FourVector.ZERO;
        for (int i : grooming.kept(jet.particles(), jet.from(), jet.to())) {
            sum = sum.plus(jet.particles().at(jet.from() + i));
        }
        return sum.mass();
    }

    /// NaN of no particles.
    static JetFeature.Formula ofSome(JetFeature.Formula formula) {
        return jet -> jet.size() == 0 ? Double.NaN : formula.of(jet);
    }

    private static JetFeature.Formula tau(double[] settings) {
        int n = (int) settings[0];
        if (n != settings[0] || n < 1 || n > JetView.MOST_AXES) {
            throw new IllegalArgumentException(
                    "jet feature \"tau\": n must be 1 to %d, got %s."
                            .formatted(JetView.MOST_AXES, settings[0]));
        }
        double beta = positive("tau", "beta", settings[1]);
        return ofSome(jet -> jet.subjettiness(n, beta, jet.radius()));
    }

    private static double positive(String feature, String setting, double value) {
        if (!(value > 0 && value <= 100)) {
            throw new IllegalArgumentException(
                    "jet feature \"%s\": %s must be positive, at most 100, got %s."
                            .formatted(feature, setting, value));
        }
        return value;
    }
}
