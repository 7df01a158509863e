package org.kaon.physics.substructure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// A number of a jet, by name and settings: `mass`, `tau(3)`, `soft_drop_mass(0.1, 0)`, `tau32`.
///
/// Of a jet without particles all but the multiplicity are NaN; what a jet with too few particles
/// does not define is NaN too.
///
/// @param name as it was asked for
public record JetFeature(String name, Formula formula) {

    /// How the number comes from a jet.
    @FunctionalInterface
    public interface Formula {
        double of(JetView jet);
    }

    /// The number of a jet.
    public double of(JetView jet) {
        return formula.of(jet);
    }

    /// The feature of a text: a name of [JetFeatures#ALL] with settings in brackets, those at the
    /// end left out where they have defaults; or one of the short forms `tau3`, `tau32` (a ratio)
    /// and `efp_01_12` (the energy flow polynomial of a graph with these edges).
    ///
    /// *Errors*: [IllegalArgumentException] for an unknown name (with the known ones) and for
    /// settings that are too many, missing or out of their range.
    public static JetFeature parse(String text) {
        String asked = text.strip();
        if (shortForm(asked)) {
            return ofShort(asked);
        }
        int bracket = asked.indexOf('(');
        String name = bracket < 0 ? asked : asked.substring(0, bracket).strip();
        for (JetFeatures.Kind kind : JetFeatures.ALL) {
            if (kind.name().equals(name.toLowerCase(Locale.ROOT))) {
                return of(asked, kind, bracket < 0 ? "" : inside(asked, bracket));
            }
        }
        throw unknown(asked);
    }

    /// Whether this is a name without settings of its own: `tau3`, `tau32`, `efp_01_12`.
    public static boolean shortForm(String name) {
        return name.matches("tau[1-6]{1,2}|efp(_[0-9]{2})+");
    }

    private static JetFeature ofShort(String asked) {
        if (asked.matches("tau[1-6]")) {
            return tau(asked);
        }
        if (asked.matches("tau[1-6][1-6]")) {
            JetFeature upper = tau(asked.substring(0, 4));
            JetFeature lower = tau("tau" + asked.charAt(4));
            return new JetFeature(asked, jet -> upper.of(jet) / lower.of(jet));
        }
        EnergyFlowGraph graph = graph(asked);
        return new JetFeature(asked, JetFeatures.ofSome(jet -> jet.flow(1).of(graph)));
    }

    private static IllegalArgumentException unknown(String asked) {
        return new IllegalArgumentException(
                "jet feature \"%s\" is not known. Known: %s."
                        .formatted(
                                asked,
                                String.join(
                                        ", ",
                                        JetFeatures.ALL.stream()
                                                .map(JetFeatures.Kind::form)
                                                .toList())));
    }

    private static JetFeature tau(String name) {
        int axes = name.charAt(3) - '0';
        return new JetFeature(
                name, JetFeatures.ofSome(jet -> jet.subjettiness(axes, 1, jet.radius())));
    }

    private static JetFeature of(String asked, JetFeatures.Kind kind, String text) {
        List<Double> given = new ArrayList<>();
        for (String word : text.isBlank() ? new String[0] : text.split(",")) {
            try {
                given.add(Double.parseDouble(word.strip()));
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException(
                        "jet feature \"%s\": \"%s\" is no number; expected %s."
                                .formatted(asked, word.strip(), kind.form()),
                        e);
            }
        }
        return new JetFeature(asked, of(kind, given));
    }

    /// The formula of a kind with settings, the defaults in place of those left out.
    ///
    /// *Errors*: as [#parse].
    public static Formula of(JetFeatures.Kind kind, List<Double> given) {
        return kind.maker().of(kind.settings(given));
    }

    private static String inside(String asked, int bracket) {
        if (!asked.endsWith(")")) {
            throw new IllegalArgumentException(
                    "jet feature \"" + asked + "\": the bracket is not closed.");
        }
        return asked.substring(bracket + 1, asked.length() - 1);
    }

    private static EnergyFlowGraph graph(String name) {
        List<EnergyFlowGraph.Edge> edges =
                Arrays.stream(name.substring(4).split("_"))
                        .map(e -> new EnergyFlowGraph.Edge(e.charAt(0) - '0', e.charAt(1) - '0'))
                        .toList();
        int vertices = edges.stream().mapToInt(EnergyFlowGraph.Edge::second).max().orElse(0) + 1;
        return new EnergyFlowGraph(vertices, edges);
    }
}
