package org.kaon.constraint;

import static org.kaon.graph.Constant.constant;
import static org.kaon.op.Add.add;
import static org.kaon.op.Divide.divide;
import static org.kaon.op.Multiply.multiply;
import static org.kaon.op.Sqrt.sqrt;
import static org.kaon.op.Square.square;
import static org.kaon.op.Sum.sum;

import org.kaon.config.Config;
import org.kaon.config.ConfigException;
import org.kaon.graph.Value;

import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/// Euclidean norms of a weight along some axes: `0` gives the incoming weights of each dense unit,
/// `[0, 1, 2]` those of each filter of a convolution.
///
/// @param listed whether Keras's form is a list although there is one axis
public record Norms(List<Integer> axes, boolean listed) {

    /// Keras's `epsilon`, which keeps a norm of 0 out of the denominator.
    private static final float EPSILON = 1e-7f;

    public Norms {
        axes = List.copyOf(axes);
    }

    public static Norms along(int... axes) {
        return new Norms(Arrays.stream(axes).boxed().toList(), axes.length != 1);
    }

    /// The weight with each norm n turned into `n·wanted(n) / (n + ε)`.
    Value to(Value weight, UnaryOperator<Value> wanted) {
        int[] along = axes.stream().mapToInt(Integer::intValue).toArray();
        Value norms = sqrt(sum(square(weight), true, along));
        return multiply(weight, divide(wanted.apply(norms), add(constant(EPSILON), norms)));
    }

    static Norms read(Config in) {
        if (in.raw("axis").orElse(0) instanceof List<?> list) {
            return new Norms(in.integers("axis", list.size()), true);
        }
        return new Norms(in.integers("axis", 1, List.of(0)), false);
    }

    Object written() {
        return listed ? axes : axes.getFirst();
    }

    static void require(String owner, String key, double value) {
        if (!(value >= 0) || Double.isInfinite(value)) {
            throw new ConfigException(
                    owner
                            + ": \""
                            + key
                            + "\" expects a number of 0 or more, found "
                            + value
                            + ".");
        }
    }
}
