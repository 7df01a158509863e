package org.kaon.op;

import static org.kaon.graph.Constant.constant;
import static org.kaon.graph.Gradient.through;
import static org.kaon.op.Greater.greater;
import static org.kaon.op.GreaterEqual.greaterEqual;
import static org.kaon.op.LessEqual.lessEqual;
import static org.kaon.op.Multiply.multiply;
import static org.kaon.op.Select.select;
import static org.kaon.op.Subtract.subtract;

import org.kaon.graph.Gradient;
import org.kaon.graph.Node;
import org.kaon.graph.Value;
import org.kaon.tensor.TensorType;

import java.util.List;

/// `y = max(x, 0)`; the gradient at 0 is 0.
///
/// *Shape*: any → same. *Type*: float32.
public record Relu() implements Elementwise {

    public static Value relu(Value x) {
        return Node.apply(new Relu(), x);
    }

    /// Keras's `relu` with all its arguments: `slope·(x − threshold)` where x ≤ threshold, else x,
    /// but at most `largest` (`Float.POSITIVE_INFINITY`: no bound).
    ///
    /// *Shape*: any → same. *Type*: floating point. The gradient at the threshold is the slope, and
    /// from `largest` on 0.
    public static Value relu(Value x, float slope, float largest, float threshold) {
        Value bound = constant(threshold);
        Value below = slope == 0 ? constant(0f) : multiply(subtract(x, bound), constant(slope));
        Value open = threshold == 0 && slope == 0 ? relu(x) : select(lessEqual(x, bound), below, x);
        Value top = constant(largest);
        return largest == Float.POSITIVE_INFINITY
                ? open
                : select(greaterEqual(open, top), top, open);
    }

    @Override
    public List<TensorType> infer(List<TensorType> inputs) {
        return List.of(Expect.floating(this, inputs));
    }

    // The output alone is needed: y > 0 where x > 0.
    @Override
    public List<Gradient> gradient(Node call, List<Value> upstream) {
        Value positive = greater(call.output(0), constant(0f));
        return List.of(through(select(positive, upstream.getFirst(), constant(0f))));
    }
}
