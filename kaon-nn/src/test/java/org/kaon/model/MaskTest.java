package org.kaon.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.kaon.graph.Constant.constant;
import static org.kaon.layer.Dense.dense;
import static org.kaon.layer.Flatten.flatten;
import static org.kaon.layer.InputLayer.input;
import static org.kaon.loss.MeanSquaredError.meanSquaredError;
import static org.kaon.model.Compilation.compilation;
import static org.kaon.model.Sequential.sequential;
import static org.kaon.op.Any.any;
import static org.kaon.op.NotEqual.notEqual;
import static org.kaon.optimizer.Sgd.sgd;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.kaon.config.Config;
import org.kaon.config.ConfigException;
import org.kaon.data.TensorDataset;
import org.kaon.engine.cpu.CpuEngine;
import org.kaon.graph.Value;
import org.kaon.layer.Call;
import org.kaon.layer.Layer;
import org.kaon.layer.Outcome;
import org.kaon.layer.Scope;
import org.kaon.tensor.Shape;
import org.kaon.tensor.Tensor;

import java.util.List;
import java.util.Map;
import java.util.Optional;

class MaskTest {

    /// Steps of zeros do not count.
    private record NotZero() implements Layer {

        @Override
        public Value apply(Scope scope, List<Value> inputs) {
            return inputs.getFirst();
        }

        @Override
        public Outcome call(Scope scope, Call call) {
            Value counts = any(notEqual(call.input(), constant(0f)), false, -1);
            return Outcome.of(call.input(), Optional.of(counts));
        }

        @Override
        public void write(Config.Writer out) {}
    }

    private static CpuEngine engine;

    @BeforeAll
    static void open() {
        engine = CpuEngine.open(1);
    }

    @AfterAll
    static void close() {
        engine.close();
    }

    private static final Tensor STEPS = Tensor.of(Shape.of(2, 3, 1), 1f, 0f, 2f, 0f, 0f, 3f);

    private static double loss(Sequential net, Tensor target, Optional<Tensor> weights) {
        Model model =
                new Model(
                        net,
                        new Weights(
                                Map.of(
                                        "dense/kernel",
                                        Tensor.of(Shape.of(1, 1), 1f),
                                        "dense/bias",
                                        Tensor.of(Shape.of(1), 0.5f))),
                        1);
        TensorDataset data = TensorDataset.of(Map.of("x", STEPS), Map.of("y", target), weights);
        try (Trainer trainer = model.compile(engine, compilation(meanSquaredError(), sgd()))) {
            return trainer.evaluate(data, 2).getOrDefault("loss", Double.NaN);
        }
    }

    @Test
    void theLossIsTheMeanOverTheStepsThatCount() {
        Sequential net = sequential(input(3, 1), new NotZero(), dense(1));
        Tensor target = Tensor.of(Shape.of(2, 3, 1), 0f, 9f, 0f, 9f, 9f, 0f);
        assertThat(loss(net, target, Optional.empty()))
                .isCloseTo((1.5 * 1.5 + 2.5 * 2.5 + 3.5 * 3.5) / 3, within(1e-6));
        assertThat(loss(net, target, Optional.of(Tensor.of(Shape.of(2), 2f, -1f))))
                .isCloseTo((2 * 1.5 * 1.5 + 2 * 2.5 * 2.5 - 3.5 * 3.5) / 3, within(1e-6));
    }

    @Test
    void aLayerThatDoesNotKnowMasksEndsThem() {
        Sequential net = sequential(input(3, 1), new NotZero(), dense(1), flatten());
        Tensor target = Tensor.of(Shape.of(2, 3), 0f, 0f, 0f, 0f, 0f, 0f);
        assertThat(loss(net, target, Optional.empty()))
                .isCloseTo((1.5 * 1.5 + 2.5 * 2.5 + 3.5 * 3.5 + 3 * 0.25) / 6, within(1e-6));
    }

    @Test
    void stepsOfWhichNoneCountsGiveALossOfZero() {
        Sequential net = sequential(input(3, 1), dense(1), new NotZero());
        Tensor target = Tensor.of(Shape.of(2, 3, 1), 1f, 1f, 1f, 1f, 1f, 1f);
        Model model =
                new Model(
                        net,
                        new Weights(
                                Map.of(
                                        "dense/kernel",
                                        Tensor.of(Shape.of(1, 1), 0f),
                                        "dense/bias",
                                        Tensor.of(Shape.of(1), 0f))),
                        1);
        try (Trainer trainer = model.compile(engine, compilation(meanSquaredError(), sgd()))) {
            assertThat(trainer.evaluate(TensorDataset.of(STEPS, target), 2))
                    .containsEntry("loss", 0.0);
        }
    }

    @Test
    void anOrdinaryLayerTakesNoKeywords() {
        Scope scope = DeclaringScope.root(DeclaringScope.Listener.DEAF).within("dense");
        Value x = constant(1f);
        Call call = new Call(List.of(x), List.of(Optional.empty()), Map.of("value", x));
        assertThatThrownBy(() -> dense(1).call(scope, call))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("Dense \"dense\": does not know the keyword \"value\"");
    }
}
