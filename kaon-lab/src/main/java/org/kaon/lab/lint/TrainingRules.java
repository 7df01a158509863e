package org.kaon.lab.lint;

import org.kaon.lab.experiment.Experiment;
import org.kaon.lab.experiment.Input;
import org.kaon.lab.experiment.JetPicture;
import org.kaon.lab.experiment.Setting;
import org.kaon.lab.lint.Rule.Place;
import org.kaon.physics.jet.Intensity;
import org.kaon.physics.jet.JetImage;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;

/// Traps between the layers and what an experiment does with them.
final class TrainingRules {

    private static final Set<String> REGRESSION =
            Set.of("mean_squared_error", "mse", "mean_absolute_error", "mae", "huber", "log_cosh");
    private static final Set<String> BOUNDED = Set.of("tanh", "sigmoid", "softmax");

    /// Noise this many times above a mean pixel drowns it.
    private static final double DROWNED = 20;

    private TrainingRules() {}

    static List<Rule> all() {
        return List.of(
                new Rule(
                        "output-against-loss",
                        "The loss takes probabilities of another kind than the last layer gives.",
                        "Softmax goes with categorical_crossentropy, sigmoid with"
                                + " binary_crossentropy, a linear output with from_logits.",
                        TrainingRules::output),
                new Rule(
                        "bounded-regression",
                        "Its values end at the function's limits, which the targets may leave.",
                        "Leave the last activation out, or scale the targets into its range.",
                        TrainingRules::bounded),
                new Rule(
                        "accuracy-of-regression",
                        "Accuracy counts equal numbers, which a regression never gives.",
                        "Take mean_absolute_error as a metric.",
                        TrainingRules::accuracy),
                new Rule(
                        "noise-above-data",
                        "The noise is far above a mean pixel of these pictures and drowns them.",
                        "Set scale so that pixels are of the order of 1, or take less noise.",
                        TrainingRules::noise),
                new Rule(
                        "features-not-normalised",
                        "Columns of different sizes make the largest rule the first steps.",
                        "Set standardise: true.",
                        TrainingRules::raw),
                new Rule(
                        "callback-never-acts",
                        "Its patience is longer than the training.",
                        "Take less patience or more epochs.",
                        TrainingRules::patience));
    }

    private static List<Place> loss(String what) {
        return List.of(new Place("training.loss", what));
    }

    private static List<Place> output(Subject subject) {
        String output = subject.output();
        String loss = subject.loss();
        if (subject.takesLogits() || !loss.endsWith("crossentropy")) {
            return List.of();
        }
        boolean binary = loss.startsWith("binary");
        boolean fits = binary ? output.equals("sigmoid") : output.equals("softmax");
        return fits ? List.of() : loss(loss + " of a last layer with " + output);
    }

    private static List<Place> bounded(Subject subject) {
        boolean trap = REGRESSION.contains(subject.loss()) && BOUNDED.contains(subject.output());
        return trap
                ? loss(subject.loss() + " of a last layer with " + subject.output())
                : List.of();
    }

    private static List<Place> accuracy(Subject subject) {
        boolean trap =
                REGRESSION.contains(subject.loss())
                        && subject.metrics().stream().anyMatch(name -> name.contains("accuracy"));
        return trap
                ? List.of(new Place("training.metrics", "accuracy beside " + subject.loss()))
                : List.of();
    }

    private static List<Place> noise(Subject subject) {
        List<Place> places = new ArrayList<>();
        for (Input input : inputs(subject)) {
            if (input instanceof JetPicture(_, _, JetImage image, OptionalDouble softening)
                    && softening.isEmpty()
                    && image.intensity() == Intensity.PT
                    && image.normalise() == JetImage.Normalise.SUM) {
                double mean = image.scale() / ((double) image.pixels() * image.pixels());
                subject.layers().stream()
                        .filter(spot -> spot.number("stddev") > DROWNED * mean)
                        .forEach(spot ->
                                places.add(
                                        new Place(
                                                spot.name(),
                                                "a deviation of %s over pixels of %.2g on average"
                                                        .formatted(spot.text("stddev"), mean))));
            }
        }
        return places;
    }

    private static List<Place> raw(Subject subject) {
        boolean normalised =
                subject.layers().stream().anyMatch(spot -> spot.kind().contains("normalization"));
        return inputs(subject).stream()
                .filter(input ->
                        input instanceof Input.Features features
                                && !features.standardise()
                                && features.columns().size() > 1
                                && !normalised)
                .map(input -> new Place("inputs", "columns as they are in the file"))
                .toList();
    }

    private static List<Input> inputs(Subject subject) {
        return subject.experiment()
                .map(Experiment::inputs)
                .map(inputs -> List.copyOf(inputs.values()))
                .orElse(List.of());
    }

    private static List<Place> patience(Subject subject) {
        int epochs = subject.experiment().map(e -> e.training().loop().epochs()).orElse(0);
        List<Place> places = new ArrayList<>();
        for (Setting callback : subject.callbacks()) {
            if (callback.arguments().get("patience") instanceof Number patience
                    && patience.intValue() >= epochs) {
                places.add(
                        new Place(
                                "training.callbacks." + callback.name(),
                                "patience " + patience + " in " + epochs + " epochs"));
            }
        }
        return places;
    }
}
