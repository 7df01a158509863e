package org.kaon.model;

import org.jspecify.annotations.Nullable;
import org.kaon.config.ConfigException;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Inbound nodes as Keras 1 and 2 write them: `[["a", 0, 0, {}], ["b", 0, 0, {}]]`, a layer's name,
/// its call, the output, and keywords with the first.
final class LegacyNodes {

    private LegacyNodes() {}

    static Invocation<Reference> read(String part, List<?> node) {
        List<?> tensors = node.getFirst() instanceof String ? List.of(node) : node;
        List<Argument<Reference>> inputs = new ArrayList<>();
        Map<String, Argument<Reference>> keywords = new LinkedHashMap<>();
        for (Object tensor : tensors) {
            if (!(tensor instanceof List<?> list) || list.size() < 3) {
                throw wrong(part, tensor);
            }
            inputs.add(tensor(part, list));
            if (list.size() > 3 && list.get(3) instanceof Map<?, ?> with) {
                with.forEach(
                        (name, value) -> keywords.put(String.valueOf(name), keyword(part, value)));
            }
        }
        if (keywords.get("mask") instanceof Argument.Plain<Reference>) {
            keywords.remove("mask");
        }
        return new Invocation<>(
                List.of(inputs.size() == 1 ? inputs.getFirst() : new Argument.Several<>(inputs)),
                keywords);
    }

    private static Argument<Reference> tensor(String part, List<?> list) {
        if (list.get(0) instanceof String layer
                && list.get(1) instanceof Integer call
                && list.get(2) instanceof Integer output) {
            return new Argument.Tensor<>(new Reference(layer, call, output));
        }
        throw wrong(part, list);
    }

    private static Argument<Reference> keyword(String part, @Nullable Object value) {
        if (value instanceof List<?> list && !list.isEmpty()) {
            return list.getFirst() instanceof List<?>
                    ? new Argument.Several<>(
                            list.stream().map(item -> tensor(part, (List<?>) item)).toList())
                    : tensor(part, list);
        }
        return Argument.Plain.of(value);
    }

    private static ConfigException wrong(String part, @Nullable Object found) {
        return new ConfigException(
                "Layer \""
                        + part
                        + "\": expects inbound nodes [layer, call, output, keywords], found "
                        + found
                        + ".");
    }
}
