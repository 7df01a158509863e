package org.kaon.physics.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Arrays;
import java.util.Comparator;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

class WeightedValuesTest {

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 15, 16, 17, 31, 32, 33, 100, 1000, 4099})
    void pairsStayTogetherAndEqualValuesKeepTheirOrder(int count) {
        SplittableRandom random = new SplittableRandom(count);
        double[] values = random.doubles(count, 0, 1).map(x -> Math.rint(20 * x)).toArray();
        double[] weights = IntStream.range(0, count).asDoubleStream().toArray();
        WeightedValues sorted = WeightedValues.ascending(values, weights);
        double[] order =
                IntStream.range(0, count)
                        .boxed()
                        .sorted(Comparator.comparingDouble(i -> values[i]))
                        .mapToDouble(Integer::doubleValue)
                        .toArray();
        assertThat(sorted.weights()).isEqualTo(order);
        assertThat(sorted.values())
                .isEqualTo(Arrays.stream(order).map(i -> values[(int) i]).toArray());
    }

    @Test
    void whatHasNoWeightIsLeftOut() {
        WeightedValues all =
                WeightedValues.ascending(new double[] {3, 1, 2}, new double[] {0, 5, 7});
        assertThat(all.withWeight().values()).containsExactly(1, 2);
        assertThat(all.withWeight().weights()).containsExactly(5, 7);
    }
}
