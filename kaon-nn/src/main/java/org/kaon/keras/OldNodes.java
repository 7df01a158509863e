package org.kaon.keras;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// How Keras 1 and 2 wrote a call of a layer: a list of `[layer, call, output, {keywords}]`.
final class OldNodes {

    private OldNodes() {}

    /// The call as Keras 3 writes it; one that is so already stays.
    ///
    /// @param joins whether the layer takes a list, even of one
    static Object modern(@Nullable Object node, boolean joins) {
        if (!(node instanceof List<?> inputs)) {
            return node == null ? Map.of() : node;
        }
        List<@Nullable Object> tensors = new ArrayList<>();
        Map<String, @Nullable Object> keywords = new LinkedHashMap<>();
        for (Object input : inputs) {
            if (input instanceof List<?> parts && parts.size() >= 3) {
                tensors.add(tensor(parts));
                if (parts.size() > 3 && parts.get(3) instanceof Map<?, ?> named) {
                    named.forEach((key, value) -> keywords.put(String.valueOf(key), item(value)));
                }
            }
        }
        Map<String, @Nullable Object> modern = new LinkedHashMap<>();
        boolean alone = tensors.size() == 1 && !joins;
        modern.put("args", alone ? tensors : List.of(tensors));
        modern.put("kwargs", keywords);
        return modern;
    }

    private static @Nullable Object item(@Nullable Object value) {
        boolean isTensor =
                value instanceof List<?> list
                        && list.size() == 3
                        && list.get(0) instanceof String
                        && list.get(1) instanceof Number;
        return isTensor && value instanceof List<?> parts ? tensor(parts) : value;
    }

    private static Map<String, Object> tensor(List<?> parts) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("class_name", "__keras_tensor__");
        json.put("config", Map.of("keras_history", List.copyOf(parts.subList(0, 3))));
        return json;
    }
}
