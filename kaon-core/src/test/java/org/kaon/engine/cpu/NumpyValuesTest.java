package org.kaon.engine.cpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.kaon.graph.Placeholder.placeholder;

import static java.util.Map.entry;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kaon.engine.Plan;
import org.kaon.graph.Graph;
import org.kaon.graph.Value;
import org.kaon.op.All;
import org.kaon.op.Any;
import org.kaon.op.ArgMax;
import org.kaon.op.ArgMin;
import org.kaon.op.ArgSort;
import org.kaon.op.CumSum;
import org.kaon.op.LogSumExp;
import org.kaon.op.Max;
import org.kaon.op.Mean;
import org.kaon.op.Min;
import org.kaon.op.Prod;
import org.kaon.op.Sort;
import org.kaon.op.StandardDeviation;
import org.kaon.op.Sum;
import org.kaon.op.Variance;
import org.kaon.tensor.Shape;
import org.kaon.tensor.Tensor;

import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.Arena;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/// The values that NumPy and SciPy have (`numpy_values.py`), not-numbers and infinities among them.
class NumpyValuesTest {

    private static final float INF = Float.POSITIVE_INFINITY;
    private static final Tensor X =
            Tensor.of(Shape.of(2, 2, 3), 3, -1, 2, 0, 5, -2, 1, 1, 4, -3, 2.5f, 0.5f);
    private static final Tensor SPECIAL =
            Tensor.of(Shape.of(4, 3), 1, Float.NaN, 3, INF, 2, -INF, -INF, -INF, -INF, 2, 2, -1);

    private interface Over {
        Value of(Value x, boolean keepDims, int... axes);
    }

    private static final Map<String, Over> REDUCTIONS =
            Map.ofEntries(
                    entry("sum", Sum::sum),
                    entry("prod", Prod::prod),
                    entry("max", Max::max),
                    entry("min", Min::min),
                    entry("mean", Mean::mean),
                    entry("variance", Variance::variance),
                    entry("deviation", StandardDeviation::standardDeviation),
                    entry("logsumexp", LogSumExp::logSumExp),
                    entry("argmax", (x, _, axes) -> ArgMax.argMax(x, axes[0])),
                    entry("argmin", (x, _, axes) -> ArgMin.argMin(x, axes[0])),
                    entry("sort", (x, _, axes) -> Sort.sort(x, axes[0], false)),
                    entry("argsort", (x, _, axes) -> ArgSort.argSort(x, axes[0], false)),
                    entry("cumsum", (x, _, axes) -> CumSum.cumSum(x, axes[0])),
                    entry("any", (x, keep, _) -> Any.any(x, keep, 0)),
                    entry("all", (x, keep, _) -> All.all(x, keep, 2)));

    @ParameterizedTest(name = "{0}")
    @MethodSource("lines")
    void areThoseOfNumPy(String line) {
        String[] parts = line.split(" *\\| *", -1);
        String[] words = parts[0].split(" ", 2);
        boolean special = words[1].equals("special");
        Value x = placeholder("x", (special ? SPECIAL : X).shape());
        Over reduction = Objects.requireNonNull(REDUCTIONS.get(words[0]));
        Value y =
                switch (words[1]) {
                    case "special", "1" -> reduction.of(x, false, 1);
                    case "0 2" -> reduction.of(x, true, 0, 2);
                    default -> reduction.of(x, false);
                };
        double[] expected = numbers(parts[2]);
        assertThat(y.shape())
                .isEqualTo(
                        Shape.of(
                                Arrays.stream(numbers(parts[1]))
                                        .mapToLong(d -> (long) d)
                                        .toArray()));
        Tensor actual = run(y, special ? SPECIAL : X);
        for (int i = 0; i < expected.length; i++) {
            if (Double.isFinite(expected[i])) {
                assertThat(actual.at(i)).isCloseTo(expected[i], within(2e-6));
            } else {
                assertThat(Double.compare(actual.at(i), expected[i])).isZero();
            }
        }
    }

    private static Tensor run(Value y, Tensor x) {
        try (CpuEngine engine = CpuEngine.open(2);
                Plan plan = engine.compile(new Graph(Map.of("y", y), Map.of()))) {
            Tensor result = Objects.requireNonNull(plan.run(Map.of("x", x)).get("y"));
            return result.copy(Arena.ofAuto());
        }
    }

    private static double[] numbers(String words) {
        return Stream.of(words.strip().split(" +"))
                .filter(word -> !word.isEmpty())
                .map(word -> word.replace("inf", "Infinity").replace("nan", "NaN"))
                .mapToDouble(Double::parseDouble)
                .toArray();
    }

    static List<String> lines() throws IOException {
        try (InputStream in =
                Objects.requireNonNull(
                        NumpyValuesTest.class.getResourceAsStream("numpy_values.txt"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        }
    }
}
