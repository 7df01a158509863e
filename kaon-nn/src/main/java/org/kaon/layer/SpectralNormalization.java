package org.kaon.layer;

import static org.kaon.graph.Constant.constant;
import static org.kaon.op.All.all;
import static org.kaon.op.Divide.divide;
import static org.kaon.op.Equal.equal;
import static org.kaon.op.MatMul.matmul;
import static org.kaon.op.Reshape.reshape;
import static org.kaon.op.Select.select;
import static org.kaon.op.UnitNormalisation.unitNormalisation;

import org.kaon.config.Config;
import org.kaon.config.ConfigException;
import org.kaon.graph.Value;
import org.kaon.graph.Variable;
import org.kaon.initializer.TruncatedNormal;
import org.kaon.tensor.Shape;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A layer whose kernel W, as a matrix with the units last, is divided by its largest singular
/// value at the start of every training step: `v ← u·Wᵀ / ‖u·Wᵀ‖; u ← v·W / ‖v·W‖; W ← W /
/// (v·W·uᵀ)`. Keras: `SpectralNormalization`.
///
/// The weights themselves change, so that inference uses them as they are; the gradient is that of
/// the divided kernel, as in Keras on TensorFlow. A layer that one step calls several times is
/// divided once. What is not trained stays.
///
/// *Shape*: the layer's.
///
/// *Source*: Miyato et al., ICLR 2018, algorithm 1.
public record SpectralNormalization(Inner layer, int powerIterations) implements Layer {

    private static final List<String> KERNELS = List.of("kernel", "embeddings");

    public SpectralNormalization {
        Settings.requirePositive("SpectralNormalization", "power_iterations", powerIterations);
    }

    public static SpectralNormalization spectralNormalization(Layer layer) {
        return new SpectralNormalization(Inner.of(layer), 1);
    }

    @Override
    public Value apply(Scope scope, List<Value> inputs) {
        Map<String, Value> handed = new LinkedHashMap<>();
        Scope inner = new ListeningScope(layer.within(scope), handed);
        Value y = layer.layer().apply(inner, inputs);
        Value kernel =
                KERNELS.stream()
                        .flatMap(name -> Optional.ofNullable(handed.get(name)).stream())
                        .findFirst()
                        .orElseThrow(() ->
                                new ConfigException(
                                        "SpectralNormalization \""
                                                + scope.path()
                                                + "\": expected a layer with a kernel or"
                                                + " embeddings, found "
                                                + layer.layer().className()
                                                + ". Wrap another layer."));
        long units = kernel.shape().extent(-1);
        Variable u =
                scope.state(
                        "vector_u", Shape.of(1, units), TruncatedNormal.truncatedNormal(0, 0.02));
        if (scope.phase() == Phase.TRAINING && inner.trainable()) {
            inner.begin(kernel, start -> divided(scope, start, u));
        }
        return y;
    }

    private Value divided(Scope scope, Value kernel, Variable state) {
        Shape shape = kernel.shape();
        long units = shape.extent(-1);
        Value w = reshape(kernel, Shape.of(shape.size() / units, units));
        Value before = state.read();
        Value u = before;
        Value v = u;
        for (int i = 0; i < powerIterations; i++) {
            v = unitNormalisation(matmul(u, false, w, true));
            u = unitNormalisation(matmul(v, w));
        }
        Value sigma = reshape(matmul(matmul(v, w), false, u, true), Shape.scalar());
        // A kernel of zeros has no direction: it stays.
        Value nothing = all(equal(kernel, constant(0f)));
        scope.update(state, select(nothing, before, u));
        return select(nothing, kernel, divide(kernel, sigma));
    }

    static SpectralNormalization read(Config in) {
        return new SpectralNormalization(
                Inner.read(in.required("layer")), in.integer("power_iterations", 1));
    }

    @Override
    public void write(Config.Writer out) {
        out.put("layer", layer.write()).put("power_iterations", powerIterations);
    }
}
