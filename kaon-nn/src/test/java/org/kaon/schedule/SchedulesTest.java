package org.kaon.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kaon.config.ConfigException;
import org.kaon.keras.KerasNumbers;
import org.kaon.keras.Run;
import org.kaon.optimizer.Optimizers;
import org.kaon.tensor.Shape;
import org.kaon.tensor.Tensor;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.Map;

class SchedulesTest {

    static List<KerasNumbers> cases() {
        return KerasNumbers.file("schedules");
    }

    /// The rates of the first steps, all at once: a schedule is made of element-wise ops.
    static double[] rates(Schedule schedule, int count) {
        float[] steps = new float[count];
        for (int i = 0; i < count; i++) {
            steps[i] = i;
        }
        Tensor all = Tensor.of(Shape.of(count), steps);
        Tensor found = Run.once(schedule.at(Run.fed("s", all)), Map.of("s", all));
        double[] rates = new double[count];
        for (int i = 0; i < count; i++) {
            rates[i] = found.at(i);
        }
        return rates;
    }

    @ParameterizedTest
    @MethodSource("cases")
    void givesTheRatesOfKeras(KerasNumbers expected) {
        Schedule schedule = Schedules.TABLE.read(expected.at("schedule"));
        double[] wanted = expected.numbers("rates");
        double[] found = rates(schedule, wanted.length);
        for (int i = 0; i < wanted.length; i++) {
            assertThat(found[i]).as("step %d", i).isCloseTo(wanted[i], within(3e-7));
        }
        assertThat(schedule.initial()).isCloseTo(wanted[0], within(1e-7));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void isWrittenAsKerasDoes(KerasNumbers expected) {
        Schedule schedule = Schedules.TABLE.read(expected.at("schedule"));
        JsonNode wanted = KerasNumbers.decimals(expected.at("schedule"));
        ((ObjectNode) wanted.get("config")).remove("name");
        Object written = Schedules.write(schedule);
        assertThat(Schedules.TABLE.read(written)).isEqualTo(schedule);
        assertThat(KerasNumbers.decimals(written)).isEqualTo(wanted);
    }

    @Test
    void oneCycleIsThatOfPyTorch() {
        // torch.optim.lr_scheduler.OneCycleLR(SGD, max_lr=0.1, total_steps=10) of PyTorch 2.13.
        double[] wanted = {
            0.004,
            0.052,
            0.1,
            0.0950484434,
            0.0811744901,
            0.0611260467,
            0.0388739533,
            0.0188255099,
            0.0049515566,
            4e-7
        };
        double[] found = rates(OneCycle.oneCycle(0.1, 10), 10);
        for (int i = 0; i < wanted.length; i++) {
            assertThat(found[i]).as("step %d", i).isCloseTo(wanted[i], within(1e-6));
        }
    }

    @Test
    void warmUpAndFlatDecayAreTheirFormulas() {
        double[] rising = rates(new WarmUp(4, ExponentialDecay.exponentialDecay(0.1, 1, 0.5)), 6);
        assertThat(rising[0]).isZero();
        assertThat(rising[2]).isCloseTo(0.05, within(1e-7));
        assertThat(rising[4]).isCloseTo(0.1, within(1e-7));
        assertThat(rising[5]).isCloseTo(0.05, within(1e-7));
        double[] flat = rates(new FlatCosineDecay(0.2, 20, 0.5, 0.1), 25);
        assertThat(flat[10]).isCloseTo(0.2, within(1e-7));
        assertThat(flat[15]).isCloseTo(0.15, within(1e-7));
        assertThat(flat[24]).isCloseTo(0.1, within(1e-7));
    }

    @Test
    void anOptimizerTakesOneInPlaceOfANumber() {
        Map<String, Object> cosine =
                Map.of("cosine_decay", Map.of("initial_learning_rate", 0.1, "decay_steps", 50));
        var adam = Optimizers.TABLE.read("adam", Map.of("learning_rate", cosine));
        assertThat(adam.pace().rate()).isEqualTo(CosineDecay.cosineDecay(0.1, 50));
        assertThat(Optimizers.TABLE.read(Optimizers.write(adam))).isEqualTo(adam);
    }

    @Test
    void saysWhatIsWrong() {
        assertThatThrownBy(() -> Schedules.TABLE.read("cosine_decya"))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("nearest known: \"cosine_decay\"");
        assertThatThrownBy(() -> CosineDecay.cosineDecay(0.1, 0))
                .hasMessageContaining("\"decay_steps\" expects a number above 0, found 0");
        assertThatThrownBy(
                        () -> new PiecewiseConstantDecay(List.of(5.0, 3.0), List.of(1.0, 2.0, 3.0)))
                .hasMessageContaining("rising boundaries");
        assertThatThrownBy(() -> OneCycle.oneCycle(0.1, 2))
                .hasMessageContaining("more than 2 steps");
    }
}
