package org.kaon.lab.experiment;

import org.kaon.lab.experiment.Sample.Truth;
import org.kaon.lab.expression.Expression;
import org.kaon.lab.yaml.Fields;
import org.kaon.lab.yaml.Value;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Which events an experiment uses and what is true of them.
///
/// @param classes the names of the classes, in the order of their labels 0, 1, …; empty for a
///   regression
/// @param targets what a regression predicts; empty for a classification
/// @param select events where this is false are left out
/// @param weight the event's weight in loss, metrics and results
public record Events(
        List<Sample> samples,
        List<String> classes,
        List<Expression> targets,
        Expression select,
        Expression weight,
        Missing missing,
        Partition split) {

    /// Keeps every event.
    public static final Expression EVERY = Expression.parse("true");

    /// Weighs every event alike.
    public static final Expression ALIKE = Expression.parse("1");

    public Events {
        samples = List.copyOf(samples);
        classes = List.copyOf(classes);
        targets = List.copyOf(targets);
    }

    /// Whether the network tells classes apart, instead of predicting numbers.
    public boolean classifies() {
        return !classes.isEmpty();
    }

    /// Whether events have weights of their own.
    public boolean weighted() {
        return !weight.equals(ALIKE);
    }

    static Events read(Fields in, Path folder) {
        List<String> classes = in.texts("classes");
        List<Expression> targets = in.list("target", (v, p) -> Formula.read(v, p, in.problems()));
        List<Sample> samples = samples(in, classes, folder);
        checkClasses(in, classes, targets);
        Expression select = Formula.read(in, "select", EVERY);
        Expression weight = Formula.read(in, "weight", ALIKE);
        Missing missing =
                in.optional("missing")
                        .map(v -> Missing.read(v, in.path("missing"), in.problems()))
                        .orElse(Missing.ERROR);
        Partition split = in.map("split", Partition::read, Partition.DEFAULT);
        checkParts(in, samples, split);
        checkShares(in, samples);
        return new Events(samples, classes, targets, select, weight, missing, split);
    }

    private static List<Sample> samples(Fields in, List<String> classes, Path folder) {
        Optional<Value> value = in.required("samples");
        if (value.isEmpty()) {
            return List.of();
        }
        List<Sample> samples = new ArrayList<>();
        boolean labelled = !in.has("target");
        Fields.list(
                        value.get(),
                        in.path("samples"),
                        (v, p) ->
                                Sample.read(
                                        Fields.of(v, p, in.problems()), folder, classes, labelled))
                .forEach(samples::add);
        if (samples.isEmpty()) {
            in.mistake("samples", "expected a list of samples; found none.");
        }
        return samples;
    }

    private static void checkClasses(Fields in, List<String> classes, List<Expression> targets) {
        boolean both = in.has("classes") && in.has("target");
        if (both || !in.has("classes") && !in.has("target")) {
            in.problems()
                    .add(
                            in.location(),
                            "",
                            "expected either classes (a classification) or target (a regression);"
                                    + " found "
                                    + (both ? "both." : "neither."));
        } else if (in.has("classes") && classes.size() < 2) {
            in.mistake("classes", "expected two names at least; found " + classes.size() + ".");
        } else if (in.has("target") && targets.isEmpty()) {
            in.mistake("target", "expected an expression; found none.");
        }
        Set<String> seen = new HashSet<>();
        for (String name : classes) {
            if (!seen.add(name)) {
                in.mistake("classes", "\"" + name + "\" stands there twice.");
            }
        }
    }

    // Some events must be left to train on, whatever the file holds.
    private static void checkParts(Fields in, List<Sample> samples, Partition split) {
        boolean whole = samples.stream().anyMatch(s -> s.part() == Part.TRAIN);
        boolean shared = samples.stream().anyMatch(s -> s.part() == Part.SHARED);
        if (!samples.isEmpty() && !whole && !(shared && split.train() > 0)) {
            in.mistake(
                    "split",
                    "no sample has events to train on: none is `split: train`, and none is left to"
                            + " the split with a train fraction above 0.");
        }
    }

    private static void checkShares(Fields in, List<Sample> samples) {
        long trained = samples.stream().filter(Sample::trained).count();
        long shared = samples.stream().filter(s -> s.share().isPresent()).count();
        if (shared > 0 && shared < trained) {
            in.mistake(
                    "samples",
                    "%d of %d samples that are trained on have a share; give one to all or to none."
                            .formatted(shared, trained));
        }
    }

    /// Whether samples say which part of an epoch they are.
    public boolean shares() {
        return samples.stream().anyMatch(sample -> sample.share().isPresent());
    }

    void write(Map<String, Object> plain) {
        plain.put("samples", samples.stream().map(Sample::plain).toList());
        if (classifies()) {
            plain.put("classes", classes);
        } else {
            plain.put("target", targets.stream().map(Expression::toString).toList());
        }
        plain.put("select", select.toString());
        plain.put("weight", weight.toString());
        plain.put("missing", missing.plain());
        plain.put("split", split.plain());
    }

    /// The labels that samples are given by, and `target`s: every expression that yields truth.
    public List<Expression> truths() {
        List<Expression> truths = new ArrayList<>(targets);
        for (Sample sample : samples) {
            if (sample.truth() instanceof Truth.Label(Expression label)) {
                truths.add(label);
            }
        }
        return truths;
    }
}
