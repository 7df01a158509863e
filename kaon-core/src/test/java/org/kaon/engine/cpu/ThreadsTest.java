package org.kaon.engine.cpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.kaon.graph.Constant.constant;
import static org.kaon.graph.Placeholder.placeholder;
import static org.kaon.op.Add.add;
import static org.kaon.op.LayerNormalisation.layerNormalisation;
import static org.kaon.op.LogSumExp.logSumExp;
import static org.kaon.op.RandomNormal.randomNormal;
import static org.kaon.op.RandomUniform.randomUniform;
import static org.kaon.op.Softmax.softmax;
import static org.kaon.op.Sum.sum;
import static org.kaon.op.Tanh.tanh;
import static org.kaon.op.Transpose.transpose;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kaon.engine.Plan;
import org.kaon.graph.Graph;
import org.kaon.graph.Value;
import org.kaon.tensor.Shape;
import org.kaon.tensor.Tensor;

import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/// How many threads there are, and that it does not show in the bits of Kaon's own kernels.
class ThreadsTest {

    private static final int ROWS = 301;
    private static final int COLUMNS = 257;

    /// Large enough that the team shares the work.
    private static Map<String, float[]> run(int threads) {
        Value x = placeholder("x", Shape.of(ROWS, COLUMNS));
        Value counter = constant(9L);
        Value noisy = tanh(add(x, randomNormal(x, counter, 4)));
        Map<String, Value> outputs = new TreeMap<>();
        outputs.put("chain", noisy);
        outputs.put("uniform", randomUniform(x, counter, 5));
        outputs.put("total", sum(noisy));
        outputs.put("columns", sum(noisy, false, 0));
        outputs.put("rows", sum(noisy, false, 1));
        outputs.put("softmax", softmax(noisy, -1));
        outputs.put("turned", transpose(noisy));
        outputs.put("log-sum-exp", logSumExp(noisy, false, 1));
        outputs.put("normal", layerNormalisation(noisy, constant(1f), constant(0f), 1e-3f));
        Random random = new Random(6);
        float[] values = new float[ROWS * COLUMNS];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        Tensor fed = Tensor.of(Shape.of(ROWS, COLUMNS), values);
        Map<String, float[]> results = new TreeMap<>();
        try (CpuEngine engine = CpuEngine.open(threads);
                Plan plan = engine.compile(new Graph(outputs, Map.of()))) {
            plan.run(Map.of("x", fed))
                    .forEach((name, tensor) -> results.put(name, tensor.floats()));
        }
        return results;
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void kernelsGiveTheBitsOfOneThread(int threads) {
        Map<String, float[]> one = run(1);
        Map<String, float[]> several = run(threads);
        assertThat(several.keySet()).isEqualTo(one.keySet());
        one.forEach((name, values) -> assertThat(several.get(name)).as(name).isEqualTo(values));
    }

    @Test
    void ourVariableIsAskedBeforeOpenMpsAndBothBeforeTheProcessors() {
        assertThat(CpuEngine.threads(Map.of("KAON_THREADS", "3", "OMP_NUM_THREADS", "5"), 7))
                .isEqualTo(3);
        assertThat(CpuEngine.threads(Map.of("OMP_NUM_THREADS", "5,2"), 7)).isEqualTo(5);
        assertThat(CpuEngine.threads(Map.of("KAON_THREADS", " "), 7)).isEqualTo(7);
    }

    @Test
    void aVariableThatIsNoNumberIsRefusedByName() {
        assertThatThrownBy(() -> CpuEngine.threads(Map.of("KAON_THREADS", "many"), 7))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("KAON_THREADS: expected a number of threads, found \"many\"");
    }
}
