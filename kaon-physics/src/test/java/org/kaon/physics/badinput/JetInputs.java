package org.kaon.physics.badinput;

import org.kaon.physics.cluster.Clustering;
import org.kaon.physics.cluster.Jet;
import org.kaon.physics.cluster.JetDefinition;
import org.kaon.physics.cluster.Recombination;
import org.kaon.physics.substructure.EnergyCorrelations;
import org.kaon.physics.substructure.EnergyFlow;
import org.kaon.physics.substructure.EnergyFlowGraph;
import org.kaon.physics.substructure.Filtering;
import org.kaon.physics.substructure.Grooming;
import org.kaon.physics.substructure.JetFeature;
import org.kaon.physics.substructure.JetFeatures;
import org.kaon.physics.substructure.JetShapes;
import org.kaon.physics.substructure.JetView;
import org.kaon.physics.substructure.LundPlane;
import org.kaon.physics.substructure.Pruning;
import org.kaon.physics.substructure.SoftDrop;
import org.kaon.physics.substructure.Subjettiness;
import org.kaon.physics.substructure.Trimming;
import org.kaon.physics.vector.Component;
import org.kaon.physics.vector.FourVectors;

import java.util.Arrays;
import java.util.List;

/// Jets of bad particles, and what is asked of them.
final class JetInputs {

    private static final String FEW = "no particles";
    private static final String NO_PT = "no particles, or none with pT";
    private static final double NAN = Double.NaN;
    private static final double[] GOOD = {40, 20, 10, 30};

    private JetInputs() {}

    /// Particles of `E, px, py, pz` each.
    static FourVectors particles(double[]... all) {
        double[][] parts = new double[4][all.length];
        for (int i = 0; i < all.length; i++) {
            for (int k = 0; k < 4; k++) {
                parts[k][i] = all[i][k];
            }
        }
        List<Component> columns = Arrays.stream(parts).map(Component::of).toList();
        return FourVectors.cartesian(
                columns.get(0), columns.get(1), columns.get(2), columns.get(3));
    }

    private static double[] times(double factor) {
        return Arrays.stream(GOOD).map(x -> factor * x).toArray();
    }

    static Family<FourVectors> lists(Family<FourVectors> family) {
        return family.input("no particles", particles())
                .input("one", particles(GOOD))
                .input("two identical", particles(GOOD, GOOD))
                .input("three collinear", particles(GOOD, times(2), times(0.5)))
                .input(
                        "without pT, E = 0 (padding)",
                        particles(new double[4], new double[4], new double[4], new double[4]))
                .input(
                        "along the beams",
                        particles(new double[] {9, 0, 0, 9}, new double[] {8, 0, 0, -8}))
                .input(
                        "back to back",
                        particles(new double[] {20, 20, 0, 0}, new double[] {20, -20, 0, 0}))
                .input("E = 0", particles(new double[] {0, 20, 10, 0}, GOOD))
                .input("E < 0", particles(GOOD, times(-1)))
                .input("a NaN", particles(GOOD, new double[] {5, NAN, 1, 1}))
                .input("infinite", particles(GOOD, new double[] {1 / 0.0, 1, 1, 1}))
                .input("1e200 GeV", particles(GOOD, times(1e200)))
                .input("1e-200 GeV", particles(times(1e-200), times(2e-200)));
    }

    static Family<FourVectors> features() {
        Family<FourVectors> family =
                lists(
                        new Family<>(
                                "Numbers of a jet",
                                "As columns of `kaon jets`, in expressions and of a `JetView`;"
                                        + " settings are the defaults."));
        for (JetFeatures.Kind kind : JetFeatures.ALL) {
            if (!kind.name().equals("tau")) {
                feature(family, kind.name());
            }
        }
        for (String name : List.of("tau(2)", "tau(2, 0.5)", "tau21", "efp_01", "efp_01_01_02")) {
            feature(family, name);
        }
        return family;
    }

    private static void feature(Family<FourVectors> family, String name) {
        JetFeature feature = JetFeature.parse(name);
        family.ask(
                "`" + name + "`",
                undefined(name),
                all -> feature.of(new JetView(0.8).at(all, 0, all.length())));
    }

    private static String undefined(String name) {
        return switch (name) {
            case "multiplicity" -> "";
            case "pt", "rapidity", "phi", "energy", "mass", "px", "py", "pz" -> FEW;
            case "eta" -> "no particles";
            case "girth", "ptd", "leading_share", "tau(2)", "tau(2, 0.5)", "e2", "e3" -> NO_PT;
            case "efp_01", "efp_01_01_02" -> NO_PT;
            case "pull_size", "pull_angle" -> "no particles, or a sum without pT";
            case "tau21" -> "τ₁ is 0 or not defined";
            case "c2", "d2" -> "e₂ is 0 or not defined";
            case "c3" -> "e₃ is 0 or not defined";
            case "soft_drop_zg", "soft_drop_rg" -> "no particles, or one is left";
            default -> FEW;
        };
    }

    static Family<FourVectors> groomings() {
        Family<FourVectors> family =
                lists(
                        new Family<>(
                                "Jets, grooming and trees",
                                "How many particles or jets are left, or the numbers of the"
                                        + " hardest."));
        for (String text :
                List.of(
                        "soft-drop:0.1,1",
                        "mmdt:0.1",
                        "trimming:0.2,0.03",
                        "filtering:0.3,3",
                        "pruning:0.1,0.5")) {
            family.ask(
                    "`" + text + "`",
                    all -> Grooming.parse(text, 0.8).kept(all, 0, all.length()).length);
        }
        for (JetDefinition definition :
                List.of(
                        JetDefinition.antiKt(0.4),
                        JetDefinition.kt(0.4),
                        JetDefinition.cambridgeAachen(0.4),
                        JetDefinition.antiKt(0.4).with(Recombination.WINNER_TAKES_ALL))) {
            family.ask(
                    "pT of jets, " + definition.algorithm() + ", " + definition.recombination(),
                    all -> pts(new Clustering(definition).cluster(all).inclusive(0)));
        }
        return family.ask(
                        "two exclusive kT jets",
                        all -> pts(new Clustering(JetDefinition.kt(1)).cluster(all).exclusive(2)))
                .ask(
                        "Lund plane: emissions",
                        all -> new LundPlane().emissions(all, 0, all.length()).size())
                .ask(
                        "jet charge, κ = 0.5",
                        "a sum without pT",
                        all -> {
                            int[] charges = new int[(int) all.length()];
                            Arrays.fill(charges, 1);
                            return JetShapes.charge(all, charges, 0, all.length(), 0.5);
                        })
                .ask(
                        "e₄",
                        "four or more without pT",
                        all -> EnergyCorrelations.of(all, 0, all.length(), 1).e4());
    }

    private static List<Double> pts(List<Jet> jets) {
        return jets.stream().map(Jet::pt).toList();
    }

    /// Settings out of their range.
    static Family<Double> settings() {
        FourVectors jet = particles(GOOD, times(2));
        return new Family<Double>("Settings of jets", "One at a time, the others as usual.")
                .input("0", 0.0)
                .input("−1", -1.0)
                .input("2.5", 2.5)
                .input("1e9", 1e9)
                .input("NaN", NAN)
                .input("∞", 1 / 0.0)
                .ask(
                        "radius of jets",
                        x -> pts(new Clustering(JetDefinition.antiKt(x)).cluster(jet).inclusive(0)))
                .ask(
                        "least pT of jets",
                        x -> new Clustering(JetDefinition.kt(1)).cluster(jet).inclusive(x).size())
                .ask(
                        "distance of exclusive jets",
                        x -> new Clustering(JetDefinition.kt(1)).cluster(jet).exclusive(x).size())
                .ask(
                        "number of exclusive jets",
                        x ->
                                new Clustering(JetDefinition.kt(1))
                                        .cluster(jet)
                                        .exclusive(x.intValue())
                                        .size())
                .ask("soft drop: z_cut", x -> new SoftDrop(x, 0, 0.8).groom(jet).isPresent())
                .ask("soft drop: β", x -> new SoftDrop(0.1, x, 0.8).groom(jet).isPresent())
                .ask("soft drop: R₀", x -> new SoftDrop(0.1, 0, x).groom(jet).isPresent())
                .ask("trimming: radius", x -> new Trimming(x, 0.03).groom(jet).kept().size())
                .ask("trimming: fraction", x -> new Trimming(0.2, x).groom(jet).kept().size())
                .ask("filtering: radius", x -> new Filtering(x, 3).groom(jet).kept().size())
                .ask("`filtered_mass(0.3, x)`", x -> measured("filtered_mass(0.3, " + x + ")", jet))
                .ask("pruning: z_cut", x -> new Pruning(x, 0.5).groom(jet).constituents().length)
                .ask("pruning: factor", x -> new Pruning(0.1, x).groom(jet).constituents().length)
                .ask("τ: β", x -> axes(x, 0.8).of(jet, 0, 2, 1))
                .ask("τ: R₀", x -> axes(1, x).of(jet, 0, 2, 1))
                .ask("τ: axes", x -> axes(1, 0.8).of(jet, 0, 2, x.intValue()).length)
                .ask("`tau(x)`", x -> measured("tau(" + x + ")", jet))
                .ask("energy correlations: β", x -> EnergyCorrelations.of(jet, 0, 2, x).e2())
                .ask(
                        "energy flow: β",
                        x ->
                                EnergyFlow.of(jet, 0, 2, x)
                                        .of(EnergyFlowGraph.connected(1).getFirst()))
                .ask("energy flow: degree", x -> EnergyFlowGraph.connected(x.intValue()).size())
                .ask("jet charge: κ", x -> JetShapes.charge(jet, new int[] {1, 1}, 0, 2, x))
                .ask(
                        "radius of a `JetView`",
                        x -> JetFeature.parse("tau1").of(new JetView(x).at(jet, 0, 2)));
    }

    private static Subjettiness axes(double beta, double radius) {
        return new Subjettiness(Subjettiness.Axes.WINNER_TAKES_ALL_KT, beta, radius);
    }

    private static double measured(String feature, FourVectors jet) {
        return JetFeature.parse(feature).of(new JetView(0.8).at(jet, 0, jet.length()));
    }
}
