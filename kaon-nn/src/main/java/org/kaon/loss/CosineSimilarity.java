package org.kaon.loss;

import static org.kaon.graph.Constant.constant;
import static org.kaon.op.Divide.divide;
import static org.kaon.op.Maximum.maximum;
import static org.kaon.op.Multiply.multiply;
import static org.kaon.op.Negate.negate;
import static org.kaon.op.Sqrt.sqrt;
import static org.kaon.op.Square.square;
import static org.kaon.op.Sum.sum;

import org.kaon.config.Config;
import org.kaon.graph.Value;

/// `−Σ t·p / (‖t‖·‖p‖)` along an axis. Keras: `CosineSimilarity`.
public record CosineSimilarity(int axis) implements Loss {

    /// Norms below this count as this.
    private static final float SMALLEST = 1e-7f;

    public static CosineSimilarity cosineSimilarity() {
        return new CosineSimilarity(-1);
    }

    @Override
    public Value of(Value target, Value prediction) {
        return negate(cosine(target, prediction, axis, className()));
    }

    /// The cosine itself, as the metric of this name reports it.
    public static Value cosine(Value target, Value prediction, int axis, String who) {
        Value truth = Target.like(target, prediction, who);
        return sum(multiply(unit(truth, axis), unit(prediction, axis)), false, axis);
    }

    private static Value unit(Value x, int axis) {
        Value squares = sum(square(x), true, axis);
        return divide(x, sqrt(maximum(squares, constant(SMALLEST * SMALLEST))));
    }

    static CosineSimilarity read(Config in) {
        return new CosineSimilarity(in.integer("axis", -1));
    }

    @Override
    public void write(Config.Writer out) {
        out.put("axis", axis);
    }
}
