package org.kaon.keras;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Takes out of a functional architecture how Keras 3 writes masks that layers hand on by
/// themselves: as operations (`NotEqual`, `Any`) beside the layers, whose results are the keyword
/// `mask` of calls.
///
/// Masks of a `Masking` or an `Embedding` go that way in Kaon without being written. Operations
/// whose results are used for anything else stay, and are refused as unknown layers.
///
/// *Source*: Keras 3.15, `layer.py`, `_set_mask_metadata`; `function.py`.
final class MaskNodes {

    private static final String TENSOR = "__keras_tensor__";
    private static final Set<String> MAKE_MASKS = Set.of("NotEqual", "Any");

    private MaskNodes() {}

    /// The architecture without them; models inside are looked at too.
    static Map<String, @Nullable Object> without(Map<String, @Nullable Object> model) {
        if (!(model.get("config") instanceof Map<?, ?> config)
                || !(config.get("layers") instanceof List<?> layers)) {
            return model;
        }
        Set<String> dropped = masks(layers);
        List<@Nullable Object> kept = new ArrayList<>();
        for (Object layer : layers) {
            if (layer instanceof Map<?, ?> map) {
                if (!dropped.contains(name(map))) {
                    kept.add(without(cleaned(map, dropped)));
                }
            } else {
                kept.add(layer);
            }
        }
        Map<String, @Nullable Object> changed = copy(config);
        changed.put("layers", kept);
        Map<String, @Nullable Object> copy = new LinkedHashMap<>(model);
        copy.put("config", changed);
        return copy;
    }

    /// The operations that make nothing but masks.
    private static Set<String> masks(List<?> layers) {
        Set<String> masks = new HashSet<>();
        Set<String> masked = new HashSet<>();
        for (Object layer : layers) {
            if (layer instanceof Map<?, ?> map) {
                String className = String.valueOf(map.get("class_name"));
                if (MAKE_MASKS.contains(className)) {
                    masks.add(name(map));
                } else if (className.equals("Embedding") || className.equals("Masking")) {
                    Object value = setting(map, "mask_value", 0.0);
                    tensors(map.get("inbound_nodes")).forEach(t -> masked.add(value(t, value)));
                }
            }
        }
        boolean changed = true;
        while (changed) {
            changed = false;
            for (Object layer : layers) {
                if (layer instanceof Map<?, ?> map) {
                    changed |= strike(map, masks, masked);
                }
            }
        }
        return masks;
    }

    /// Strikes out operations that a layer computes with, or that start from what is not masked.
    private static boolean strike(Map<?, ?> layer, Set<String> masks, Set<String> masked) {
        Set<String> used = tensors(layer.get("inbound_nodes"));
        if (!masks.contains(name(layer))) {
            return masks.removeAll(used);
        }
        Object compared = compared(layer.get("inbound_nodes"));
        boolean known =
                used.stream()
                        .allMatch(t -> masks.contains(t) || masked.contains(value(t, compared)));
        return !known && masks.remove(name(layer));
    }

    /// The number that a tensor is compared with: `[{args: [tensor, number]}]`.
    private static Object compared(@Nullable Object nodes) {
        return nodes instanceof List<?> list
                        && list.size() == 1
                        && list.getFirst() instanceof Map<?, ?> call
                        && call.get("args") instanceof List<?> args
                        && args.getLast() instanceof Number number
                ? number
                : Double.NaN;
    }

    private static String value(String tensor, Object value) {
        return tensor + " " + (value instanceof Number number ? number.doubleValue() : value);
    }

    private static Object setting(Map<?, ?> layer, String key, Object otherwise) {
        return layer.get("config") instanceof Map<?, ?> config && config.get(key) != null
                ? config.get(key)
                : otherwise;
    }

    /// The layers whose tensors are in a call, but for those under the keyword of masks.
    private static Set<String> tensors(@Nullable Object json) {
        Set<String> names = new HashSet<>();
        if (json instanceof List<?> list) {
            list.forEach(item -> names.addAll(tensors(item)));
        } else if (json instanceof Map<?, ?> map) {
            if (TENSOR.equals(map.get("class_name"))
                    && map.get("config") instanceof Map<?, ?> config
                    && config.get("keras_history") instanceof List<?> history) {
                names.add(String.valueOf(history.getFirst()));
                return names;
            }
            map.forEach((key, item) -> {
                if (!isMask(key)) {
                    names.addAll(tensors(item));
                }
            });
        }
        return names;
    }

    private static boolean isMask(@Nullable Object keyword) {
        return String.valueOf(keyword).endsWith("mask");
    }

    private static Map<String, @Nullable Object> cleaned(Map<?, ?> layer, Set<String> dropped) {
        Map<String, @Nullable Object> copy = copy(layer);
        if (dropped.isEmpty() || !(layer.get("inbound_nodes") instanceof List<?> nodes)) {
            return copy;
        }
        List<@Nullable Object> kept = new ArrayList<>();
        for (Object node : nodes) {
            if (node instanceof Map<?, ?> call && call.get("kwargs") instanceof Map<?, ?> named) {
                Map<String, @Nullable Object> keywords = copy(named);
                keywords.entrySet()
                        .removeIf(entry ->
                                isMask(entry.getKey())
                                        && onlyOf(dropped, tensors(entry.getValue())));
                Map<String, @Nullable Object> changed = copy(call);
                changed.put("kwargs", keywords);
                kept.add(changed);
            } else {
                kept.add(node);
            }
        }
        copy.put("inbound_nodes", kept);
        return copy;
    }

    private static boolean onlyOf(Set<String> dropped, Set<String> used) {
        return !used.isEmpty() && dropped.containsAll(used);
    }

    private static String name(Map<?, ?> layer) {
        if (layer.get("name") instanceof String name) {
            return name;
        }
        return layer.get("config") instanceof Map<?, ?> config
                ? String.valueOf(config.get("name"))
                : "";
    }

    private static Map<String, @Nullable Object> copy(Map<?, ?> map) {
        Map<String, @Nullable Object> copy = new LinkedHashMap<>();
        map.forEach((key, value) -> copy.put(String.valueOf(key), value));
        return copy;
    }
}
