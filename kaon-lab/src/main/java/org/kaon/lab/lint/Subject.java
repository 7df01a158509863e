package org.kaon.lab.lint;

import org.jspecify.annotations.Nullable;
import org.kaon.config.Config;
import org.kaon.config.Spelling;
import org.kaon.lab.experiment.Experiment;
import org.kaon.lab.experiment.Setting;
import org.kaon.lab.run.Network;
import org.kaon.model.Model;
import org.kaon.model.Part;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What rules look at: layers with all their settings, and the experiment around them where there
/// is one.
record Subject(List<Spot> layers, Optional<Experiment> experiment) {

    private static final Set<String> PASSIVE =
            Set.of(
                    "dropout",
                    "gaussian_noise",
                    "gaussian_dropout",
                    "alpha_dropout",
                    "flatten",
                    "batch_normalization",
                    "layer_normalization",
                    "reshape",
                    "permute");

    /// A layer: its name, its kind in snake case, its settings as Keras writes them.
    record Spot(String name, String kind, Map<String, @Nullable Object> settings) {

        String text(String key) {
            return String.valueOf(settings.get(key));
        }

        double number(String key) {
            return settings.get(key) instanceof Number number ? number.doubleValue() : Double.NaN;
        }

        boolean isConvolution() {
            return kind.contains("conv");
        }

        boolean isDense() {
            return kind.equals("dense");
        }

        boolean isLinear() {
            return text("activation").equals("linear") || text("activation").equals("null");
        }

        /// Whether it only passes values on, as far as functions of one unit are concerned.
        boolean isPassive() {
            return PASSIVE.contains(kind);
        }
    }

    Subject {
        layers = List.copyOf(layers);
    }

    static Subject of(Model model) {
        return new Subject(spots(model), Optional.empty());
    }

    static Subject of(Experiment experiment) {
        return new Subject(spots(Network.of(experiment).model()), Optional.of(experiment));
    }

    private static List<Spot> spots(Model model) {
        List<Spot> spots = new ArrayList<>();
        for (Part part : model.architecture().parts()) {
            Config.Writer settings = new Config.Writer();
            part.layer().write(settings);
            spots.add(
                    new Spot(
                            part.name(),
                            Spelling.snakeCase(part.layer().className()).replace("2_d", "2d"),
                            settings.values()));
        }
        return spots;
    }

    /// The first layer after a place that does more than pass values on.
    Optional<Spot> next(int index) {
        return layers.subList(index + 1, layers.size()).stream()
                .filter(spot -> !spot.isPassive())
                .findFirst();
    }

    /// The last layer with weights.
    Optional<Spot> head() {
        return layers.reversed().stream()
                .filter(spot -> spot.isDense() || spot.isConvolution())
                .findFirst();
    }

    /// The activation of the network's last function.
    String output() {
        for (Spot spot : layers.reversed()) {
            if (spot.kind().equals("activation") || spot.isDense() || spot.isConvolution()) {
                return spot.text("activation");
            }
            if (!spot.isPassive()) {
                return spot.kind();
            }
        }
        return "linear";
    }

    /// The loss's name; "" where none is known.
    String loss() {
        return experiment.map(e -> e.training().loss().name()).orElse("");
    }

    /// The loss's setting that says that it takes logits.
    boolean takesLogits() {
        return experiment
                .map(e -> e.training().loss().arguments().get("from_logits"))
                .filter(Boolean.TRUE::equals)
                .isPresent();
    }

    List<Setting> callbacks() {
        return experiment.map(e -> e.training().callbacks()).orElse(List.of());
    }

    List<String> metrics() {
        return experiment
                .map(e -> e.training().metrics().stream().map(Setting::name).toList())
                .orElse(List.of());
    }
}
