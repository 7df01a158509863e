package org.kaon.layer;

import static org.kaon.graph.Constant.constant;
import static org.kaon.initializer.Ones.ones;
import static org.kaon.initializer.Zeros.zeros;
import static org.kaon.op.Add.add;
import static org.kaon.op.BroadcastLike.broadcastLike;
import static org.kaon.op.Cast.cast;
import static org.kaon.op.Divide.divide;
import static org.kaon.op.Multiply.multiply;
import static org.kaon.op.Reshape.reshape;
import static org.kaon.op.Square.square;
import static org.kaon.op.Stack.expandDims;
import static org.kaon.op.Subtract.subtract;
import static org.kaon.op.Sum.sum;

import org.kaon.config.Config;
import org.kaon.graph.Value;
import org.kaon.graph.Variable;
import org.kaon.initializer.Initializer;
import org.kaon.initializer.Initializers;
import org.kaon.op.BatchNormalisation;
import org.kaon.tensor.DataType;
import org.kaon.tensor.Shape;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// `y = γ·(x − μ) / √(σ² + ε) + β` for each channel: with the moments of the batch in training,
/// which also move the running ones, and with the running moments otherwise. Keras:
/// `BatchNormalization`.
///
/// Frozen, it uses the running moments in training too. Steps that a mask leaves out have no part
/// in the moments.
///
/// *Shape*: any → same. *Type*: float32 inside. *Source*: Ioffe, Szegedy 2015, algorithm 1.
public record BatchNormalization(
        int axis,
        double momentum,
        double epsilon,
        GainAndShift affine,
        Initializer movingMean,
        Initializer movingVariance)
        implements Layer {

    private static final float LEAST_COUNT = 1e-7f;

    public BatchNormalization {
        Settings.requireNotNegative("BatchNormalization", "epsilon", epsilon);
    }

    public static BatchNormalization batchNormalization() {
        return new BatchNormalization(-1, 0.99, 1e-3, GainAndShift.standard(), zeros(), ones());
    }

    public BatchNormalization axis(int other) {
        return new BatchNormalization(other, momentum, epsilon, affine, movingMean, movingVariance);
    }

    public BatchNormalization momentum(double other) {
        return new BatchNormalization(axis, other, epsilon, affine, movingMean, movingVariance);
    }

    @Override
    public Value apply(Scope scope, List<Value> inputs) {
        return normalise(scope, inputs.getFirst(), Optional.empty());
    }

    @Override
    public Outcome call(Scope scope, Call call) {
        call.requireKeywords(scope, className());
        return Outcome.of(normalise(scope, call.input(), call.mask()), call.mask());
    }

    @Override
    public boolean supportsMasking() {
        return true;
    }

    private Value normalise(Scope scope, Value input, Optional<Value> mask) {
        Site site = new Site(this, scope);
        int channel = site.axis(input, axis);
        Shape shape = Shape.of(site.known(input, channel));
        Value x = cast(input, DataType.FLOAT32);
        Value gain = affine.gain(scope, shape);
        Value shift = affine.shift(scope, shape);
        Variable mean = scope.state("moving_mean", shape, movingMean);
        Variable variance = scope.state("moving_variance", shape, movingVariance);
        boolean learns = scope.phase() == Phase.TRAINING && scope.trainable();
        Value y;
        if (!learns) {
            y =
                    BatchNormalisation.inference(
                            x, gain, shift, mean.read(), variance.read(), (float) epsilon, channel);
        } else if (mask.isPresent()) {
            Masked moments = masked(site, x, mask.orElseThrow(), channel, shape);
            move(scope, mean, moments.mean);
            move(scope, variance, moments.variance);
            y =
                    BatchNormalisation.inference(
                            x,
                            gain,
                            shift,
                            moments.mean,
                            moments.variance,
                            (float) epsilon,
                            channel);
        } else {
            BatchNormalisation.Trained trained =
                    BatchNormalisation.training(x, gain, shift, (float) epsilon, channel);
            move(scope, mean, trained.mean());
            move(scope, variance, trained.variance());
            y = trained.y();
        }
        return cast(y, input.dataType());
    }

    private record Masked(Value mean, Value variance) {}

    private static Masked masked(Site site, Value x, Value mask, int channel, Shape shape) {
        if (mask.shape().rank() != x.shape().rank() - 1) {
            throw site.failure("a mask of one axis less than " + x.shape(), mask);
        }
        Value kept = cast(expandDims(mask, -1), DataType.FLOAT32);
        int[] others = IntStream.range(0, x.shape().rank()).filter(i -> i != channel).toArray();
        Value stretched = broadcastLike(kept, x);
        Value count = add(sum(stretched, true, others), constant(LEAST_COUNT));
        Value mean = divide(sum(multiply(x, stretched), true, others), count);
        Value off = multiply(subtract(x, mean), stretched);
        Value variance = divide(sum(square(off), true, others), count);
        return new Masked(reshape(mean, shape), reshape(variance, shape));
    }

    private void move(Scope scope, Variable running, Value now) {
        scope.update(
                running,
                add(
                        multiply(running.read(), constant((float) momentum)),
                        multiply(now, constant((float) (1 - momentum)))));
    }

    static BatchNormalization read(Config in) {
        in.neutral("synchronized", false);
        in.neutral("renorm", false);
        Settings.refuse(in, "renorm_clipping");
        in.number("renorm_momentum", 0.99);
        List<Integer> axes = Settings.axes(in);
        if (axes.size() != 1) {
            throw in.wrong("axis", "one axis", axes);
        }
        return new BatchNormalization(
                axes.getFirst(),
                in.number("momentum", 0.99),
                in.number("epsilon", 1e-3),
                GainAndShift.read(in),
                Initializers.read(in, "moving_mean_initializer", zeros()),
                Initializers.read(in, "moving_variance_initializer", ones()));
    }

    @Override
    public void write(Config.Writer out) {
        out.put("axis", axis).put("momentum", momentum).put("epsilon", epsilon);
        affine.write(out);
        out.put("moving_mean_initializer", Initializers.write(movingMean))
                .put("moving_variance_initializer", Initializers.write(movingVariance))
                .put("synchronized", false)
                .put("renorm", false)
                .put("renorm_clipping", null)
                .put("renorm_momentum", 0.99);
    }
}
