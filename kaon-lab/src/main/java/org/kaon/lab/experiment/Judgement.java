package org.kaon.lab.experiment;

import org.kaon.lab.yaml.Fields;
import org.kaon.lab.yaml.Words;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What the report says about a trained network.
///
/// @param signal the class that counts as signal; empty for a regression, and where more than two
///   classes stand side by side
/// @param efficiencies signal efficiencies at which the background rejection is quoted
/// @param counting the counting experiment that the score is cut for
public record Judgement(String signal, List<Double> efficiencies, Optional<Counting> counting) {

    private static final List<Double> EFFICIENCIES = List.of(0.3, 0.5);

    public Judgement {
        efficiencies = List.copyOf(efficiencies);
    }

    /// Without a counting experiment.
    public Judgement(String signal, List<Double> efficiencies) {
        this(signal, efficiencies, Optional.empty());
    }

    /// The last of two classes is the signal; more than two are equals.
    static Judgement of(Events events) {
        return events.classes().size() == 2
                ? new Judgement(events.classes().getLast(), EFFICIENCIES)
                : new Judgement("", List.of());
    }

    static Judgement read(Fields in, Events events) {
        Judgement otherwise = of(events);
        String signal = in.text("signal", otherwise.signal);
        if (in.has("signal") && !events.classes().contains(signal)) {
            in.optional("signal")
                    .ifPresent(v -> in.mistake("signal", Words.expected(events.classes(), v)));
        }
        List<Double> efficiencies =
                in.has("efficiencies")
                        ? in.list(
                                "efficiencies", (v, p) -> Fields.real(v, p, 1e-6, 1, in.problems()))
                        : in.has("signal") ? EFFICIENCIES : otherwise.efficiencies;
        if (signal.isEmpty() && !efficiencies.isEmpty()) {
            in.mistake(
                    "efficiencies",
                    "background rejections belong to a signal. Name it: `signal: …`, one of "
                            + String.join(", ", events.classes())
                            + ".");
        }
        Optional<Counting> counting =
                in.map("significance", f -> Optional.of(Counting.read(f)), Optional.empty());
        if (signal.isEmpty() && counting.isPresent()) {
            in.mistake(
                    "significance",
                    "a significance is that of a signal. Name it: `signal: …`, one of "
                            + String.join(", ", events.classes())
                            + ".");
        }
        in.done();
        return new Judgement(signal, efficiencies, counting);
    }

    Map<String, Object> plain() {
        Map<String, Object> plain = new LinkedHashMap<>();
        if (!signal.isEmpty()) {
            plain.put("signal", signal);
        }
        plain.put("efficiencies", efficiencies);
        counting.ifPresent(it -> plain.put("significance", it.plain()));
        return plain;
    }
}
