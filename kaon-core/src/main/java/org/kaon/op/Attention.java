package org.kaon.op;

import static org.kaon.graph.Constant.constant;
import static org.kaon.op.Add.add;
import static org.kaon.op.And.and;
import static org.kaon.op.MatMul.matmul;
import static org.kaon.op.Multiply.multiply;

import org.kaon.graph.Value;

import java.util.ArrayList;
import java.util.List;

/// Scaled dot-product attention: `y = softmax(scale·q·kᵀ + biases)·v`, the softmax over those keys
/// that all masks let through.
///
/// *Shape*: q `[…, t, d]`, k `[…, s, d]`, v `[…, s, e]` → `[…, t, e]`, the leading axes (batch,
/// heads) broadcast; masks and biases broadcast to `[…, t, s]`. *Type*: masks bool, all else
/// floating. A query whose keys are all masked gives zeros, and its gradients are zero.
///
/// Dropout of the weights belongs between {@link #weights} and their product with v.
///
/// *Source*: Vaswani et al. 2017, equation 1; biases by pairs: Qu, Li, Qian 2022 (Particle
/// Transformer), equation 3.
public record Attention(float scale, boolean causal, List<Value> masks, List<Value> biases) {

    public Attention {
        masks = List.copyOf(masks);
        biases = List.copyOf(biases);
    }

    /// With a scale of `1/√depth`, no mask and no bias.
    public static Attention ofDepth(long depth) {
        return scaled((float) (1 / Math.sqrt(depth)));
    }

    public static Attention scaled(float scale) {
        return new Attention(scale, false, List.of(), List.of());
    }

    /// Query i sees the keys 0 to i only; both extents must be known.
    public Attention lookingBack() {
        return new Attention(scale, true, masks, biases);
    }

    /// Keys are seen where this mask holds, and all others do.
    public Attention masked(Value mask) {
        List<Value> all = new ArrayList<>(masks);
        all.add(mask);
        return new Attention(scale, causal, all, biases);
    }

    /// Adds a bias to the scores.
    public Attention biased(Value bias) {
        List<Value> all = new ArrayList<>(biases);
        all.add(bias);
        return new Attention(scale, causal, masks, all);
    }

    public Value apply(Value q, Value k, Value v) {
        return matmul(weights(q, k), v);
    }

    /// How much each query takes of each key: `[…, t, s]`, rows that sum to 1, or to 0 where
    /// nothing is seen.
    public Value weights(Value q, Value k) {
        Value products = matmul(multiply(q, constant(scale)), false, k, true);
        Value scores = biases.stream().reduce(products, (a, b) -> add(a, b));
        List<Value> all = new ArrayList<>(masks);
        if (causal) {
            all.add(Triangle.lower(scores.shape().extent(-2), scores.shape().extent(-1)));
        }
        return all.stream()
                .reduce((a, b) -> and(a, b))
                .map(mask -> MaskedSoftmax.softmax(scores, mask, -1))
                .orElseGet(() -> Softmax.softmax(scores, -1));
    }
}
