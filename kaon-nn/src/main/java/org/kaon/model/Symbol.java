package org.kaon.model;

import org.kaon.layer.InputLayer;
import org.kaon.layer.Layer;

import java.util.List;
import java.util.Map;

/// A tensor of a functional model to be: an input, or what a layer makes of other symbols. Keras:
/// `KerasTensor`.
///
/// ```java
/// Symbol image = input("image", 40, 40, 1);
/// Symbol track = input("track", 8);
/// Symbol both = join(concatenate(), image.to(flatten()), track.to(dense(16, RELU)));
/// Functional net = functional("net", List.of(image, track), List.of(both.to("top", dense(2))));
/// ```
public final class Symbol {

    private final Node node;
    private final int output;

    /// One call of a layer; two nodes are two calls.
    static final class Node {

        private final SharedLayer layer;
        private final Invocation<Symbol> invocation;

        Node(SharedLayer layer, Invocation<Symbol> invocation) {
            this.layer = layer;
            this.invocation = invocation;
        }

        SharedLayer layer() {
            return layer;
        }

        Invocation<Symbol> invocation() {
            return invocation;
        }
    }

    Symbol(Node node, int output) {
        this.node = node;
        this.output = output;
    }

    /// An input of a model, whose rows have these extents.
    public static Symbol input(String name, long... extents) {
        SharedLayer layer = SharedLayer.shared(name, InputLayer.input(extents));
        return new Symbol(new Node(layer, new Invocation<>(List.of(), Map.of())), 0);
    }

    /// What a layer makes of several symbols in one list: `join(add(), x, y)`.
    public static Symbol join(Layer layer, Symbol... inputs) {
        return SharedLayer.shared(layer).ofAll(List.of(inputs));
    }

    /// The same for a layer with a name of its own.
    public static Symbol join(String name, Layer layer, Symbol... inputs) {
        return SharedLayer.shared(name, layer).ofAll(List.of(inputs));
    }

    /// What a layer makes of this symbol.
    public Symbol to(Layer layer) {
        return SharedLayer.shared(layer).of(this);
    }

    /// The same for a layer with a name of its own.
    public Symbol to(String name, Layer layer) {
        return SharedLayer.shared(name, layer).of(this);
    }

    /// The same through several layers, one after the other.
    public Symbol through(Layer... layers) {
        Symbol symbol = this;
        for (Layer layer : layers) {
            symbol = symbol.to(layer);
        }
        return symbol;
    }

    /// Another output of the same call: 1 is the first state of a recurrent layer.
    public Symbol output(int number) {
        return new Symbol(node, number);
    }

    Node node() {
        return node;
    }

    int output() {
        return output;
    }

    static Argument<Symbol> argument(Symbol symbol) {
        return new Argument.Tensor<>(symbol);
    }

    static Argument<Symbol> several(List<Symbol> symbols) {
        return new Argument.Several<>(symbols.stream().map(Symbol::argument).toList());
    }
}
