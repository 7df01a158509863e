package org.kaon.layer;

import static org.kaon.initializer.GlorotUniform.glorotUniform;
import static org.kaon.initializer.Zeros.zeros;
import static org.kaon.op.Add.add;
import static org.kaon.op.MatMul.matmul;
import static org.kaon.op.Reshape.reshape;

import org.kaon.activation.Activation;
import org.kaon.config.Config;
import org.kaon.graph.Value;
import org.kaon.initializer.Initializer;
import org.kaon.initializer.Initializers;
import org.kaon.tensor.Shape;
import org.kaon.tensor.ShapeException;

import java.util.List;

/// `y = activation(x·kernel + bias)`. Keras: `Dense`.
///
/// *Shape*: `[…, features]` → `[…, units]`; at most one extent before the last may be unknown.
public record Dense(
        int units,
        Activation activation,
        boolean useBias,
        Initializer kernelInitializer,
        Initializer biasInitializer)
        implements Layer {

    public Dense {
        Settings.requirePositive("Dense", "units", units);
    }

    public static Dense dense(int units, Activation activation) {
        return new Dense(units, activation, true, glorotUniform(), zeros());
    }

    /// Without activation.
    public static Dense dense(int units) {
        return dense(units, Activation.LINEAR);
    }

    public Dense kernelInitializer(Initializer other) {
        return new Dense(units, activation, useBias, other, biasInitializer);
    }

    public Dense withoutBias() {
        return new Dense(units, activation, false, kernelInitializer, biasInitializer);
    }

    @Override
    public Value apply(Scope scope, List<Value> inputs) {
        Value x = inputs.getFirst();
        Shape shape = x.shape();
        if (shape.rank() < 2 || shape.extent(-1) == Shape.ANY) {
            throw new ShapeException(
                    "Dense \""
                            + scope.path()
                            + "\": expected [batch, …, features] with known features, found "
                            + shape
                            + ". Give the model an input shape with a feature axis.");
        }
        long features = shape.extent(-1);
        Value kernel = scope.weight("kernel", Shape.of(features, units), kernelInitializer);
        Value rows = shape.rank() == 2 ? x : reshape(x, Shape.of(Shape.ANY, features));
        Value y = matmul(rows, kernel);
        if (useBias) {
            y = add(y, scope.weight("bias", Shape.of(units), biasInitializer));
        }
        y = activation.apply(y);
        return shape.rank() == 2 ? y : reshape(y, shape.with(-1, units));
    }

    static Dense read(Config in) {
        Dense otherwise = dense(in.integer("units"), Activation.read(in));
        Settings.refuse(in, "kernel_regularizer", "bias_regularizer", "activity_regularizer");
        Settings.refuse(in, "kernel_constraint", "bias_constraint");
        Settings.refuse(in, "quantization_config", "lora_rank", "lora_alpha");
        return new Dense(
                otherwise.units,
                otherwise.activation,
                in.flag("use_bias", otherwise.useBias),
                Initializers.read(in, "kernel_initializer", otherwise.kernelInitializer),
                Initializers.read(in, "bias_initializer", otherwise.biasInitializer));
    }

    @Override
    public void write(Config.Writer out) {
        out.put("units", units)
                .put("activation", activation.kerasName())
                .put("use_bias", useBias)
                .put("kernel_initializer", Initializers.write(kernelInitializer))
                .put("bias_initializer", Initializers.write(biasInitializer))
                .put("kernel_regularizer", null)
                .put("bias_regularizer", null)
                .put("kernel_constraint", null)
                .put("bias_constraint", null)
                .put("quantization_config", null);
    }
}
