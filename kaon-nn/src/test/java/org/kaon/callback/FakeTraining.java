package org.kaon.callback;

import org.kaon.tensor.Tensor;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/// A training that only remembers what callbacks did to it; its one weight is the epoch.
final class FakeTraining implements Training {

    private final OptionalLong steps;
    final List<Map<String, Double>> history = new ArrayList<>();
    final List<String> saved = new ArrayList<>();
    double rate = 1;
    double weight = -1;
    double average = 5;
    String stopReason = "";

    FakeTraining(OptionalLong steps) {
        this.steps = steps;
    }

    @Override
    public int epochs() {
        return 3;
    }

    @Override
    public OptionalLong steps() {
        return steps;
    }

    @Override
    public Map<String, Double> progress() {
        return Map.of("loss", 0.25);
    }

    @Override
    public double learningRate() {
        return rate;
    }

    @Override
    public void learningRate(double other) {
        rate = other;
    }

    @Override
    public void stop(String reason) {
        stopReason = reason;
    }

    @Override
    public Map<String, Tensor> weights() {
        return new HashMap<>(Map.of("w", Tensor.scalar((float) weight)));
    }

    @Override
    public void weights(Map<String, Tensor> weights) {
        weights.values().forEach(tensor -> weight = tensor.at(0));
    }

    @Override
    public Map<String, Tensor> averages() {
        return Map.of("w", Tensor.scalar((float) average));
    }

    @Override
    public void averages(Map<String, Tensor> averages) {
        averages.values().forEach(tensor -> average = tensor.at(0));
    }

    @Override
    public void save(Path file) {
        saved.add(file.getFileName().toString());
    }

    @Override
    public void checkpoint(Path file) {
        saved.add(file.getFileName().toString());
    }

    @Override
    public List<Map<String, Double>> history() {
        return history;
    }
}
