package org.kaon.physics.generator.lattice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class OccupancyMapTest {

    private static final int LAYERS = 8, CHANNELS = 40, CELLS = LAYERS * CHANNELS;

    private static float[][] maps(double defects, int events) {
        OccupancyMap map = new OccupancyMap(LAYERS, CHANNELS, 60, defects);
        float[][] out = map.allocate(events);
        map.fill(21, 0, events, out);
        return out;
    }

    @Test
    void goodChannelsArePoissonAroundTheirExpectation() {
        int n = 100;
        float[][] out = maps(0, n);
        double pulls = 0, squares = 0;
        for (int i = 0; i < n * CELLS; i++) {
            int layer = i % CELLS / CHANNELS, channel = i % CHANNELS;
            double mean =
                    out[3][i / CELLS]
                            * (1 + 0.3 * Math.sin(Math.PI * (channel + 0.5) / CHANNELS))
                            * (1 - 0.02 * layer);
            double pull = (out[0][i] - mean) / Math.sqrt(mean);
            pulls += pull;
            squares += pull * pull;
        }
        double count = n * CELLS;
        assertThat(pulls / count).isCloseTo(0, within(4.5 / Math.sqrt(count)));
        assertThat(squares / count).isCloseTo(1, within(4.5 * Math.sqrt(2.1 / count)));
        assertThat(out[1]).containsOnly(0);
        assertThat(out[2]).containsOnly(0);
    }

    @Test
    void levelsFluctuateByAFifth() {
        int n = 3000;
        float[] levels = maps(0, n)[3];
        double sum = 0, squares = 0;
        for (float level : levels) {
            sum += level;
            squares += (double) level * level;
        }
        double mean = sum / n;
        assertThat(mean).isCloseTo(60, within(4.5 * 12 / Math.sqrt(n)));
        assertThat(Math.sqrt(squares / n - mean * mean)).isCloseTo(12, within(1.0));
    }

    @Test
    void everyDefectShowsInItsMask() {
        int n = 400;
        float[][] out = maps(1, n);
        int[] seen = new int[5];
        for (int event = 0; event < n; event++) {
            int defect = (int) out[2][event];
            seen[defect]++;
            double marked = 0, hits = 0;
            for (int i = event * CELLS; i < (event + 1) * CELLS; i++) {
                marked += out[1][i];
                hits += out[1][i] * out[0][i] / out[3][event];
            }
            assertThat(marked).isPositive();
            switch (defect) {
                case 1, 3 -> assertThat(hits).isZero();
                case 2 -> assertThat(hits / marked).isGreaterThan(3);
                default -> {
                    assertThat(marked).isEqualTo(CHANNELS);
                    assertThat(hits / marked).isBetween(0.05, 0.75);
                }
            }
        }
        assertThat(seen[0]).isZero();
        assertThat(seen[1] * seen[2] * seen[3] * seen[4]).isPositive();
    }
}
