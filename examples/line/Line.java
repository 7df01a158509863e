import static org.kaon.activation.Activation.LINEAR;
import static org.kaon.layer.Dense.dense;
import static org.kaon.layer.InputLayer.input;
import static org.kaon.loss.MeanSquaredError.meanSquaredError;
import static org.kaon.model.Compilation.compilation;
import static org.kaon.model.FitOptions.epochs;
import static org.kaon.model.Sequential.sequential;
import static org.kaon.optimizer.Adam.adam;

import org.kaon.data.TensorDataset;
import org.kaon.engine.cpu.CpuEngine;
import org.kaon.model.Model;
import org.kaon.model.Trainer;
import org.kaon.model.Weights;
import org.kaon.tensor.Shape;
import org.kaon.tensor.Tensor;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/// The smallest regression: a straight line through 1,000 noisy points of `y = 2x − 1`.
public final class Line {

    private Line() {}

    public static void main(String[] arguments) {
        Weights weights = fit(20);
        System.out.printf(
                "y = %.3f x %+.3f%n",
                weights.at("dense/kernel").at(0), weights.at("dense/bias").at(0));
    }

    /// Slope (`dense/kernel`) and intercept (`dense/bias`) after so many epochs.
    public static Weights fit(int epochs) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(1);
        int rows = 1000;
        float[] x = new float[rows], y = new float[rows];
        for (int i = 0; i < rows; i++) {
            x[i] = (float) random.nextDouble(-1, 1);
            y[i] = (float) (2 * x[i] - 1 + random.nextGaussian(0, 0.1));
        }
        TensorDataset points =
                TensorDataset.of(Tensor.of(Shape.of(rows, 1), x), Tensor.of(Shape.of(rows, 1), y));
        Model model = sequential(input(1), dense(1, LINEAR)).initialise(7);
        try (CpuEngine engine = CpuEngine.open();
                Trainer trainer =
                        model.compile(engine, compilation(meanSquaredError(), adam(0.03)))) {
            trainer.fit(points, epochs(epochs));
            return trainer.model().weights();
        }
    }
}
