package org.kaon.physics.substructure;

import org.kaon.physics.vector.FourVectors;

import java.util.Arrays;
import java.util.List;

/// A way to clean a jet, by name and settings: `soft-drop:0.1,0`.
///
/// Holds working memory: one for each thread.
public interface Grooming {

    /// The indices, counted from `from`, of the particles in [from, to) that are kept, ascending.
    int[] kept(FourVectors particles, long from, long to);

    /// Makes a grooming of its settings.
    @FunctionalInterface
    interface Maker {
        Grooming of(double[] settings, double radius);
    }

    /// A grooming that can be asked for.
    ///
    /// @param settings their names, all of which have to be given
    /// @param meaning one line for help
    record Kind(String name, List<String> settings, Maker maker, String meaning) {

        /// `soft-drop:ZCUT,BETA`.
        public String form() {
            return name + ":" + String.join(",", settings).replace(' ', '_');
        }
    }

    /// All groomings by name.
    List<Kind> KINDS =
            List.of(
                    new Kind(
                            "soft-drop",
                            List.of("ZCUT", "BETA"),
                            (s, radius) -> softDrop(new SoftDrop(s[0], s[1], radius)),
                            "drops soft wide-angle branches; R0 is the jet radius"),
                    new Kind(
                            "mmdt",
                            List.of("ZCUT"),
                            (s, radius) -> softDrop(new SoftDrop(s[0], 0, radius)),
                            "modified mass drop: soft drop with beta 0"),
                    new Kind(
                            "trimming",
                            List.of("RSUB", "FCUT"),
                            (s, _) -> new Trimming(s[0], s[1])::kept,
                            "keeps kT subjets of radius RSUB with a share FCUT of the pT"),
                    new Kind(
                            "filtering",
                            List.of("RFILT", "N"),
                            (s, _) -> Filtering.of(s[0], s[1])::kept,
                            "keeps the N hardest Cambridge/Aachen subjets of radius RFILT"),
                    new Kind(
                            "pruning",
                            List.of("ZCUT", "RFACT"),
                            (s, _) -> new Pruning(s[0], s[1])::kept,
                            "drops soft wide-angle joinings while clustering"));

    private static Grooming softDrop(SoftDrop softDrop) {
        return (particles, from, to) ->
                softDrop.groom(particles, from, to)
                        .map(result -> result.jet().constituents())
                        .orElse(new int[0]);
    }

    /// The grooming of a text such as `trimming:0.2,0.03`.
    ///
    /// *Errors*: [IllegalArgumentException] for an unknown name, a wrong number of settings, or
    /// settings out of their range.
    ///
    /// @param radius of the jets (rad), which soft drop measures angles by
    static Grooming parse(String text, double radius) {
        String[] parts = text.split(":", 2);
        for (Kind kind : KINDS) {
            if (kind.name.equals(parts[0].strip())) {
                return kind.maker.of(settings(kind, parts.length > 1 ? parts[1] : ""), radius);
            }
        }
        throw new IllegalArgumentException(
                "grooming \"%s\" is not known. Known: %s."
                        .formatted(
                                parts[0],
                                String.join(", ", KINDS.stream().map(Kind::form).toList())));
    }

    private static double[] settings(Kind kind, String text) {
        try {
            double[] numbers =
                    Arrays.stream(text.split(",")).mapToDouble(Double::parseDouble).toArray();
            if (numbers.length == kind.settings.size()) {
                return numbers;
            }
        } catch (NumberFormatException e) {
            // told below
        }
        throw new IllegalArgumentException(
                "grooming: expected %s with %d numbers, found \"%s\"."
                        .formatted(kind.form(), kind.settings.size(), text));
    }
}
