package org.kaon.lab.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.kaon.physics.generator.Generator;
import org.kaon.physics.generator.catalog.Kinds;

import java.util.Arrays;
import java.util.List;

class ViewTest {

    private static float[][] events(Generator generator) {
        float[][] values = generator.allocate(2);
        generator.fill(5, 0, 2, values);
        return values;
    }

    private static double sum(double[] map) {
        return Arrays.stream(map).filter(Double::isFinite).sum();
    }

    private static double sum(float[] values, int from, int to) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += values[i];
        }
        return sum;
    }

    @Test
    void showsCubesFromTheSideAndFromTheFront() {
        Generator generator = Kinds.named("shower-3d").usual();
        float[][] values = events(generator);
        List<View> views = View.of(generator);
        assertThat(views).extracting(View::title).containsExactly("ECAL, side", "ECAL, front");
        int size = 25 * 25 * 25;
        double energy = sum(values[0], size, 2 * size);
        for (View view : views) {
            assertThat(sum(view.map().of(values, 1))).isCloseTo(energy, within(1e-6 * energy));
        }
        double[] front = views.get(1).map().of(values, 1);
        double cell = sum(values[0], size + (3 * 25 + 7) * 25, size + (3 * 25 + 8) * 25);
        assertThat(front[7 * 25 + 3]).isCloseTo(cell, within(1e-6));
    }

    @Test
    void showsPlanesOnce() {
        assertThat(View.of(Kinds.named("shower-2d").usual()))
                .extracting(View::title)
                .containsExactly("ECAL");
        assertThat(View.of(Kinds.named("air-shower-9").usual()))
                .extracting(View::title)
                .containsExactly("signal", "time");
    }

    @Test
    void paintsTheFrontOfACylinderByArea() {
        Generator generator = Kinds.named("shower-cylinder").usual();
        float[][] values = events(generator);
        List<View> views = View.of(generator);
        double energy = sum(values[0], 6480, 2 * 6480);
        assertThat(sum(views.getFirst().map().of(values, 1)))
                .isCloseTo(energy, within(1e-3 * energy));
        View front = views.get(1);
        double[] map = front.map().of(values, 1);
        double pixel = front.x().range().length() / front.columns();
        assertThat(sum(map) * pixel * pixel).isCloseTo(energy, within(0.02 * energy));
        assertThat(map[0]).isNaN();
        assertThat(map[map.length - 1]).isNaN();
        assertThat(map).hasSize(front.columns() * front.columns());
    }

    @Test
    void laysUnlikeLayersOverEachOther() {
        Generator generator = Kinds.named("shower-cylinder-layers").usual();
        float[][] values = events(generator);
        View front = View.of(generator).get(1);
        assertThat(front.x().range().high()).isEqualTo(200);
        double[] map = front.map().of(values, 0);
        int middle = front.columns() / 2;
        double centre = map[middle * front.columns() + middle];
        assertThat(centre).isGreaterThan(100 * map[middle * front.columns() + 5]);
        // The first rings have no sectors in three layers, so what is opposite is close.
        double opposite = map[(middle - 1) * front.columns() + middle - 1];
        assertThat(centre / opposite).isBetween(0.2, 5.0);
    }
}
