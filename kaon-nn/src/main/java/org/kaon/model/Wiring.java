package org.kaon.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// From symbols to a functional model: which layers are there, in Keras's order, under which names,
/// and which of their calls is which.
///
/// *Source*: Keras 3, `map_graph`: layers by decreasing distance from the outputs, then in the
/// order in which the way back from the outputs meets them.
final class Wiring {

    private final Map<Symbol.Node, Boolean> finished = new HashMap<>();
    private final List<Symbol.Node> upwards = new ArrayList<>();
    private final Map<SharedLayer, Integer> met = new HashMap<>();
    private final Map<Symbol.Node, Integer> depths = new HashMap<>();
    private final Map<SharedLayer, Integer> layerDepths = new LinkedHashMap<>();

    private Wiring() {}

    static Functional of(String name, Argument<Symbol> inputs, Argument<Symbol> outputs) {
        Wiring wiring = new Wiring();
        outputs.tensors().forEach(symbol -> wiring.visit(symbol.node()));
        wiring.measure();
        inputs.tensors()
                .map(symbol -> symbol.node().layer())
                .forEach(layer -> {
                    wiring.layerDepths.putIfAbsent(layer, 0);
                    wiring.met.putIfAbsent(layer, -1);
                });
        return wiring.functional(name, inputs, outputs);
    }

    private void visit(Symbol.Node node) {
        if (finished.putIfAbsent(node, true) != null) {
            return;
        }
        met.putIfAbsent(node.layer(), met.size());
        node.invocation().tensors().forEach(symbol -> visit(symbol.node()));
        upwards.add(node);
    }

    private void measure() {
        for (Symbol.Node node : upwards.reversed()) {
            int own = depths.getOrDefault(node, 0);
            int depth = Math.max(own, layerDepths.getOrDefault(node.layer(), 0));
            layerDepths.put(node.layer(), depth);
            depths.put(node, depth);
            node.invocation()
                    .tensors()
                    .forEach(symbol -> depths.merge(symbol.node(), depth + 1, Math::max));
        }
    }

    private Functional functional(String name, Argument<Symbol> inputs, Argument<Symbol> outputs) {
        List<SharedLayer> layers = new ArrayList<>(layerDepths.keySet());
        layers.sort(
                Comparator.comparingInt((SharedLayer layer) -> -layerDepths.getOrDefault(layer, 0))
                        .thenComparingInt(layer -> met.getOrDefault(layer, -1)));
        Map<SharedLayer, String> names = names();
        Map<SharedLayer, List<Symbol.Node>> calls = new HashMap<>();
        Map<Symbol.Node, Integer> numbers = new HashMap<>();
        for (Symbol.Node node : upwards) {
            List<Symbol.Node> of = calls.computeIfAbsent(node.layer(), l -> new ArrayList<>());
            numbers.put(node, of.size());
            of.add(node);
        }
        java.util.function.Function<Symbol, Reference> reference =
                symbol ->
                        new Reference(
                                names.getOrDefault(symbol.node().layer(), ""),
                                numbers.getOrDefault(symbol.node(), 0),
                                symbol.output());
        List<Functional.Place> places = new ArrayList<>();
        for (SharedLayer layer : layers) {
            Part part = new Part(names.getOrDefault(layer, ""), layer.layer(), true);
            List<Invocation<Reference>> invocations =
                    calls.getOrDefault(layer, List.of()).stream()
                            .map(Symbol.Node::invocation)
                            .filter(invocation -> invocation.tensors().findAny().isPresent())
                            .map(invocation -> invocation.map(reference))
                            .toList();
            places.add(new Functional.Place(part, invocations));
        }
        return new Functional(name, places, inputs.map(reference), outputs.map(reference));
    }

    /// Each layer's own name, or the next of its kind in the order of the calls.
    private Map<SharedLayer, String> names() {
        Names automatic = new Names();
        Map<SharedLayer, String> names = new HashMap<>();
        for (Symbol.Node node : upwards) {
            SharedLayer layer = node.layer();
            names.computeIfAbsent(
                    layer, unnamed -> layer.name().orElseGet(() -> automatic.next(layer.layer())));
        }
        for (SharedLayer layer : layerDepths.keySet()) {
            names.computeIfAbsent(
                    layer, unnamed -> layer.name().orElseGet(() -> automatic.next(layer.layer())));
        }
        return names;
    }
}
