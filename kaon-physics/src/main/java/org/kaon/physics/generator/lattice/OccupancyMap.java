package org.kaon.physics.generator.lattice;

import org.kaon.physics.generator.Draws;
import org.kaon.physics.generator.Field;
import org.kaon.physics.generator.Generator;
import org.kaon.physics.generator.Interval;
import org.kaon.physics.generator.Kind;
import org.kaon.physics.generator.Setting;

import java.util.Arrays;
import java.util.List;

/// How often each channel of a chamber was hit, layer by layer, with and without defects: what
/// shifters of data quality look at.
///
/// The expected number of hits in layer l and channel c is `m (1 + 0.3 sin(π (c + ½)/channels)) (1
/// − 0.02 l)`, with m drawn for each event from a Gamma distribution of mean `hits` and relative
/// width 0.2 (the luminosity). Counts are Poisson. A defect changes the expectation: dead channels
/// to 0, noisy ones to 5 to 20 times as much, a dead region of one to four layers and a tenth to a
/// third of the channels to 0, an inefficient layer to a tenth to a half.
public record OccupancyMap(int layers, int channels, double hits, double defects)
        implements Generator {

    /// What may be wrong with a chamber.
    public enum Defect {
        NONE(0),
        DEAD_CHANNELS(1),
        NOISY_CHANNELS(2),
        DEAD_REGION(3),
        WEAK_LAYER(4);

        private final int label;

        Defect(int label) {
            this.label = label;
        }
    }

    static final Setting.Whole LAYERS = Setting.whole("layers", 12, 4, 256, "layers of wires");
    static final Setting.Whole CHANNELS =
            Setting.whole("channels", 96, 10, 4096, "channels of a layer");
    static final Setting.Real HITS =
            Setting.number("hits", 100, new Interval(0.1, 1e6), "", "mean hits of a channel");
    static final Setting.Real DEFECTS =
            Setting.number(
                    "defects", 0.5, new Interval(0, 1), "", "part of the chambers with a defect");

    public OccupancyMap {
        LAYERS.check(layers);
        CHANNELS.check(channels);
        HITS.check(hits);
        DEFECTS.check(defects);
    }

    static Kind kind() {
        return new Kind(
                "occupancy",
                "hits in the channels of a chamber, with dead, noisy and weak parts",
                List.of(LAYERS, CHANNELS, HITS, DEFECTS),
                given ->
                        new OccupancyMap(
                                given.of(LAYERS),
                                given.of(CHANNELS),
                                given.of(HITS),
                                given.of(DEFECTS)));
    }

    @Override
    public List<Field> fields() {
        return List.of(
                Field.wholes("occupancy", "hits", layers, channels),
                Field.wholes("mask", "1 for channels that a defect has changed", layers, channels),
                Field.whole(
                        "defect",
                        "0 none, 1 dead channels, 2 noisy channels, 3 dead region, 4 weak layer"),
                Field.number("level", "", "mean hits of a channel before layers and defects"));
    }

    @Override
    public Maker maker() {
        double[] factors = new double[layers * channels];
        return (draws, out, row) -> {
            double level = hits / 25 * draws.gamma(25);
            Defect defect =
                    draws.chance(defects)
                            ? Defect.values()[1 + draws.below(Defect.values().length - 1)]
                            : Defect.NONE;
            Arrays.fill(factors, 1);
            damage(factors, defect, draws);
            for (int l = 0; l < layers; l++) {
                for (int c = 0; c < channels; c++) {
                    int i = l * channels + c;
                    double mean = level * shape(l, c) * factors[i];
                    out[0][row * factors.length + i] = draws.poisson(mean);
                    out[1][row * factors.length + i] = factors[i] == 1 ? 0 : 1;
                }
            }
            out[2][row] = defect.label;
            out[3][row] = (float) level;
        };
    }

    private double shape(int layer, int channel) {
        double along = 1 + 0.3 * Math.sin(Math.PI * (channel + 0.5) / channels);
        return along * Math.max(0.1, 1 - 0.02 * layer);
    }

    private void damage(double[] factors, Defect defect, Draws draws) {
        switch (defect) {
            case NONE -> {}
            case DEAD_CHANNELS -> single(factors, draws, false);
            case NOISY_CHANNELS -> single(factors, draws, true);
            case DEAD_REGION -> {
                int height = 1 + draws.below(4);
                int width = Math.max(1, (int) (channels * draws.uniform(0.1, 0.33)));
                int top = draws.below(layers - height + 1);
                int left = draws.below(channels - width + 1);
                for (int l = top; l < top + height; l++) {
                    Arrays.fill(factors, l * channels + left, l * channels + left + width, 0);
                }
            }
            case WEAK_LAYER -> {
                int layer = draws.below(layers);
                double left = draws.uniform(0.1, 0.5);
                Arrays.fill(factors, layer * channels, (layer + 1) * channels, left);
            }
        }
    }

    private static void single(double[] factors, Draws draws, boolean noisy) {
        int count = 1 + draws.poisson(4);
        for (int i = 0; i < count; i++) {
            factors[draws.below(factors.length)] = noisy ? draws.uniform(5, 20) : 0;
        }
    }
}
