package org.kaon.model;

import org.jspecify.annotations.Nullable;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/// What a call of a layer is given in one place: a tensor, several of them, or a plain value. `T`
/// is what stands for a tensor.
public sealed interface Argument<T> {

    /// One tensor.
    record Tensor<T>(T tensor) implements Argument<T> {}

    /// A list.
    record Several<T>(List<Argument<T>> items) implements Argument<T> {

        public Several {
            items = List.copyOf(items);
        }
    }

    /// A dictionary; its tensors count in the order of the names.
    record Named<T>(Map<String, Argument<T>> items) implements Argument<T> {

        public Named {
            items = Collections.unmodifiableMap(new LinkedHashMap<>(items));
        }
    }

    /// A number, a flag, a text or nothing.
    record Plain<T>(Optional<Object> value) implements Argument<T> {

        static <T> Plain<T> of(@Nullable Object value) {
            return new Plain<>(Optional.ofNullable(value));
        }
    }

    /// The tensors in order.
    default Stream<T> tensors() {
        return switch (this) {
            case Tensor<T>(T tensor) -> Stream.of(tensor);
            case Several<T>(List<Argument<T>> items) -> items.stream().flatMap(Argument::tensors);
            case Named<T>(Map<String, Argument<T>> items) ->
                    new TreeMap<>(items).values().stream().flatMap(Argument::tensors);
            case Plain<T> _ -> Stream.empty();
        };
    }

    /// The same tree over other tensors.
    default <U> Argument<U> map(java.util.function.Function<T, U> tensors) {
        return switch (this) {
            case Tensor<T>(T tensor) -> new Tensor<>(tensors.apply(tensor));
            case Several<T>(List<Argument<T>> items) ->
                    new Several<>(items.stream().map(item -> item.map(tensors)).toList());
            case Named<T>(Map<String, Argument<T>> items) -> {
                Map<String, Argument<U>> mapped = new LinkedHashMap<>();
                items.forEach((name, item) -> mapped.put(name, item.map(tensors)));
                yield new Named<>(mapped);
            }
            case Plain<T>(Optional<Object> value) -> new Plain<>(value);
        };
    }
}
