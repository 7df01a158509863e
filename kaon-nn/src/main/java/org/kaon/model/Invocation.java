package org.kaon.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/// How a layer is called once: arguments by position and by keyword. Keras: an inbound node.
public record Invocation<T>(List<Argument<T>> positional, Map<String, Argument<T>> keywords) {

    public Invocation {
        positional = List.copyOf(positional);
        keywords = Collections.unmodifiableMap(new LinkedHashMap<>(keywords));
    }

    /// The tensors that it needs, in order.
    Stream<T> tensors() {
        return Stream.concat(positional.stream(), keywords.values().stream())
                .flatMap(Argument::tensors);
    }

    <U> Invocation<U> map(Function<T, U> tensors) {
        Map<String, Argument<U>> mapped = new LinkedHashMap<>();
        keywords.forEach((name, argument) -> mapped.put(name, argument.map(tensors)));
        return new Invocation<>(positional.stream().map(a -> a.map(tensors)).toList(), mapped);
    }
}
