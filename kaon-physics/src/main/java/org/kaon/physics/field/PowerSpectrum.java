package org.kaon.physics.field;

import org.kaon.physics.statistics.Estimate;
import org.kaon.physics.statistics.Mean;

import java.util.ArrayList;
import java.util.List;

/// How strong the waves of a map are, whatever their direction: `P(k) = mean |a|²` over the modes
/// with `k − ½ ≤ |k| < k + ½`, `a = Σ f(x) e^(2πikx)/N` for N cells.
///
/// |k| counts waves along the longer edge; k runs from 1 to half of that edge. The map's mean is
/// the mode 0 and does not count; with it and the corners left out of the rings, the powers of all
/// modes sum to the variance of the map.
///
/// @param bands in rising order of k
public record PowerSpectrum(List<Band> bands) {

    public PowerSpectrum {
        bands = List.copyOf(bands);
    }

    /// A ring of modes.
    ///
    /// @param wave k
    /// @param modes how many lie in it
    public record Band(int wave, int modes, Estimate power) {}

    /// Of one map. The error is that of a Gaussian field, `P √(2/modes)`: a real map has each mode
    /// twice.
    public static PowerSpectrum of(Grid map) {
        int longer = Math.max(map.rows(), map.columns());
        double[] sums = new double[longer / 2 + 1];
        int[] modes = new int[sums.length];
        double[] power = powers(map);
        for (int i = 0; i < power.length; i++) {
            double y = wave(i / map.columns(), map.rows()) * (longer / (double) map.rows());
            double x = wave(i % map.columns(), map.columns()) * (longer / (double) map.columns());
            int ring = (int) Math.floor(Math.sqrt(x * x + y * y) + 0.5);
            if (ring < sums.length) {
                sums[ring] += power[i];
                modes[ring]++;
            }
        }
        List<Band> bands = new ArrayList<>();
        for (int ring = 1; ring < sums.length; ring++) {
            double mean = sums[ring] / modes[ring];
            double error = mean * Math.sqrt(2.0 / modes[ring]);
            bands.add(new Band(ring, modes[ring], new Estimate(mean, error)));
        }
        return new PowerSpectrum(bands);
    }

    /// The mean over maps of one size, with the error of [Mean]; that of one map stays its own.
    public static PowerSpectrum mean(List<Grid> maps) {
        Grid.requireOneSize("power spectrum", maps);
        if (maps.size() == 1) {
            return of(maps.getFirst());
        }
        List<PowerSpectrum> each = maps.stream().map(PowerSpectrum::of).toList();
        List<Band> bands = new ArrayList<>();
        for (int i = 0; i < each.getFirst().bands.size(); i++) {
            int at = i;
            Band band = each.getFirst().bands.get(at);
            double[] powers =
                    each.stream().mapToDouble(one -> one.bands.get(at).power().value()).toArray();
            bands.add(new Band(band.wave(), band.modes(), Mean.of(powers)));
        }
        return new PowerSpectrum(bands);
    }

    private static double[] powers(Grid map) {
        double[] re = map.values().clone();
        double[] im = new double[re.length];
        new Fourier(map.rows(), map.columns()).transform(re, im);
        double cells = re.length;
        for (int i = 0; i < re.length; i++) {
            re[i] = (re[i] / cells) * (re[i] / cells) + (im[i] / cells) * (im[i] / cells);
        }
        return re;
    }

    private static int wave(int index, int edge) {
        return index <= edge / 2 ? index : index - edge;
    }
}
