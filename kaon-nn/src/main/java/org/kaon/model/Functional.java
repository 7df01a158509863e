package org.kaon.model;

import org.kaon.config.ConfigException;
import org.kaon.layer.Call;
import org.kaon.layer.InputLayer;
import org.kaon.layer.Layer;
import org.kaon.layer.Operation;
import org.kaon.layer.Outcome;
import org.kaon.layer.Scope;
import org.kaon.tensor.Shape;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// An architecture whose layers are connected freely: several inputs and outputs, branches, layers
/// that are called several times. Keras: `Functional`, made by `Model(inputs, outputs)`.
///
/// A model is made of {@link Symbol}s by {@link #functional}.
public record Functional(
        String name, List<Place> places, Argument<Reference> inputs, Argument<Reference> outputs)
        implements Architecture {

    /// A layer with all calls of it; an input layer has none.
    public record Place(Part part, List<Invocation<Reference>> calls) {

        public Place {
            calls = List.copyOf(calls);
        }

        /// A number among the arguments of a layer would have no effect.
        private void requireTensors() {
            for (Invocation<Reference> call : calls) {
                for (Argument<Reference> argument : call.positional()) {
                    if (argument instanceof Argument.Plain<Reference>(Optional<Object> value)
                            && value.isPresent()
                            && !(part.layer() instanceof Operation)) {
                        throw new ConfigException(
                                ("Layer \"%s\" (%s): expects tensors as its arguments, found %s."
                                                + " A .h5 of Keras 3 does not tell functions of"
                                                + " tensors from layers: save the model as .keras.")
                                        .formatted(
                                                part.name(),
                                                part.layer().className(),
                                                value.get()));
                    }
                }
            }
        }
    }

    public Functional {
        places = List.copyOf(places);
        Architecture.requireDistinct("Functional", name, places.stream().map(Place::part).toList());
        Connections.require(name, places, inputs, outputs);
        places.forEach(Place::requireTensors);
    }

    /// The model from one input to one output.
    public static Functional functional(String name, Symbol input, Symbol output) {
        return Wiring.of(name, new Argument.Tensor<>(input), new Argument.Tensor<>(output));
    }

    /// The model from several inputs to several outputs.
    public static Functional functional(String name, List<Symbol> inputs, List<Symbol> outputs) {
        return Wiring.of(name, Symbol.several(inputs), Symbol.several(outputs));
    }

    @Override
    public List<Part> parts() {
        return places.stream().map(Place::part).toList();
    }

    @Override
    public Functional with(List<Part> parts) {
        List<Place> changed = new ArrayList<>();
        for (int i = 0; i < places.size(); i++) {
            changed.add(new Place(parts.get(i), places.get(i).calls));
        }
        return new Functional(name, changed, inputs, outputs);
    }

    @Override
    public Map<String, Shape> inputShapes() {
        Map<String, Shape> shapes = new LinkedHashMap<>();
        inputs.tensors()
                .forEach(input -> {
                    if (layer(input.part()) instanceof InputLayer layer) {
                        shapes.put(input.part(), layer.shape());
                    }
                });
        return shapes;
    }

    @Override
    public List<String> outputNames() {
        if (outputs instanceof Argument.Named<Reference>(Map<String, Argument<Reference>> items)) {
            return items.keySet().stream().sorted().toList();
        }
        Set<String> names = new LinkedHashSet<>();
        outputs.tensors()
                .forEach(output -> {
                    String label = output.part();
                    for (int i = 1; !names.add(label); i++) {
                        label = output.part() + "_" + i;
                    }
                });
        return List.copyOf(names);
    }

    @Override
    public Set<String> lastParts() {
        return outputs.tensors().map(Reference::part).collect(Collectors.toSet());
    }

    private List<String> from(Connections.Site site) {
        return site.isInput()
                ? List.of()
                : places.get(site.place()).calls.get(site.call()).positional().stream()
                        .flatMap(Argument::tensors)
                        .map(Reference::part)
                        .distinct()
                        .toList();
    }

    private Layer layer(String part) {
        return places.stream()
                .filter(place -> place.part.name().equals(part))
                .map(place -> place.part.layer())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(part));
    }

    @Override
    public Trace trace(Scope scope, Call call) {
        Tensors tensors = new Tensors(new HashMap<>());
        List<Reference> entries = inputs.tensors().toList();
        if (entries.size() != call.inputs().size()) {
            throw new ConfigException(
                    "Functional \""
                            + name
                            + "\": expected "
                            + entries.size()
                            + " inputs ("
                            + String.join(", ", inputShapes().keySet())
                            + "), found "
                            + call.inputs().size()
                            + ".");
        }
        List<Trace.Event> events = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            tensors.put(entries.get(i), call.inputs().get(i), call.masks().get(i));
        }
        for (Connections.Site site : Connections.order(places)) {
            Part part = places.get(site.place()).part;
            Call given =
                    site.isInput()
                            ? tensors.input(part.name())
                            : tensors.given(places.get(site.place()).calls.get(site.call()));
            Outcome gave = part.call(scope, given, from(site));
            tensors.put(part.name(), site.call(), gave);
            events.add(new Trace.Event(part, site.call(), given, gave));
        }
        return new Trace(events, tensors.outcome(outputs));
    }
}
