package org.kaon.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.kaon.layer.Dense.dense;
import static org.kaon.layer.InputLayer.input;
import static org.kaon.model.Sequential.sequential;

import org.junit.jupiter.api.Test;
import org.kaon.config.ConfigException;

import java.util.List;

class TransferTest {

    private final Model from = sequential(input(3), dense(4), dense(2)).initialise(1);
    private final Model wider = sequential(input(3), dense(4), dense(5)).initialise(2);

    private static float[] of(Model model, String path) {
        return model.weights().at(path).floats();
    }

    @Test
    void weightsGoOverByTheirPaths() {
        Model same = sequential(input(3), dense(4), dense(2)).initialise(2);
        Model to = same.withWeightsOf(from);
        from.weights()
                .tensors()
                .keySet()
                .forEach(path -> assertThat(of(to, path)).isEqualTo(of(from, path)));
    }

    @Test
    void patternsLeaveWeightsOut() {
        Model to = wider.withWeightsOf(from, "dense/*");
        assertThat(of(to, "dense/kernel")).isEqualTo(of(from, "dense/kernel"));
        assertThat(of(to, "dense_1/kernel")).isEqualTo(of(wider, "dense_1/kernel"));
    }

    @Test
    void weightsThatDoNotFitAreNamed() {
        assertThatThrownBy(() -> wider.withWeightsOf(from))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("\"dense_1/kernel\": expected [4, 5], found [4, 2]");
        assertThatThrownBy(() -> wider.withWeightsOf(from, "conv*/**"))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("No weight to take over");
    }

    @Test
    void aModelInAModelIsTakenOutAndPutIn() {
        Sequential base = Sequential.of("base", List.of(input(3), dense(4)));
        Model whole = sequential(input(3), base, dense(1)).initialise(3);
        Model trained = base.initialise(9);
        Model put = whole.withPart("base", trained);
        assertThat(of(put, "base/dense/kernel")).isEqualTo(of(trained, "dense/kernel"));
        assertThat(of(put, "dense/kernel")).isEqualTo(of(whole, "dense/kernel"));
        assertThat(put.part("base").weights().tensors().keySet())
                .containsExactly("dense/kernel", "dense/bias");
        assertThat(of(put.part("base"), "dense/kernel")).isEqualTo(of(trained, "dense/kernel"));
        assertThatThrownBy(() -> whole.part("dense"))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("no layer \"dense\" is a model; these are: [base]");
    }
}
