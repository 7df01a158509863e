package org.kaon.layer;

import static org.kaon.graph.Constant.constant;
import static org.kaon.op.Cast.cast;

import org.jspecify.annotations.Nullable;
import org.kaon.config.Config;
import org.kaon.config.ConfigException;
import org.kaon.graph.Value;
import org.kaon.op.Slice;
import org.kaon.tensor.DataType;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A function of Keras's `ops` as a layer: what `x * 0.5 + y` and `x[:, 0]` become in a functional
/// model.
///
/// *Shape*: that of the function; the batch axis stays in front.
///
/// *Errors*: {@link ConfigException} for functions that are not in {@link Operations}, and for
/// settings that they do not have.
///
/// @param module where Keras has the function
/// @param operands what a call gives it, in order
public record Operation(
        String module,
        String className,
        Map<String, @Nullable Object> settings,
        List<Operand> operands)
        implements Layer {

    /// One thing that a function is called on.
    public sealed interface Operand {

        /// The next tensor of the call.
        record Tensor() implements Operand {}

        /// A number that stands in the call.
        record Scalar(double value) implements Operand {}

        /// What is taken along each axis: `x[:, 1:3, 0]`.
        record Item(List<Part> parts) implements Operand {

            public Item {
                parts = List.copyOf(parts);
            }
        }
    }

    /// What is taken along one axis: from an index up to another, or one index, whose axis goes.
    public record Part(long from, long to, boolean alone) {

        static final Part WHOLE = new Part(0, Slice.END, false);
    }

    private static final String KERAS_2 = "TFOpLambda";

    /// Whether a configuration is of a function and not of a layer.
    public static boolean isOne(Map<?, ?> json) {
        return KERAS_2.equals(json.get("class_name"))
                || json.get("module") instanceof String module
                        && module.matches("keras\\.(src\\.)?ops(\\..*)?");
    }

    public Operation {
        settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
        operands = List.copyOf(operands);
        Config in = Config.of(className, settings);
        Operations.read(className, operands, in);
        in.requireAllKnown();
    }

    @Override
    public Value apply(Scope scope, List<Value> inputs) {
        long wanted = operands.stream().filter(o -> o instanceof Operand.Tensor).count();
        if (inputs.size() != wanted) {
            throw new Site(this, scope).failure(wanted + " tensors", inputs.size() + " tensors");
        }
        DataType type = inputs.getFirst().dataType();
        DataType number = type == DataType.BOOL ? scope.compute() : type;
        List<Value> values = new ArrayList<>();
        int next = 0;
        for (Operand operand : operands) {
            switch (operand) {
                case Operand.Tensor _ -> values.add(inputs.get(next++));
                case Operand.Scalar(double value) ->
                        values.add(cast(constant((float) value), number));
                case Operand.Item _ -> {}
            }
        }
        return Operations.read(className, operands, Config.of(className, settings))
                .of(new Site(this, scope), values);
    }

    @Override
    public void write(Config.Writer out) {
        settings.forEach(out::put);
    }
}
