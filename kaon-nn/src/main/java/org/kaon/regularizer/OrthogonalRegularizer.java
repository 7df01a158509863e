package org.kaon.regularizer;

import static org.kaon.graph.Constant.constant;
import static org.kaon.op.Abs.abs;
import static org.kaon.op.Divide.divide;
import static org.kaon.op.MatMul.matmul;
import static org.kaon.op.Maximum.maximum;
import static org.kaon.op.Multiply.multiply;
import static org.kaon.op.Sqrt.sqrt;
import static org.kaon.op.Square.square;
import static org.kaon.op.Sum.sum;

import org.kaon.config.Config;
import org.kaon.graph.Value;
import org.kaon.tensor.Shape;
import org.kaon.tensor.ShapeException;

import java.util.Arrays;
import java.util.Locale;

/// The mean of `|cos|` over all pairs of a matrix's rows or columns, times a factor. Keras:
/// `OrthogonalRegularizer`.
///
/// *Errors*: {@link ShapeException} for a weight that is no matrix, or has one row (column) only.
public record OrthogonalRegularizer(double factor, Mode mode) implements Regularizer {

    /// What shall be orthogonal.
    public enum Mode {
        ROWS,
        COLUMNS
    }

    /// Norms below this are taken as this.
    private static final float SMALLEST_NORM = 1e-7f;

    public OrthogonalRegularizer {
        Factor.require("OrthogonalRegularizer", "factor", factor);
    }

    public static OrthogonalRegularizer orthogonal(double factor) {
        return new OrthogonalRegularizer(factor, Mode.ROWS);
    }

    @Override
    public Value penalty(Value weight) {
        Shape shape = weight.shape();
        int along = mode == Mode.ROWS ? 0 : 1;
        if (shape.rank() != 2 || shape.extent(along) < 2) {
            throw new ShapeException(
                    "OrthogonalRegularizer: expected a matrix with 2 or more "
                            + mode.name().toLowerCase(Locale.ROOT)
                            + ", found "
                            + shape
                            + ". Put it on the kernel of a dense layer.");
        }
        int size = Math.toIntExact(shape.extent(along));
        Value norm = sqrt(sum(square(weight), true, 1 - along));
        Value unit = divide(weight, maximum(norm, constant(SMALLEST_NORM)));
        Value products =
                mode == Mode.ROWS
                        ? matmul(unit, false, unit, true)
                        : matmul(unit, true, unit, false);
        float pairs = size * (size - 1f) / 2;
        return multiply(
                constant((float) (factor * 0.5) / pairs),
                sum(abs(multiply(products, others(size)))));
    }

    /// 0 on the diagonal and 1 beside it.
    private static Value others(int size) {
        float[] values = new float[size * size];
        Arrays.fill(values, 1);
        for (int i = 0; i < size; i++) {
            values[i * size + i] = 0;
        }
        return constant(Shape.of(size, size), values);
    }

    static OrthogonalRegularizer read(Config in) {
        return new OrthogonalRegularizer(in.number("factor", 0.01), in.choice("mode", Mode.ROWS));
    }

    @Override
    public void write(Config.Writer out) {
        out.put("factor", factor).put("mode", mode.name().toLowerCase(Locale.ROOT));
    }
}
