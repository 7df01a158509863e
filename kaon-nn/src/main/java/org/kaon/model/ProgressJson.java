package org.kaon.model;

import org.jspecify.annotations.Nullable;
import org.kaon.callback.Callback;
import org.kaon.config.ConfigException;
import org.kaon.tensor.Tensor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A checkpoint's progress and memories as JSON.
final class ProgressJson {

    private ProgressJson() {}

    static Map<String, @Nullable Object> write(Checkpoint.Progress progress) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("epoch", progress.epoch());
        json.put("batch", progress.batch());
        json.put("pass", progress.pass());
        json.put("pass_batch", progress.passBatch());
        json.put("loss_sum", progress.loss().sum());
        json.put("loss_rows", progress.loss().rows());
        json.put("stop_reason", progress.stopReason());
        json.put("history", progress.history().stream().map(ProgressJson::written).toList());
        return json;
    }

    private static Map<String, @Nullable Object> written(History.Epoch epoch) {
        Timing timing = epoch.timing();
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("epoch", epoch.number());
        json.put("logs", epoch.logs());
        json.put("training_seconds", timing.training());
        json.put("waiting_seconds", timing.waiting());
        json.put("steps", timing.steps());
        json.put("rows", timing.rows());
        json.put("validation_seconds", timing.validation());
        return json;
    }

    static Checkpoint.Progress read(Map<?, ?> json, String where) {
        List<History.Epoch> history = new ArrayList<>();
        if (json.get("history") instanceof List<?> rows) {
            for (Object row : rows) {
                history.add(epoch(object(row, where), where));
            }
        }
        return new Checkpoint.Progress(
                (int) number(json, "epoch", where),
                (long) number(json, "batch", where),
                (long) number(json, "pass", where),
                (long) number(json, "pass_batch", where),
                new LossMean(
                        number(json, "loss_sum", where), (long) number(json, "loss_rows", where)),
                history,
                String.valueOf(json.get("stop_reason")));
    }

    private static History.Epoch epoch(Map<String, @Nullable Object> json, String where) {
        return new History.Epoch(
                (int) number(json, "epoch", where),
                numbers(json.get("logs"), where),
                new Timing(
                        number(json, "training_seconds", where),
                        number(json, "waiting_seconds", where),
                        (long) number(json, "steps", where),
                        (long) number(json, "rows", where),
                        number(json, "validation_seconds", where)));
    }

    static List<Callback.Memory> memories(
            List<?> numbers, Map<String, Tensor> tensors, String prefix, String where) {
        List<Callback.Memory> memories = new ArrayList<>();
        for (int i = 0; i < numbers.size(); i++) {
            String start = prefix + i + "/";
            Map<String, Tensor> own = new LinkedHashMap<>();
            tensors.forEach((name, tensor) -> {
                if (name.startsWith(start)) {
                    own.put(name.substring(start.length()), tensor);
                }
            });
            memories.add(new Callback.Memory(numbers(numbers.get(i), where), own));
        }
        return memories;
    }

    static Map<String, @Nullable Object> object(@Nullable Object value, String where) {
        if (!(value instanceof Map<?, ?> map)) {
            throw new ConfigException(where + ": expected an object, found " + value + ".");
        }
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        map.forEach((key, each) -> object.put(String.valueOf(key), each));
        return object;
    }

    private static Map<String, Double> numbers(@Nullable Object value, String where) {
        Map<String, Double> numbers = new LinkedHashMap<>();
        object(value, where)
                .forEach((key, each) -> numbers.put(key, Json.number(each, where + ": " + key)));
        return numbers;
    }

    private static double number(Map<?, ?> json, String key, String where) {
        return Json.number(json.get(key), where + ": " + key);
    }
}
