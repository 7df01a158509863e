package org.kaon.layer;

import static org.kaon.op.Add.add;
import static org.kaon.op.MatMul.matmul;
import static org.kaon.op.Reshape.reshape;

import org.kaon.graph.Value;
import org.kaon.tensor.Shape;

import java.util.Arrays;

/// The linear maps of multi-head attention: the last `bound` axes of x onto new axes.
record Projection(Site site, Affine affine, Activity activity) {

    /// *Shape*: `[…, bound…]` → `[…, to…]`; the kernel is `[bound…, to…]`, the bias `[to…]`.
    Value of(String name, Value x, int bound, long... to) {
        Scope scope = site.scope().within(name);
        Shape given = x.shape();
        Shape kernel = Shape.scalar();
        for (int i = given.rank() - bound; i < given.rank(); i++) {
            kernel = kernel.append(site.known(x, i));
        }
        long inner = kernel.size();
        long outer = Arrays.stream(to).reduce(1, (a, b) -> a * b);
        Value weight = affine.kernel(scope, kernel.append(to));
        Value y =
                matmul(
                        reshape(x, Shape.of(Shape.ANY, inner)),
                        reshape(weight, Shape.of(inner, outer)));
        Shape free = Shape.scalar();
        for (int i = 0; i < given.rank() - bound; i++) {
            free = free.append(given.extent(i));
        }
        Value result = reshape(y, free.append(to));
        Value biased =
                affine.useBias()
                        ? add(result, scope.weight("bias", Shape.of(to), affine.bias()))
                        : result;
        return activity.of(scope, biased);
    }
}
