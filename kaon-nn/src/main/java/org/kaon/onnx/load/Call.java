package org.kaon.onnx.load;

import org.kaon.config.ConfigException;
import org.kaon.graph.Value;
import org.kaon.onnx.Attribute;
import org.kaon.onnx.OnnxNode;
import org.kaon.tensor.DataType;
import org.kaon.tensor.Tensor;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/// An operator's node as a loader sees it: inputs as values, settings with their defaults. A
/// setting that nothing asked for is refused in the end, never ignored.
final class Call {

    private final OnnxNode node;
    private final Loader loader;
    private final Set<String> asked = new HashSet<>();

    Call(OnnxNode node, Loader loader) {
        this.node = node;
        this.loader = loader;
    }

    OnnxNode node() {
        return node;
    }

    /// The version of the operator's set.
    long opset() {
        return loader.opset(node.domain());
    }

    int count() {
        return node.inputs().size();
    }

    boolean has(int index) {
        return index < node.inputs().size() && !node.inputs().get(index).isEmpty();
    }

    Value input(int index) {
        if (!has(index)) {
            throw refused("expected input " + index + ", found none");
        }
        return loader.value(node.inputs().get(index));
    }

    Optional<Value> optional(int index) {
        return has(index) ? Optional.of(input(index)) : Optional.empty();
    }

    List<Value> inputs() {
        return IntStream.range(0, count()).mapToObj(this::input).toList();
    }

    /// An input with its axes in another order, where it is a weight: made once.
    Value weight(int index, List<Integer> order) {
        input(index);
        return loader.transposed(node.inputs().get(index), order);
    }

    /// What an input is beforehand.
    ///
    /// *Errors*: an input that hangs on the model's inputs.
    Tensor known(int index) {
        return loader.known(node, input(index));
    }

    long[] wholes(int index) {
        Tensor tensor = known(index);
        return LongStream.range(0, tensor.size()).map(i -> (long) tensor.at(i)).toArray();
    }

    float real(int index) {
        return (float) known(index).at(0);
    }

    boolean isSet(String name) {
        return node.attributes().containsKey(name);
    }

    private Optional<Attribute> setting(String name) {
        asked.add(name);
        return Optional.ofNullable(node.attributes().get(name));
    }

    long whole(String name, long otherwise) {
        return setting(name)
                .map(a -> a instanceof Attribute.Whole(long v) ? v : wrong(name, 0L))
                .orElse(otherwise);
    }

    int integer(String name, long otherwise) {
        return Math.toIntExact(whole(name, otherwise));
    }

    boolean flag(String name, boolean otherwise) {
        return whole(name, otherwise ? 1 : 0) != 0;
    }

    float real(String name, float otherwise) {
        return setting(name)
                .map(a -> a instanceof Attribute.Real(float v) ? v : wrong(name, 0f))
                .orElse(otherwise);
    }

    String text(String name, String otherwise) {
        return setting(name)
                .map(a -> a instanceof Attribute.Text(String v) ? v : wrong(name, ""))
                .orElse(otherwise);
    }

    List<Long> wholes(String name) {
        return setting(name)
                .map(a -> a instanceof Attribute.Wholes(var v) ? v : wrong(name, List.<Long>of()))
                .orElse(List.of());
    }

    List<Float> reals(String name) {
        return setting(name)
                .map(a -> a instanceof Attribute.Reals(var v) ? v : wrong(name, List.<Float>of()))
                .orElse(List.of());
    }

    List<String> texts(String name) {
        return setting(name)
                .map(a -> a instanceof Attribute.Texts(var v) ? v : wrong(name, List.<String>of()))
                .orElse(List.of());
    }

    Optional<Tensor> tensor(String name) {
        return setting(name)
                .map(a ->
                        a instanceof Attribute.Value(Tensor v)
                                ? v
                                : wrong(name, Tensor.scalar(0f)));
    }

    /// Settings that change nothing of what is computed.
    void ignore(String... names) {
        asked.addAll(List.of(names));
    }

    /// *Errors*: a setting that nothing asked for.
    void requireAllAsked() {
        for (String name : node.attributes().keySet()) {
            if (!asked.contains(name)) {
                throw refused("setting \"" + name + "\" is not supported");
            }
        }
    }

    /// *Errors*: a setting at another value than the one that is supported.
    void require(boolean holds, String otherwise) {
        if (!holds) {
            throw refused(otherwise);
        }
    }

    private <T> T wrong(String name, T kind) {
        throw refused(
                "expected setting \"" + name + "\" of kind " + kind.getClass().getSimpleName());
    }

    ConfigException refused(String reason) {
        return new ConfigException(
                "ONNX operator "
                        + node
                        + " (opset "
                        + opset()
                        + "): "
                        + reason
                        + ". Export the model without it, or with another opset.");
    }

    boolean isFloat(int index) {
        return input(index).dataType() == DataType.FLOAT32;
    }
}
