package org.kaon.lab.prepare;

import org.kaon.lab.experiment.Experiment;
import org.kaon.lab.experiment.Input;
import org.kaon.lab.yaml.ConfigException;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What was fitted on the training part, for each input; part of the run directory, for without it
/// the weights mean nothing.
public record Transforms(List<String> names, List<Standardisation> fitted) {

    public Transforms {
        names = List.copyOf(names);
        fitted = List.copyOf(fitted);
    }

    /// As JSON.
    public Map<String, Object> plain() {
        Map<String, Object> plain = new LinkedHashMap<>();
        for (int i = 0; i < names.size(); i++) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("means", fitted.get(i).means());
            one.put("deviations", fitted.get(i).deviations());
            plain.put(names.get(i), one);
        }
        return plain;
    }

    /// From JSON.
    ///
    /// *Errors*: [ConfigException] where it does not fit the experiment.
    public static Transforms of(Map<?, ?> plain, Experiment experiment, String file) {
        List<String> names = new ArrayList<>();
        List<Standardisation> fitted = new ArrayList<>();
        for (Map.Entry<String, Input> entry : experiment.inputs().entrySet()) {
            int columns = Transform.columns(entry.getValue());
            Standardisation found =
                    plain.get(entry.getKey()) instanceof Map<?, ?> one
                            ? new Standardisation(
                                    numbers(one.get("means")), numbers(one.get("deviations")))
                            : new Standardisation(List.of(), List.of());
            if (found.means().size() != columns || found.deviations().size() != columns) {
                throw new ConfigException(
                        "%s: does not fit the experiment: expected %d means and deviations of the input \"%s\", found %d and %d."
                                .formatted(
                                        file,
                                        columns,
                                        entry.getKey(),
                                        found.means().size(),
                                        found.deviations().size()));
            }
            names.add(entry.getKey());
            fitted.add(found);
        }
        return new Transforms(names, fitted);
    }

    private static List<Double> numbers(@org.jspecify.annotations.Nullable Object value) {
        List<Double> numbers = new ArrayList<>();
        if (value instanceof List<?> list) {
            for (Object item : list) {
                numbers.add(item instanceof Number number ? number.doubleValue() : Double.NaN);
            }
        }
        return numbers;
    }

    List<Transform> bound(Layout layout) {
        List<Transform> bound = new ArrayList<>();
        for (int i = 0; i < fitted.size(); i++) {
            bound.add(Transform.of(layout.inputs().get(i), fitted.get(i)));
        }
        return bound;
    }
}
