package org.kaon.lab.prepare;

import org.kaon.lab.yaml.ConfigException;

import java.util.ArrayList;
import java.util.List;

/// How many events of each class are trained on, and what their weights sum to. Without classes all
/// events are of one.
final class TrainedOn {

    private final List<String> classes;
    private final long[] events;
    private final double[] weights;

    TrainedOn(List<String> classes) {
        this.classes = List.copyOf(classes);
        this.events = new long[Math.max(1, classes.size())];
        this.weights = new double[events.length];
    }

    void add(int label, double weight) {
        events[label]++;
        weights[label] += weight;
    }

    /// *Errors*: [ConfigException] where the weights of all do not sum to more than 0: no loss has
    /// a minimum then.
    void check() {
        long count = 0;
        double sum = 0;
        for (int k = 0; k < events.length; k++) {
            count += events[k];
            sum += weights[k];
        }
        if (count > 0 && !(sum > 0)) {
            throw new ConfigException(
                    "The weights of the %,d events to train on sum to %s, expected more than 0. Look at `weight`."
                            .formatted(count, sum));
        }
    }

    /// What a user should know, though it can be trained.
    List<String> remarks() {
        List<String> remarks = new ArrayList<>();
        for (int k = 0; k < classes.size(); k++) {
            if (events[k] == 0) {
                remarks.add(
                        "There are no events of class \"%s\" to train on: it cannot be learnt. Look at `label` and `select`."
                                .formatted(classes.get(k)));
            } else if (!(weights[k] > 0)) {
                remarks.add(
                        "The weights of the %,d events of class \"%s\" to train on sum to %s: it cannot be learnt. Look at `weight`."
                                .formatted(events[k], classes.get(k), weights[k]));
            }
        }
        return remarks;
    }
}
