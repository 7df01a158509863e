package org.kaon.layer;

import static org.kaon.op.MatMul.matmul;
import static org.kaon.op.Reshape.reshape;

import org.kaon.activation.Activation;
import org.kaon.config.Config;
import org.kaon.graph.Value;
import org.kaon.initializer.Initializer;
import org.kaon.tensor.Shape;
import org.kaon.tensor.ShapeException;

import java.util.List;

/// `y = activation(x·kernel + bias)`. Keras: `Dense`.
///
/// *Shape*: `[…, features]` → `[…, units]`; at most one extent before the last may be unknown.
public record Dense(int units, Activation activation, Affine affine, Activity activity)
        implements Layer {

    public Dense {
        Settings.requirePositive("Dense", "units", units);
    }

    public static Dense dense(int units, Activation activation) {
        return new Dense(units, activation, Affine.standard(), Activity.FREE);
    }

    /// Without activation.
    public static Dense dense(int units) {
        return dense(units, Activation.LINEAR);
    }

    public Dense affine(Affine other) {
        return new Dense(units, activation, other, activity);
    }

    public Dense kernelInitializer(Initializer other) {
        return affine(affine.kernel(other));
    }

    public Dense withoutBias() {
        return affine(affine.withoutBias());
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
        Value kernel = affine.kernel(scope, Shape.of(features, units));
        Value rows = shape.rank() == 2 ? x : reshape(x, Shape.of(Shape.ANY, features));
        Value y = activation.apply(affine.biased(scope, matmul(rows, kernel), units));
        return activity.of(scope, shape.rank() == 2 ? y : reshape(y, shape.with(-1, units)));
    }

    @Override
    public boolean supportsMasking() {
        return true;
    }

    static Dense read(Config in) {
        Settings.refuse(in, "quantization_config", "lora_rank", "lora_alpha");
        return new Dense(
                in.integer("units"), Activation.read(in), Affine.read(in), Activity.read(in));
    }

    @Override
    public void write(Config.Writer out) {
        out.put("units", units).put("activation", activation.kerasName());
        affine.write(out);
        out.put("quantization_config", null);
        activity.writeIfSet(out);
    }
}
