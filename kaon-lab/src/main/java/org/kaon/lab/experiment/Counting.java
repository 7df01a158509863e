package org.kaon.lab.experiment;

import org.kaon.lab.yaml.Fields;
import org.kaon.lab.yaml.Words;
import org.kaon.physics.statistics.Estimate;
import org.kaon.physics.statistics.Significance;
import org.kaon.physics.statistics.SignificanceScan.Formula;
import org.kaon.physics.statistics.SignificanceScan.Yields;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// The counting experiment that a score is cut for: which significance, and how many events of
/// signal and background are expected before the cut.
///
/// @param regularisation what AMS adds to the background
/// @param backgroundError relative, of Asimov's significance
/// @param yields expected events; empty where the events' weights are already those of the
///   luminosity, so that all of them together sum to the yields
public record Counting(
        Figure figure, double regularisation, double backgroundError, Optional<Yields> yields) {

    /// Which significance.
    public enum Figure {
        /// The approximate median significance of the HiggsML challenge.
        AMS("AMS"),
        /// The Asimov significance, with or without an error of the background.
        ASIMOV("Asimov significance");

        private final String label;

        Figure(String label) {
            this.label = label;
        }

        /// As it is printed.
        public String label() {
            return label;
        }
    }

    static Counting read(Fields in) {
        Figure figure = in.choice("figure", Figure.class, Figure.AMS);
        double regularisation = in.real("regularisation", 0, 1e12, Significance.HIGGS_ML);
        double error = in.real("background_error", 0, 1e6, 0);
        if (figure != Figure.AMS && in.has("regularisation")) {
            in.mistake("regularisation", "belongs to `figure: ams`. Remove it.");
        }
        if (figure != Figure.ASIMOV && in.has("background_error")) {
            in.mistake("background_error", "belongs to `figure: asimov`. Remove it.");
        }
        Optional<Yields> yields = in.map("yields", f -> Optional.of(yields(f)), Optional.empty());
        in.done();
        return new Counting(figure, regularisation, error, yields);
    }

    private static Yields yields(Fields in) {
        in.required("signal");
        in.required("background");
        Yields yields =
                new Yields(
                        in.real("signal", 1e-300, 1e300, 1),
                        in.real("background", 1e-300, 1e300, 1));
        in.done();
        return yields;
    }

    /// The significance of expected events.
    public Formula formula() {
        return switch (figure) {
            case AMS -> (s, b) -> Significance.ams(s, b, regularisation);
            case ASIMOV -> (s, b) -> Significance.asimov(s, new Estimate(b, backgroundError * b));
        };
    }

    Map<String, Object> plain() {
        Map<String, Object> plain = new LinkedHashMap<>();
        plain.put("figure", Words.of(figure));
        switch (figure) {
            case AMS -> plain.put("regularisation", regularisation);
            case ASIMOV -> plain.put("background_error", backgroundError);
        }
        yields.ifPresent(it -> {
            Map<String, Object> both = new LinkedHashMap<>();
            both.put("signal", it.signal());
            both.put("background", it.background());
            plain.put("yields", both);
        });
        return plain;
    }
}
