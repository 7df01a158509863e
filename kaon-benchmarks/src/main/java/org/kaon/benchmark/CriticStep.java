package org.kaon.benchmark;

import static org.kaon.graph.Constant.constant;
import static org.kaon.graph.Placeholder.placeholder;
import static org.kaon.op.Add.add;
import static org.kaon.op.Greater.greater;
import static org.kaon.op.Mean.mean;
import static org.kaon.op.Multiply.multiply;
import static org.kaon.op.RandomUniform.randomUniform;
import static org.kaon.op.Reshape.reshape;
import static org.kaon.op.Select.select;
import static org.kaon.op.Sqrt.sqrt;
import static org.kaon.op.Square.square;
import static org.kaon.op.Subtract.subtract;
import static org.kaon.op.Sum.sum;

import org.kaon.engine.cpu.CpuEngine;
import org.kaon.gradient.Gradients;
import org.kaon.graph.Graph;
import org.kaon.graph.Value;
import org.kaon.op.Blank;
import org.kaon.op.Padding;
import org.kaon.op.Window;
import org.kaon.optimizer.Adam;
import org.kaon.optimizer.Pace;
import org.kaon.tensor.Shape;

import java.util.List;
import java.util.Map;

/// One critic step of a WGAN with gradient penalty on air-shower footprints of 9 × 9: `mean D(fake)
/// − mean D(real) + 10·mean (‖∇D(x̂)‖ − 1)²`, x̂ uniform between real and fake.
///
/// *Source*: Gulrajani et al. 2017, algorithm 1; the critic is that of Erdmann et al., air showers.
final class CriticStep {

    private static final Window SAME = Window.window(2, Padding.SAME);

    private CriticStep() {}

    static Workload prepare(int batch, CpuEngine engine) {
        Weights weights = new Weights();
        Shape shape = Shape.of(batch, 9, 9, 1);
        return new GraphWorkload(
                graph(weights, batch),
                Map.of("real", weights.normal(1, shape), "fake", weights.normal(1, shape)),
                engine);
    }

    static Graph graph(Weights weights, int batch) {
        Shape shape = Shape.of(batch, 9, 9, 1);
        Value real = placeholder("real", shape);
        Value fake = placeholder("fake", shape);
        Value u = randomUniform(Blank.blank(Shape.of(batch, 1, 1, 1)), weights.iterations(), 3);
        Value between = add(multiply(u, real), multiply(subtract(constant(1f), u), fake));
        Value score = critic(weights, between);
        Value slope = Gradients.gradients(sum(score), List.of(between)).getFirst();
        Value norm = sqrt(sum(square(reshape(slope, Shape.of(batch, 81))), false, -1));
        Value penalty = mean(square(subtract(norm, constant(1f))));
        Value wasserstein = subtract(mean(critic(weights, fake)), mean(critic(weights, real)));
        Value loss = add(wasserstein, multiply(constant(10f), penalty));
        Adam adam = new Adam(Pace.of(1e-4), 0.5, 0.9, 1e-7, false);
        return new Graph(Map.of("loss", loss), weights.updates(loss, adam, 1e-4f, Map.of()));
    }

    private static Value critic(Weights weights, Value image) {
        Value x = leaky(weights.convolution3("conv2d", image, 64, SAME));
        x = leaky(weights.convolution3("conv2d_1", x, 128, SAME));
        x = leaky(weights.convolution3("conv2d_2", x, 128, SAME.withStrides(List.of(2, 2))));
        x = leaky(weights.convolution3("conv2d_3", x, 256, SAME));
        x = leaky(weights.convolution3("conv2d_4", x, 256, SAME.withStrides(List.of(2, 2))));
        Value flat = reshape(x, Shape.of(image.shape().extent(0), 3 * 3 * 256));
        return weights.dense("dense_1", leaky(weights.dense("dense", flat, 128)), 1);
    }

    private static Value leaky(Value x) {
        return select(greater(x, constant(0f)), x, multiply(x, constant(0.3f)));
    }
}
