package org.kaon.lab.prepare;

import org.kaon.lab.experiment.Experiment;
import org.kaon.lab.experiment.Input;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Where things stand in a scratch row: the inputs one after the other, the truth (the class's
/// number, or the targets), the event's weight.
///
/// @param sizes floats of each input
/// @param truths floats of truth
record Layout(List<String> names, List<Input> inputs, List<Integer> sizes, int truths) {

    static Layout of(Experiment experiment) {
        List<String> names = new ArrayList<>();
        List<Input> inputs = new ArrayList<>();
        List<Integer> sizes = new ArrayList<>();
        for (Map.Entry<String, Input> entry : experiment.inputs().entrySet()) {
            names.add(entry.getKey());
            inputs.add(entry.getValue());
            sizes.add(entry.getValue().shape().stream().reduce(1, Math::multiplyExact));
        }
        int truths = experiment.events().classifies() ? 1 : experiment.events().targets().size();
        return new Layout(List.copyOf(names), List.copyOf(inputs), List.copyOf(sizes), truths);
    }

    /// Floats of all inputs together, and so where the truth starts.
    int features() {
        return sizes.stream().mapToInt(Integer::intValue).sum();
    }

    /// Where the weight stands.
    int weight() {
        return features() + truths;
    }

    /// Floats in a row.
    int width() {
        return weight() + 1;
    }
}
