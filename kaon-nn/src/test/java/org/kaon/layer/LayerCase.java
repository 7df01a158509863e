package org.kaon.layer;

import org.jspecify.annotations.Nullable;
import org.kaon.tensor.Tensor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// One call of a layer of Keras: what went in, what came out.
record LayerCase(
        String name,
        Map<?, ?> layer,
        boolean trainable,
        Phase phase,
        Inputs inputs,
        List<Weight> weights,
        Results results,
        Traits traits) {

    /// Whether a mask goes through, and the number of axes that Keras asks for.
    record Traits(boolean supportsMasking, Optional<Integer> rank) {}

    /// Inputs in their order, masks beside them, and keyword inputs.
    record Inputs(List<Tensor> values, List<Optional<Tensor>> masks, Map<String, Tensor> named) {}

    /// A weight in Keras's order.
    record Weight(
            String name,
            boolean trainable,
            Tensor value,
            Optional<Tensor> gradient,
            Optional<Tensor> after) {}

    /// Outputs, the projections p, the gradients of `Σ p·output` for the inputs, and masks.
    record Results(
            List<Tensor> outputs,
            List<Tensor> projections,
            List<Optional<Tensor>> gradients,
            double penalty,
            List<Optional<Tensor>> masks) {}

    static LayerCase of(Map<?, ?> row, LayerFixture fixture) {
        Map<String, Tensor> named = new LinkedHashMap<>();
        ((Map<?, ?>) at(row, "named"))
                .forEach((key, place) ->
                        named.put(
                                String.valueOf(key),
                                Objects.requireNonNull(fixture.tensor(place))));
        List<Weight> weights = new ArrayList<>();
        for (Object each : (List<?>) at(row, "weights")) {
            Map<?, ?> weight = (Map<?, ?>) each;
            weights.add(
                    new Weight(
                            String.valueOf(at(weight, "name")),
                            (Boolean) at(weight, "trainable"),
                            Objects.requireNonNull(fixture.tensor(weight.get("value"))),
                            Optional.ofNullable(fixture.tensor(weight.get("gradient"))),
                            Optional.ofNullable(fixture.tensor(weight.get("after")))));
        }
        return new LayerCase(
                String.valueOf(at(row, "name")),
                (Map<?, ?>) at(row, "layer"),
                (Boolean) at(row, "trainable"),
                (Boolean) at(row, "training") ? Phase.TRAINING : Phase.INFERENCE,
                new Inputs(all(row, "inputs", fixture), some(row, "masks", fixture), named),
                weights,
                new Results(
                        all(row, "outputs", fixture),
                        all(row, "projections", fixture),
                        some(row, "input_gradients", fixture),
                        ((Number) at(row, "penalty")).doubleValue(),
                        some(row, "mask_out", fixture)),
                new Traits(
                        (Boolean) at(row, "supports_masking"),
                        row.get("rank") instanceof Integer rank
                                ? Optional.of(rank)
                                : Optional.empty()));
    }

    private static List<Optional<Tensor>> some(Map<?, ?> row, String key, LayerFixture fixture) {
        List<Optional<Tensor>> tensors = new ArrayList<>();
        for (@Nullable Object place : (List<?>) at(row, key)) {
            tensors.add(Optional.ofNullable(fixture.tensor(place)));
        }
        return tensors;
    }

    private static List<Tensor> all(Map<?, ?> row, String key, LayerFixture fixture) {
        return some(row, key, fixture).stream().map(Optional::orElseThrow).toList();
    }

    private static Object at(Map<?, ?> row, String key) {
        return Objects.requireNonNull(row.get(key), key);
    }

    /// Settings with all numbers as doubles: Keras writes what it was given, 2 or 2.0.
    static @Nullable Object plain(@Nullable Object value) {
        return switch (value) {
            case Number number -> number.doubleValue();
            case List<?> list -> {
                List<@Nullable Object> items = new ArrayList<>();
                list.forEach(item -> items.add(plain(item)));
                yield items;
            }
            case Map<?, ?> map -> {
                Map<Object, @Nullable Object> items = new LinkedHashMap<>();
                map.forEach((key, item) -> items.put(key, plain(item)));
                yield items;
            }
            case null, default -> value;
        };
    }

    /// The settings under another data order.
    Map<?, ?> with(String key, Object value) {
        Map<Object, Object> config = new LinkedHashMap<>(config());
        config.put(key, value);
        Map<Object, Object> changed = new LinkedHashMap<>(layer);
        changed.put("config", config);
        return changed;
    }

    Weight weight(String wanted) {
        return weights.stream()
                .filter(weight -> weight.name().equals(wanted))
                .findFirst()
                .orElseThrow(
                        () -> new AssertionError("Keras has no \"" + wanted + "\" in " + name));
    }

    Map<?, ?> config() {
        return (Map<?, ?>) at(layer, "config");
    }

    @Override
    public String toString() {
        return name;
    }
}
