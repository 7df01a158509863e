package org.kaon.model;

import org.kaon.config.ConfigException;
import org.kaon.graph.Value;
import org.kaon.layer.Call;
import org.kaon.layer.Outcome;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The tensors of a functional model during one run, with their masks.
record Tensors(Map<Reference, Masked> values) {

    private static final String MASK = "mask";
    private static final String TRAINING = "training";

    /// A tensor and its mask.
    record Masked(Value value, Optional<Value> mask) {}

    void put(Reference place, Value value, Optional<Value> mask) {
        values.put(place, new Masked(value, mask));
    }

    void put(String part, int call, Outcome outcome) {
        for (int i = 0; i < outcome.outputs().size(); i++) {
            put(new Reference(part, call, i), outcome.outputs().get(i), outcome.masks().get(i));
        }
    }

    /// What an input layer passes on.
    Call input(String part) {
        Masked fed = at(new Reference(part, 0, 0));
        return new Call(List.of(fed.value), List.of(fed.mask), Map.of());
    }

    Outcome outcome(Argument<Reference> outputs) {
        List<Masked> found = outputs.tensors().map(this::at).toList();
        return new Outcome(
                found.stream().map(Masked::value).toList(),
                found.stream().map(Masked::mask).toList());
    }

    /// The call that an invocation describes. The phase is that of the model: Keras passes its
    /// `training` on to every layer, whatever the layer was connected with.
    Call given(Invocation<Reference> invocation) {
        List<Value> inputs = new ArrayList<>();
        List<Optional<Value>> masks = new ArrayList<>();
        invocation.positional().stream()
                .flatMap(Argument::tensors)
                .map(this::at)
                .forEach(tensor -> {
                    inputs.add(tensor.value);
                    masks.add(tensor.mask);
                });
        Map<String, Value> named = new LinkedHashMap<>();
        Map<String, Object> options = new LinkedHashMap<>();
        invocation
                .keywords()
                .forEach((name, argument) -> {
                    if (name.equals(MASK)) {
                        List<Reference> given = argument.tensors().toList();
                        for (int i = 0; i < given.size(); i++) {
                            masks.set(i, Optional.of(at(given.get(i)).value));
                        }
                    } else if (!name.equals(TRAINING)) {
                        keyword(name, argument, named, options);
                    }
                });
        return new Call(inputs, masks, named, options);
    }

    private void keyword(
            String name,
            Argument<Reference> argument,
            Map<String, Value> named,
            Map<String, Object> options) {
        switch (argument) {
            case Argument.Tensor<Reference>(Reference reference) -> {
                Masked tensor = at(reference);
                named.put(name, tensor.value);
                tensor.mask.ifPresent(mask -> named.putIfAbsent(name + "_" + MASK, mask));
            }
            case Argument.Plain<Reference>(Optional<Object> value) ->
                    value.ifPresent(plain -> options.put(name, plain));
            case Argument.Several<Reference> several -> {
                List<Reference> items = several.tensors().toList();
                for (int i = 0; i < items.size(); i++) {
                    named.put(Call.element(name, i), at(items.get(i)).value);
                }
            }
            case Argument.Named<Reference> _ ->
                    throw new ConfigException(
                            "The keyword \""
                                    + name
                                    + "\" expects a tensor, a list of tensors or a plain value,"
                                    + " found a dictionary.");
        }
    }

    private Masked at(Reference reference) {
        Masked tensor = values.get(reference);
        if (tensor == null) {
            throw new ConfigException(
                    "No tensor "
                            + reference
                            + ": the layer \""
                            + reference.part()
                            + "\" gives fewer outputs.");
        }
        return tensor;
    }
}
