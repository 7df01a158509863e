package org.kaon.layer;

import static org.kaon.graph.Constant.constant;
import static org.kaon.op.Einsum.einsum;
import static org.kaon.op.Multiply.multiply;
import static org.kaon.op.Reshape.reshape;
import static org.kaon.op.Select.select;
import static org.kaon.op.Softmax.softmax;

import org.kaon.graph.Value;
import org.kaon.initializer.Seed;
import org.kaon.tensor.Shape;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// The products of multi-head attention over some axes of `[batch, …, heads, depth]`.
///
/// A query that sees no key gives zeros where Keras computes its scores openly (`open`: they are
/// asked for or dropped, or there are more than two axes), and the mean of all values where Keras
/// leaves them to a backend's fused attention.
record Heads(List<Integer> axes, boolean open, double rate, Seed seed) {

    private static final float FAR_BELOW = -1e30f;

    /// *Shape*: the result as the query with the value's depth, scores `[batch, …, heads, t…, s…]`.
    record Result(Value output, Value scores) {}

    Result apply(Scope scope, Value query, Value key, Value value, Optional<Value> mask) {
        int rank = query.shape().rank();
        String target = letters(rank, 0);
        StringBuilder source = new StringBuilder(target);
        axes.forEach(axis -> source.setCharAt(axis, (char) ('a' + rank + axis)));
        String stack =
                IntStream.range(0, rank - 1)
                        .filter(axis -> !axes.contains(axis))
                        .mapToObj(axis -> target.substring(axis, axis + 1))
                        .collect(Collectors.joining());
        String product = stack + at(target, axes) + at(source.toString(), axes);
        float scale = (float) (1 / Math.sqrt(query.shape().extent(-1)));
        Value products =
                einsum(
                        target + "," + source + "->" + product,
                        multiply(query, constant(scale)),
                        key);
        Value scores = probabilities(products, mask);
        Value kept = new Dropout(rate, seed).apply(scope, List.of(scores));
        return new Result(einsum(product + "," + source + "->" + target, kept, value), scores);
    }

    private static String letters(int count, int from) {
        return IntStream.range(from, from + count)
                .mapToObj(i -> Character.toString('a' + i))
                .collect(Collectors.joining());
    }

    private static String at(String letters, List<Integer> places) {
        return places.stream()
                .map(place -> letters.substring(place, place + 1))
                .collect(Collectors.joining());
    }

    private Value probabilities(Value products, Optional<Value> mask) {
        int rank = products.shape().rank();
        Optional<Value> seen = mask.map(m -> AttentionMask.under(m, 2 * axes.size(), rank));
        Value scores = seen.map(m -> select(m, products, constant(FAR_BELOW))).orElse(products);
        Shape flat = products.shape();
        for (int i = 1; i < axes.size(); i++) {
            flat = flat.with(-2, flat.extent(-2) * flat.extent(-1)).without(-1);
        }
        Value weights = reshape(softmax(reshape(scores, flat), -1), products.shape());
        boolean silent = open && seen.isPresent();
        return silent ? select(seen.get(), weights, constant(0f)) : weights;
    }
}
