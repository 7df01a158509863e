package org.kaon.loss;

import static org.kaon.graph.Constant.constant;
import static org.kaon.op.Add.add;
import static org.kaon.op.And.and;
import static org.kaon.op.Cast.cast;
import static org.kaon.op.Equal.equal;
import static org.kaon.op.Greater.greater;
import static org.kaon.op.LogSumExp.logSumExp;
import static org.kaon.op.MatMul.matmul;
import static org.kaon.op.Multiply.multiply;
import static org.kaon.op.Negate.negate;
import static org.kaon.op.Not.not;
import static org.kaon.op.Relu.relu;
import static org.kaon.op.Reshape.reshape;
import static org.kaon.op.Select.select;
import static org.kaon.op.Softplus.softplus;
import static org.kaon.op.Subtract.subtract;

import org.kaon.config.Config;
import org.kaon.graph.Value;
import org.kaon.tensor.DataType;
import org.kaon.tensor.Shape;
import org.kaon.tensor.ShapeException;

import java.util.Arrays;
import java.util.Optional;

/// Classes drawn together and apart by cosine distances d in a batch of unit vectors: `softplus(ln
/// Σ₊ e^(−γ·a₊(m − d)) + ln Σ₋ e^(γ·a₋(1 − m − d)))` with `a₊ = max(m + d, 0)` and `a₋ = max(1 + m
/// − d, 0)`. Keras: `Circle`.
///
/// *Shape*: class numbers `[batch]`, vectors `[batch, d]` → `[batch]`. Rows of loss 0 do not count
/// for the mean.
///
/// *Source*: Sun et al., CVPR 2020, equation 6, as Keras has it.
public record Circle(double gamma, double margin, boolean removeDiagonal) implements Loss {

    /// Stands for −∞ without a NaN in gradients.
    private static final float NEVER = -1e30f;

    public static Circle circle() {
        return new Circle(80, 0.4, true);
    }

    @Override
    public Value of(Value target, Value prediction) {
        long rows = prediction.shape().extent(0);
        if (prediction.shape().rank() != 2 || rows == Shape.ANY) {
            throw new ShapeException(
                    "Circle: expected vectors [batch, d] of a known batch, found "
                            + prediction.shape()
                            + ".");
        }
        Value labels = cast(target, DataType.FLOAT32);
        Value same = equal(reshape(labels, Shape.of(rows, 1)), reshape(labels, Shape.of(1, rows)));
        Value apart = not(same);
        Value together = removeDiagonal ? and(same, besideDiagonal(Math.toIntExact(rows))) : same;
        Value d = relu(subtract(constant(1f), matmul(prediction, false, prediction, true)));
        float m = (float) margin;
        Value near = relu(add(constant(m), d));
        Value far = relu(subtract(constant(1 + m), d));
        Value scale = constant((float) gamma);
        Value positive = multiply(negate(multiply(scale, near)), subtract(constant(m), d));
        Value negative = multiply(multiply(scale, far), subtract(constant(1 - m), d));
        return softplus(add(over(together, positive), over(apart, negative)));
    }

    private static Value over(Value where, Value exponent) {
        return logSumExp(select(where, exponent, constant(NEVER)), false, 1);
    }

    private static Value besideDiagonal(int rows) {
        float[] beside = new float[rows * rows];
        Arrays.fill(beside, 1);
        for (int i = 0; i < rows; i++) {
            beside[i * rows + i] = 0;
        }
        return greater(constant(Shape.of(rows, rows), beside), constant(0f));
    }

    @Override
    public Optional<Value> mask(Value target, Value losses) {
        return Optional.of(greater(losses, constant(0f)));
    }

    static Circle read(Config in) {
        return new Circle(
                in.number("gamma", 80), in.number("margin", 0.4), in.flag("remove_diagonal", true));
    }

    @Override
    public void write(Config.Writer out) {
        out.put("gamma", gamma).put("margin", margin).put("remove_diagonal", removeDiagonal);
    }
}
