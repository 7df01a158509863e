package org.kaon.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kaon.activation.Activation.SOFTMAX;
import static org.kaon.layer.Dense.dense;
import static org.kaon.layer.Flatten.flatten;
import static org.kaon.layer.GaussianNoise.gaussianNoise;
import static org.kaon.layer.InputLayer.input;
import static org.kaon.model.Sequential.sequential;

import org.junit.jupiter.api.Test;
import org.kaon.callback.Callback;
import org.kaon.engine.cpu.CpuEngine;
import org.kaon.tensor.Shape;
import org.kaon.tensor.Tensor;

import java.util.ArrayList;
import java.util.List;

class NoiseCheckTest {

    /// A root mean square of 0.02.
    private static final Tensor FAINT = Tensor.of(Shape.of(2, 2), 0f, 0.04f, 0f, 0f);

    @Test
    void warnsOfNoiseThatDrownsTheData() {
        assertThat(NoiseCheck.warning(sequential(input(2), gaussianNoise(0.1), dense(1)), FAINT))
                .hasValueSatisfying(warning ->
                        assertThat(warning)
                                .contains("\"gaussian_noise\"")
                                .contains("stddev 0.100 is 5 times the scale")
                                .contains("Scale the inputs up"));
    }

    @Test
    void isSilentForFittingNoiseAndForNoiseAfterWeights() {
        assertThat(NoiseCheck.warning(sequential(input(2), gaussianNoise(0.05), dense(1)), FAINT))
                .isEmpty();
        assertThat(NoiseCheck.warning(sequential(input(2), dense(1), gaussianNoise(0.9)), FAINT))
                .isEmpty();
    }

    @Test
    void theWarningReachesCallbacksOnce() {
        List<String> warnings = new ArrayList<>();
        Callback listening =
                new Callback() {
                    @Override
                    public void onWarning(String message) {
                        warnings.add(message);
                    }
                };
        Sequential loud =
                sequential(
                        input(Toy.SIDE, Toy.SIDE, 1),
                        gaussianNoise(10),
                        flatten(),
                        dense(2, SOFTMAX));
        try (CpuEngine engine = CpuEngine.open(1);
                Trainer trainer = loud.initialise(1).compile(engine, Toy.compilation())) {
            trainer.fit(Toy.stripes(40, 1), FitOptions.epochs(2), listening);
        }
        assertThat(warnings).hasSize(1);
    }
}
