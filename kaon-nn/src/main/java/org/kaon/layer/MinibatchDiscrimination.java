package org.kaon.layer;

import static org.kaon.op.Abs.abs;
import static org.kaon.op.Add.add;
import static org.kaon.op.Exp.exp;
import static org.kaon.op.MatMul.matmul;
import static org.kaon.op.Negate.negate;
import static org.kaon.op.Reshape.reshape;
import static org.kaon.op.Stack.expandDims;
import static org.kaon.op.Subtract.subtract;
import static org.kaon.op.Sum.sum;

import org.kaon.activation.Activation;
import org.kaon.config.Config;
import org.kaon.graph.Value;
import org.kaon.tensor.Shape;

import java.util.List;

/// How like the other rows of its batch each row is: `oₖ(i) = Σⱼ exp(−Σ_d |M(i)ₖ_d − M(j)ₖ_d|)`
/// with `M = activation(x·kernel + bias)`, row i itself among the j.
///
/// The originals put the result beside x: a {@link Concatenate}.
///
/// *Shape*: `[batch, features]` → `[batch, kernels]`; the kernel is `[features, kernels,
/// dimensions]`. *Source*: Salimans et al. 2016, section 3.2; CaloGAN's `Dense3D` with its
/// `minibatch_discriminator`.
public record MinibatchDiscrimination(
        int kernels, int dimensions, Activation activation, Affine affine) implements OwnLayer {

    public MinibatchDiscrimination {
        Settings.requirePositive("MinibatchDiscrimination", "kernels", kernels);
        Settings.requirePositive("MinibatchDiscrimination", "dimensions", dimensions);
    }

    public static MinibatchDiscrimination minibatchDiscrimination(int kernels, int dimensions) {
        return new MinibatchDiscrimination(
                kernels, dimensions, Activation.LINEAR, Affine.standard());
    }

    public MinibatchDiscrimination activation(Activation other) {
        return new MinibatchDiscrimination(kernels, dimensions, other, affine);
    }

    @Override
    public Value apply(Scope scope, List<Value> inputs) {
        Site site = new Site(this, scope);
        Value x = site.require(inputs.getFirst(), 2);
        long features = site.known(x, 1);
        Value kernel = affine.kernel(scope, Shape.of(features, kernels, dimensions));
        long columns = (long) kernels * dimensions;
        Value product = matmul(x, reshape(kernel, Shape.of(features, columns)));
        Value rows = reshape(product, Shape.of(x.shape().extent(0), kernels, dimensions));
        if (affine.useBias()) {
            rows = add(rows, scope.weight("bias", Shape.of(kernels, dimensions), affine.bias()));
        }
        Value points = activation.apply(rows);
        Value apart = abs(subtract(expandDims(points, 1), expandDims(points, 0)));
        return sum(exp(negate(sum(apart, false, 3))), false, 1);
    }

    static MinibatchDiscrimination read(Config in) {
        return new MinibatchDiscrimination(
                in.integer("kernels"),
                in.integer("dimensions"),
                Activation.read(in),
                Affine.read(in));
    }

    @Override
    public void write(Config.Writer out) {
        out.put("kernels", kernels)
                .put("dimensions", dimensions)
                .put("activation", activation.kerasName());
        affine.write(out);
    }
}
