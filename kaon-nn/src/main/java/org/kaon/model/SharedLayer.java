package org.kaon.model;

import org.kaon.layer.Layer;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A layer that may be called several times in a functional model, with the same weights each time.
///
/// Two of them are two layers, also where their settings are equal.
public final class SharedLayer {

    private final Optional<String> name;
    private final Layer layer;

    private SharedLayer(Optional<String> name, Layer layer) {
        this.name = name;
        this.layer = layer;
    }

    /// Under the name that Keras would give it.
    public static SharedLayer shared(Layer layer) {
        return new SharedLayer(Optional.empty(), layer);
    }

    public static SharedLayer shared(String name, Layer layer) {
        return new SharedLayer(Optional.of(name), layer);
    }

    /// A call by position: `attention.of(query, value)`.
    public Symbol of(Symbol... inputs) {
        return call(Arrays.asList(inputs), Map.of());
    }

    /// A call with a list as its one argument, as `Add` and `Concatenate` take it.
    public Symbol ofAll(List<Symbol> inputs) {
        return new Symbol(
                new Symbol.Node(this, new Invocation<>(List.of(Symbol.several(inputs)), Map.of())),
                0);
    }

    /// A call by position and keyword. A keyword's value is a symbol, a list of symbols or a plain
    /// value: `Map.of("initial_state", List.of(h, c))`.
    public Symbol call(List<Symbol> positional, Map<String, ?> keywords) {
        List<Argument<Symbol>> arguments = positional.stream().map(Symbol::argument).toList();
        Map<String, Argument<Symbol>> named = new LinkedHashMap<>();
        keywords.forEach((key, value) -> named.put(key, argument(value)));
        return new Symbol(new Symbol.Node(this, new Invocation<>(arguments, named)), 0);
    }

    private static Argument<Symbol> argument(Object value) {
        return switch (value) {
            case Symbol symbol -> Symbol.argument(symbol);
            case List<?> list ->
                    new Argument.Several<>(list.stream().map(SharedLayer::argument).toList());
            default -> Argument.Plain.of(value);
        };
    }

    Optional<String> name() {
        return name;
    }

    Layer layer() {
        return layer;
    }
}
