package org.kaon.lab.run;

import org.kaon.lab.experiment.Experiment;
import org.kaon.lab.experiment.Part;
import org.kaon.lab.yaml.Words;
import org.kaon.model.Ensemble;
import org.kaon.model.Model;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Several finished runs over the same events as one: event by event the average of their outputs.
///
/// Networks that err in different places correct each other; the errors of the figures are those of
/// the same events, so they are correlated with the members' own.
public final class RunEnsemble {

    /// What the runs achieve, each alone and all together.
    ///
    /// @param part the part of the events they are judged by
    public record Outcome(Part part, Map<Path, Results> members, Results together) {

        public Outcome {
            members = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(members));
        }
    }

    private final List<Path> paths;
    private final List<RunDirectory> runs = new ArrayList<>();
    private final List<Experiment> experiments = new ArrayList<>();

    private RunEnsemble(List<Path> paths) {
        this.paths = List.copyOf(paths);
        if (paths.size() < 2) {
            throw new RunException(
                    "An ensemble averages two runs or more; found " + paths.size() + ".");
        }
        for (Path path : paths) {
            RunDirectory run = RunDirectory.open(path);
            if (!run.has("results.json")) {
                throw new RunException(
                        path
                                + ": the run is not complete. Go on with kaon train --resume "
                                + path
                                + ".");
            }
            runs.add(run);
            experiments.add(run.experiment());
        }
    }

    /// The figures of the average, on the first part that all runs have scored: test, validation,
    /// train.
    ///
    /// *Errors*: [RunException] for runs that are not complete, of other classes or targets, and of
    /// other events.
    public static Outcome of(List<Path> runs) throws IOException {
        return new RunEnsemble(runs).judged();
    }

    /// Writes the runs' networks as one network, whose output is the average of theirs.
    ///
    /// *Errors*: [RunException] for runs whose inputs were prepared differently, because one
    /// network has one kind of input.
    public static void save(List<Path> runs, Path out) throws IOException {
        RunEnsemble ensemble = new RunEnsemble(runs);
        Path first = ensemble.paths.getFirst();
        List<Model> models = new ArrayList<>();
        for (int i = 0; i < ensemble.runs.size(); i++) {
            RunDirectory run = ensemble.runs.get(i);
            boolean alike =
                    run.text("transforms.json")
                                    .equals(ensemble.runs.getFirst().text("transforms.json"))
                            && ensemble.experiments
                                    .get(i)
                                    .inputs()
                                    .equals(ensemble.experiments.getFirst().inputs());
            if (!alike) {
                throw new RunException(
                        "%s: its inputs were prepared in another way than those of %s, so the two make no single network. Their scores are averaged without --model."
                                .formatted(ensemble.paths.get(i), first));
            }
            models.add(Model.load(run.file("model.zip")));
        }
        Ensemble.average("ensemble", models).save(out);
    }

    private Outcome judged() throws IOException {
        for (Part part : List.of(Part.TEST, Part.VALIDATION, Part.TRAIN)) {
            List<Scores> scores = new ArrayList<>();
            for (int i = 0; i < runs.size(); i++) {
                TrainingRun.scored(runs.get(i), experiments.get(i), part).ifPresent(scores::add);
            }
            if (scores.size() == runs.size()) {
                return judged(part, scores);
            }
        }
        throw new RunException("The runs have scored no part in common: " + paths + ".");
    }

    private Outcome judged(Part part, List<Scores> scores) {
        Scores first = scores.getFirst();
        Scores average = Scores.empty(first.rows(), first.truths(), first.outputs());
        Map<Path, Results> members = new LinkedHashMap<>();
        for (int i = 0; i < scores.size(); i++) {
            requireAlike(i, part, scores.get(i), first);
            members.put(paths.get(i), Results.of(experiments.get(i), scores.get(i)));
        }
        for (int row = 0; row < first.rows(); row++) {
            for (int k = 0; k < first.truths(); k++) {
                average.set(row, k, first.truth(row, k));
            }
            average.set(row, first.truths(), first.weight(row));
            for (int k = 0; k < first.outputs(); k++) {
                double sum = 0;
                for (Scores member : scores) {
                    sum += member.output(row, k);
                }
                average.set(row, first.truths() + 1 + k, sum / scores.size());
            }
        }
        return new Outcome(part, members, Results.of(experiments.getFirst(), average));
    }

    private void requireAlike(int number, Part part, Scores scores, Scores first) {
        Experiment experiment = experiments.get(number);
        Experiment other = experiments.getFirst();
        if (!experiment.events().classes().equals(other.events().classes())
                || !experiment.events().targets().equals(other.events().targets())
                || scores.outputs() != first.outputs()) {
            throw new RunException(
                    "%s: predicts %s by %d outputs, but %s predicts %s by %d."
                            .formatted(
                                    paths.get(number),
                                    predicted(experiment),
                                    scores.outputs(),
                                    paths.getFirst(),
                                    predicted(other),
                                    first.outputs()));
        }
        boolean same = scores.rows() == first.rows();
        for (int row = 0; same && row < scores.rows(); row++) {
            same = scores.weight(row) == first.weight(row);
            for (int k = 0; k < first.truths(); k++) {
                same &= scores.truth(row, k) == first.truth(row, k);
            }
        }
        if (!same) {
            throw new RunException(
                    "%s: its %s part holds other events than that of %s. An ensemble needs runs over the same files, selection and split."
                            .formatted(paths.get(number), Words.of(part), paths.getFirst()));
        }
    }

    private static List<?> predicted(Experiment experiment) {
        return experiment.events().classifies()
                ? experiment.events().classes()
                : experiment.events().targets();
    }
}
