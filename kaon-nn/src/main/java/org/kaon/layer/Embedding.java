package org.kaon.layer;

import static org.kaon.graph.Constant.constant;
import static org.kaon.op.Cast.cast;
import static org.kaon.op.Gather.gather;
import static org.kaon.op.NotEqual.notEqual;

import org.kaon.config.Config;
import org.kaon.graph.Value;
import org.kaon.initializer.Initializer;
import org.kaon.initializer.RandomUniform;
import org.kaon.tensor.DataType;
import org.kaon.tensor.Shape;

import java.util.List;
import java.util.Optional;

/// A row of a table for each index. Keras: `Embedding`.
///
/// With `maskZero` index 0 means "nothing there": the mask says where something is.
///
/// *Shape*: `[…]` → `[…, output_dim]`. *Type*: whole numbers, of any type. *Errors*: an index
/// outside the table ends the run.
public record Embedding(
        int inputDim, int outputDim, WeightSettings embeddings, Activity activity, boolean maskZero)
        implements Layer {

    public Embedding {
        Settings.requirePositive("Embedding", "input_dim", inputDim);
        Settings.requirePositive("Embedding", "output_dim", outputDim);
    }

    public static Embedding embedding(int inputDim, int outputDim) {
        return new Embedding(
                inputDim, outputDim, WeightSettings.of(standard()), Activity.FREE, false);
    }

    public Embedding masking() {
        return new Embedding(inputDim, outputDim, embeddings, activity, true);
    }

    private static Initializer standard() {
        return RandomUniform.randomUniform(-0.05, 0.05);
    }

    @Override
    public Value apply(Scope scope, List<Value> inputs) {
        Value table = scope.weight("embeddings", Shape.of(inputDim, outputDim), embeddings);
        Value rows = cast(inputs.getFirst(), DataType.INT32);
        return activity.of(scope, gather(table, rows, 0));
    }

    @Override
    public Outcome call(Scope scope, Call call) {
        call.requireKeywords(scope, className());
        Value rows = cast(call.input(), DataType.INT32);
        Optional<Value> mask =
                maskZero
                        ? Optional.of(notEqual(rows, cast(constant(0f), DataType.INT32)))
                        : Optional.empty();
        return Outcome.of(apply(scope, call.inputs()), mask);
    }

    @Override
    public boolean supportsMasking() {
        return maskZero;
    }

    static Embedding read(Config in) {
        Settings.refuse(in, "quantization_config", "lora_rank", "lora_alpha", "input_length");
        return new Embedding(
                in.integer("input_dim"),
                in.integer("output_dim"),
                WeightSettings.read(in, "embeddings", standard()),
                Activity.read(in),
                in.flag("mask_zero", false));
    }

    @Override
    public void write(Config.Writer out) {
        out.put("input_dim", inputDim).put("output_dim", outputDim).put("mask_zero", maskZero);
        embeddings.write(out, "embeddings");
        activity.write(out);
        out.put("quantization_config", null);
    }
}
