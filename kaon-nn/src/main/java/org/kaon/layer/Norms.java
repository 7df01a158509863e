package org.kaon.layer;

import static org.kaon.graph.Constant.constant;
import static org.kaon.initializer.Ones.ones;
import static org.kaon.initializer.Zeros.zeros;
import static org.kaon.op.Add.add;
import static org.kaon.op.Cast.cast;
import static org.kaon.op.Multiply.multiply;

import org.kaon.graph.Value;
import org.kaon.graph.Variable;
import org.kaon.op.BatchNormalisation;
import org.kaon.op.LayerNormalisation;
import org.kaon.tensor.DataType;
import org.kaon.tensor.Shape;

/// The normalisations inside of the particle layers, over the last axis, as PyTorch has them: ε is
/// 10⁻⁵, and a tenth of each batch's moments enters the moving ones.
///
/// Moving variances are divided by n, as Keras's, and not by n − 1.
final class Norms {

    private static final float EPSILON = 1e-5f;
    private static final float KEPT = 0.9f;

    private Norms() {}

    static Value layer(Scope scope, Value x) {
        Shape features = Shape.of(x.shape().extent(-1));
        return LayerNormalisation.layerNormalisation(
                x,
                scope.weight("gamma", features, ones()),
                scope.weight("beta", features, zeros()),
                EPSILON);
    }

    static Value batch(Scope scope, Value x) {
        Shape features = Shape.of(x.shape().extent(-1));
        Value gamma = scope.weight("gamma", features, ones());
        Value beta = scope.weight("beta", features, zeros());
        Variable mean = scope.state("moving_mean", features, zeros());
        Variable variance = scope.state("moving_variance", features, ones());
        if (scope.phase() == Phase.INFERENCE || !scope.trainable()) {
            return BatchNormalisation.inference(
                    x,
                    gamma,
                    beta,
                    cast(mean.read(), x.dataType()),
                    cast(variance.read(), x.dataType()),
                    EPSILON,
                    -1);
        }
        BatchNormalisation.Trained trained =
                BatchNormalisation.training(x, gamma, beta, EPSILON, -1);
        scope.update(mean, moved(mean, trained.mean()));
        scope.update(variance, moved(variance, trained.variance()));
        return trained.y();
    }

    private static Value moved(Variable moving, Value now) {
        return add(
                multiply(moving.read(), constant(KEPT)),
                multiply(cast(now, DataType.FLOAT32), constant(1 - KEPT)));
    }
}
