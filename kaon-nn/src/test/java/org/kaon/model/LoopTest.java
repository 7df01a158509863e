package org.kaon.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.kaon.activation.Activation.RELU;
import static org.kaon.activation.Activation.SIGMOID;
import static org.kaon.activation.Activation.TANH;
import static org.kaon.graph.Constant.constant;
import static org.kaon.layer.Dense.dense;
import static org.kaon.layer.InputLayer.input;
import static org.kaon.loss.BinaryCrossentropy.binaryCrossentropy;
import static org.kaon.model.Sequential.sequential;
import static org.kaon.op.Add.add;
import static org.kaon.op.Less.less;
import static org.kaon.op.Mean.mean;
import static org.kaon.op.Multiply.multiply;
import static org.kaon.op.Negate.negate;
import static org.kaon.op.Select.select;
import static org.kaon.op.Sqrt.sqrt;
import static org.kaon.op.Square.square;
import static org.kaon.op.Subtract.subtract;
import static org.kaon.op.Sum.sum;
import static org.kaon.optimizer.Adam.adam;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.kaon.config.ConfigException;
import org.kaon.engine.cpu.CpuEngine;
import org.kaon.gradient.Gradients;
import org.kaon.graph.Value;
import org.kaon.optimizer.Adam;
import org.kaon.tensor.Shape;
import org.kaon.tensor.Tensor;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;

class LoopTest {

    private static final int ROWS = 64;
    private static CpuEngine engine;

    @BeforeAll
    static void open() {
        engine = CpuEngine.open(1);
    }

    @AfterAll
    static void close() {
        engine.close();
    }

    /// A Wasserstein GAN with gradient penalty for numbers.
    private record Gan(Loop.Member generator, LoopStep judge, LoopStep make) {

        static Gan of(Loop loop) {
            Model maker =
                    sequential(input(4), dense(32, TANH), dense(32, TANH), dense(1)).initialise(3);
            Model judging =
                    sequential(input(1), dense(48, RELU), dense(48, RELU), dense(1)).initialise(4);
            Loop.Member generator = loop.add("generator", maker, slow());
            Loop.Member critic = loop.add("critic", judging, slow());
            LoopStep judge =
                    loop.step(sheet -> {
                        Value real = sheet.feed("real", ROWS, 1);
                        Value fake = sheet.call(generator, sheet.normal(ROWS, 4));
                        Value distance =
                                subtract(
                                        mean(sheet.call(critic, real)),
                                        mean(sheet.call(critic, fake)));
                        Value loss = subtract(penalty(sheet, critic, real, fake), distance);
                        sheet.minimise(loss, critic);
                        sheet.output("distance", distance);
                    });
            LoopStep make =
                    loop.step(sheet -> {
                        Value fake = sheet.call(generator, sheet.normal(ROWS, 4));
                        sheet.minimise(negate(mean(sheet.call(critic, fake))), generator);
                    });
            return new Gan(generator, judge, make);
        }

        /// `(‖∇critic‖ − 1)²` at places between real and fake.
        private static Value penalty(LoopSheet sheet, Loop.Member critic, Value real, Value fake) {
            Value between = add(fake, multiply(sheet.uniform(ROWS, 1), subtract(real, fake)));
            Value slope =
                    Gradients.gradients(sum(sheet.call(critic, between)), List.of(between))
                            .getFirst();
            Value norm = sqrt(add(sum(square(slope), false, -1), constant(1e-12f)));
            return mean(square(subtract(norm, constant(1f))));
        }

        void train(int steps, Random random) {
            for (int step = 0; step < steps; step++) {
                for (int i = 0; i < 5; i++) {
                    judge.run(Map.of("real", mixture(ROWS, random)));
                }
                make.run(Map.of());
            }
        }
    }

    private static Adam slow() {
        return new Adam(adam(2e-3).pace(), 0, 0.9, 1e-7, false);
    }

    /// A third of the numbers around −2, the others around 2.
    private static Tensor mixture(int rows, Random random) {
        float[] values = new float[rows];
        for (int i = 0; i < rows; i++) {
            double centre = random.nextInt(3) == 0 ? -2 : 2;
            values[i] = (float) (centre + 0.3 * random.nextGaussian());
        }
        return Tensor.of(Shape.of(rows, 1), values);
    }

    private static float[] sorted(Tensor values) {
        float[] floats = values.floats();
        Arrays.sort(floats);
        return floats;
    }

    @Test
    void aWassersteinGanLearnsAMixtureOfTwoGaussians() {
        Random random = new Random(1);
        try (Loop loop = Loop.of(engine, 7)) {
            Gan gan = Gan.of(loop);
            gan.train(600, random);
            int many = 4000;
            float[] noise = new float[many * 4];
            for (int i = 0; i < noise.length; i++) {
                noise[i] = (float) random.nextGaussian();
            }
            try (Predictor predictor = loop.model(gan.generator).predictor(engine)) {
                float[] made = sorted(predictor.predict(Tensor.of(Shape.of(many, 4), noise), 500));
                float[] real = sorted(mixture(many, random));
                double distance = 0;
                for (int i = 0; i < many; i++) {
                    distance += Math.abs(made[i] - real[i]) / many;
                }
                // A single Gaussian of the same mean and deviation is at a distance of 0.64.
                assertThat(distance).isLessThan(0.3);
            }
        }
    }

    @Test
    void aLoopGoesOnBitByBitFromItsState() {
        float[] straight;
        Map<String, Tensor> state;
        try (Loop loop = Loop.of(engine, 7)) {
            Gan gan = Gan.of(loop);
            gan.train(3, new Random(1));
            state = loop.state();
            gan.train(3, new Random(2));
            straight = loop.model(gan.generator).weights().at("dense_1/kernel").floats();
        }
        try (Loop loop = Loop.of(engine, 7)) {
            Gan gan = Gan.of(loop);
            loop.restore(state);
            gan.train(3, new Random(2));
            assertThat(loop.model(gan.generator).weights().at("dense_1/kernel").floats())
                    .isEqualTo(straight);
            assertThatThrownBy(() -> loop.restore(Map.of("weights/x", Tensor.scalar(0f))))
                    .isInstanceOf(ConfigException.class)
                    .hasMessageContaining("the state holds \"weights/x\", which is not here");
        }
    }

    @Test
    void aStudentLearnsWhatItsTeacherSays() {
        Model teaching = sequential(input(3), dense(6, TANH), dense(1, SIGMOID)).initialise(5);
        Model learning = sequential(input(3), dense(12, RELU), dense(1, SIGMOID)).initialise(6);
        try (Loop loop = Loop.of(engine, 2)) {
            Loop.Member teacher = loop.add("teacher", teaching);
            Loop.Member student = loop.add("student", learning, adam(0.01));
            LoopStep lesson =
                    loop.step(sheet -> {
                        Value x = sheet.normal(ROWS, 3);
                        Value said = sheet.infer(teacher, x);
                        Value loss = mean(binaryCrossentropy().of(said, sheet.call(student, x)));
                        sheet.minimise(loss, student);
                        Value gap = subtract(said, sheet.infer(student, x));
                        sheet.output("gap", mean(square(gap)));
                    });
            double before = lesson.run(Map.of()).getOrDefault("gap", Double.NaN);
            for (int i = 0; i < 400; i++) {
                lesson.run(Map.of());
            }
            assertThat(lesson.run(Map.of()).getOrDefault("gap", Double.NaN))
                    .isLessThan(before / 50);
            assertThat(loop.model(teacher).weights().at("dense/kernel").floats())
                    .isEqualTo(teaching.weights().at("dense/kernel").floats());
        }
    }

    @Test
    void labelsAreFlippedAtTheGivenRate() {
        try (Loop loop = Loop.of(engine, 2)) {
            LoopStep step =
                    loop.step(sheet -> {
                        Value labels = sheet.feed("labels", 1000, 1);
                        Value flips = less(sheet.uniform(1000, 1), constant(0.2f));
                        Value seen = select(flips, subtract(constant(1f), labels), labels);
                        sheet.output("share", mean(seen));
                    });
            Tensor ones = Tensor.of(Shape.of(1000, 1), ones(1000));
            double first = step.run(Map.of("labels", ones)).getOrDefault("share", Double.NaN);
            double second = step.run(Map.of("labels", ones)).getOrDefault("share", Double.NaN);
            assertThat(first).isCloseTo(0.8, within(0.05)).isNotEqualTo(second);
            assertThat(second).isCloseTo(0.8, within(0.05));
        }
    }

    private static float[] ones(int count) {
        float[] ones = new float[count];
        Arrays.fill(ones, 1f);
        return ones;
    }

    @Test
    void aModelWithoutOptimizerIsNotTrained() {
        try (Loop loop = Loop.of(engine, 2)) {
            Loop.Member fixed = loop.add("fixed", sequential(input(1), dense(1)).initialise(1));
            assertThatThrownBy(() ->
                            loop.step(sheet ->
                                    sheet.minimise(
                                            mean(sheet.call(fixed, sheet.normal(2, 1))), fixed)))
                    .isInstanceOf(ConfigException.class)
                    .hasMessageContaining("\"fixed\" has no optimizer");
            assertThatThrownBy(() -> loop.add("fixed", fixed.model()))
                    .isInstanceOf(ConfigException.class)
                    .hasMessageContaining("\"fixed\" already");
        }
    }
}
