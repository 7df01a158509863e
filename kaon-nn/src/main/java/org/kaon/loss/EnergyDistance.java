package org.kaon.loss;

import static org.kaon.graph.Constant.constant;
import static org.kaon.op.Add.add;
import static org.kaon.op.Maximum.maximum;
import static org.kaon.op.Mean.mean;
import static org.kaon.op.Multiply.multiply;
import static org.kaon.op.Reshape.reshape;
import static org.kaon.op.Sqrt.sqrt;
import static org.kaon.op.Square.square;
import static org.kaon.op.Subtract.subtract;
import static org.kaon.op.Sum.sum;

import org.kaon.config.Config;
import org.kaon.graph.Value;
import org.kaon.tensor.Shape;
import org.kaon.tensor.ShapeException;

/// `2·E‖p − t‖ − E‖p − p'‖ − E‖t − t'‖` between the rows of two samples: 0 where their
/// distributions are equal; in one dimension twice the Cramér distance `∫(F − G)²`. Kaon's own.
///
/// *Shape*: `[rows, d]` each → scalar.
///
/// *Source*: Székely and Rizzo, J. Stat. Plan. Inference 143 (2013) 1249; Bellemare et al.,
/// arXiv:1705.10743.
public record EnergyDistance() implements Loss {

    /// Keeps the root's gradient finite where two rows are one.
    private static final float TINY = 1e-12f;

    public static EnergyDistance energyDistance() {
        return new EnergyDistance();
    }

    @Override
    public Value of(Value target, Value prediction) {
        Value truth = Target.like(target, prediction, className());
        Value between = multiply(constant(2f), distance(prediction, truth));
        return subtract(between, add(distance(prediction, prediction), distance(truth, truth)));
    }

    private static Value distance(Value a, Value b) {
        Shape left = a.shape();
        Shape right = b.shape();
        if (left.rank() != 2) {
            throw new ShapeException(
                    "EnergyDistance: expected samples [rows, d], found " + left + ".");
        }
        Value x = reshape(a, Shape.of(left.extent(0), 1, left.extent(1)));
        Value y = reshape(b, Shape.of(1, right.extent(0), right.extent(1)));
        return mean(sqrt(maximum(sum(square(subtract(x, y)), false, -1), constant(TINY))));
    }

    @Override
    public void write(Config.Writer out) {}
}
