package org.kaon.layer;

import static org.kaon.op.Add.add;
import static org.kaon.op.Einsum.einsum;

import org.jspecify.annotations.Nullable;
import org.kaon.activation.Activation;
import org.kaon.config.Config;
import org.kaon.graph.Value;
import org.kaon.tensor.Shape;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// `y = activation(einsum(equation, x, kernel) + bias)`. Keras: `EinsumDense`.
///
/// *Shape*: as the equation says; `outputShape` are the extents of the result after the batch axis,
/// −1 where the input's is meant. The bias lies along `biasAxes` of the result.
public record EinsumDense(
        String equation,
        List<Integer> outputShape,
        Optional<String> biasAxes,
        Activation activation,
        Affine affine,
        Activity activity)
        implements Layer {

    public EinsumDense {
        outputShape = List.copyOf(outputShape);
    }

    public static EinsumDense einsumDense(String equation, Integer... outputShape) {
        return new EinsumDense(
                equation,
                List.of(outputShape),
                Optional.empty(),
                Activation.LINEAR,
                Affine.standard(),
                Activity.FREE);
    }

    public EinsumDense biasAxes(String axes) {
        return new EinsumDense(
                equation, outputShape, Optional.of(axes), activation, affine, activity);
    }

    @Override
    public Value apply(Scope scope, List<Value> inputs) {
        Value x = inputs.getFirst();
        EinsumDenseShapes shapes =
                EinsumDenseShapes.of(new Site(this, scope), x, equation, outputShape);
        Value kernel = affine.kernel(scope, shapes.kernel());
        Value y = einsum(shapes.equation(), x, kernel);
        if (biasAxes.isPresent()) {
            Shape bias = shapes.bias(new Site(this, scope), biasAxes.orElseThrow());
            y = add(y, scope.weight("bias", bias, affine.bias()));
        }
        return activity.of(scope, activation.apply(y));
    }

    static EinsumDense read(Config in) {
        Settings.refuse(
                in, "quantization_config", "lora_rank", "lora_alpha", "gptq_unpacked_column_size");
        if (!(in.required("equation") instanceof String equation)) {
            throw in.wrong("equation", "text", in.required("equation"));
        }
        List<Integer> shape = new ArrayList<>();
        if (in.required("output_shape") instanceof List<?> extents) {
            for (@Nullable Object extent : extents) {
                if (extent != null && !(extent instanceof Integer)) {
                    throw in.wrong("output_shape", "extents or null", extents);
                }
                shape.add(extent instanceof Integer known ? known : -1);
            }
        } else {
            shape.add(in.integer("output_shape"));
        }
        return new EinsumDense(
                equation,
                shape,
                in.raw("bias_axes").map(_ -> in.text("bias_axes", "")),
                Activation.read(in),
                Affine.read(in),
                Activity.read(in));
    }

    @Override
    public void write(Config.Writer out) {
        List<@Nullable Object> shape = new ArrayList<>();
        outputShape.forEach(extent -> shape.add(extent == -1 ? null : extent));
        out.put("equation", equation)
                .put("output_shape", shape)
                .put("bias_axes", biasAxes.orElse(null))
                .put("activation", activation.kerasName());
        affine.kernel().write(out, "kernel");
        affine.bias().write(out, "bias");
        activity.write(out);
        out.put("quantization_config", null);
    }
}
