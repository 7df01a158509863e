package org.kaon.physics.generator.lattice;

import org.kaon.physics.field.Fourier;
import org.kaon.physics.generator.Draws;
import org.kaon.physics.generator.Field;
import org.kaon.physics.generator.Generator;
import org.kaon.physics.generator.Interval;
import org.kaon.physics.generator.Kind;
import org.kaon.physics.generator.Setting;
import org.kaon.physics.generator.SettingException;

import java.util.Arrays;
import java.util.List;

/// Random fields on a periodic square with a given power spectrum, as maps of matter in the cosmos.
///
/// The field is `f(x) = Σ a_k e^(2πi kx/n)` with `⟨|a_k|²⟩ = P(k) = A k^slope e^(−(k/cutoff)²)`, k
/// in waves along an edge, `P(0) = 0`, and A such that the variance `Σ P(k)` is σ². It is Gaussian,
/// or log-normal, `f = e^(g − ⟨g²⟩/2) − 1` with g Gaussian: then the correlation function of g is
/// `ln(1 + ξ)` with ξ that of P, so that f has the spectrum P again.
///
/// *Source*: P. Coles, B. Jones, Mon. Not. R. Astron. Soc. 248 (1991) 1, for the log-normal field.
/// *Limits*: where `ln(1 + ξ)` has a negative spectrum (steep spectra of large σ) it is set to 0
/// there.
public record RandomField(int size, Shape shape, Spectrum spectrum) implements Generator {

    /// The distribution of a field's values.
    public enum Shape {
        GAUSSIAN,
        LOG_NORMAL
    }

    /// `P ∝ k^slope e^(−(k/cutoff)²)` with the standard deviation `sigma`; the slope is flat in its
    /// interval.
    public record Spectrum(Interval slope, double cutoff, double sigma) {

        public Spectrum {
            SLOPE.check(slope);
            CUTOFF.check(cutoff);
            SIGMA.check(sigma);
        }
    }

    static final Setting.Whole SIZE =
            Setting.whole("size", 128, 4, 2048, "cells along an edge, a power of two");
    static final Setting.Choice<Shape> SHAPE =
            Setting.choice("shape", Shape.LOG_NORMAL, "distribution of the values");
    static final Setting.Span SLOPE =
            Setting.span(
                    "slope",
                    new Interval(-2, -2),
                    new Interval(-6, 4),
                    "",
                    "slope of the power spectrum");
    static final Setting.Real CUTOFF =
            Setting.number(
                    "cutoff",
                    40,
                    new Interval(1, 1e6),
                    "waves along an edge",
                    "where the spectrum is cut off");
    static final Setting.Real SIGMA =
            Setting.number(
                    "sigma", 1, new Interval(1e-6, 3), "", "standard deviation of the field");

    public RandomField {
        SIZE.check(size);
        if (Integer.bitCount(size) != 1) {
            throw new SettingException(
                    "setting \"size\": expected a power of two (4, 8, 16, …, 2048), got "
                            + size
                            + ".");
        }
    }

    static Kind kind() {
        return new Kind(
                "random-field",
                "random fields with a power spectrum, like maps of the cosmic web",
                List.of(SIZE, SHAPE, SLOPE, CUTOFF, SIGMA),
                given ->
                        new RandomField(
                                given.of(SIZE),
                                given.of(SHAPE),
                                new Spectrum(given.of(SLOPE), given.of(CUTOFF), given.of(SIGMA))));
    }

    @Override
    public List<Field> fields() {
        return List.of(
                Field.array("map", "", "the field", size, size),
                Field.number("slope", "", "slope of its power spectrum"));
    }

    @Override
    public Maker maker() {
        int cells = size * size;
        Fourier fourier = new Fourier(size, size);
        double[] amplitudes = new double[cells];
        double[] re = new double[cells], im = new double[cells];
        double[] of = {Double.NaN};
        return (draws, out, row) -> {
            double slope = spectrum.slope.draw(draws);
            if (slope != of[0]) {
                prepare(slope, amplitudes, fourier, im);
                of[0] = slope;
            }
            double variance = waves(amplitudes, re, im, draws);
            fourier.transform(re, im);
            boolean gaussian = shape == Shape.GAUSSIAN;
            for (int i = 0; i < cells; i++) {
                out[0][row * cells + i] =
                        (float) (gaussian ? re[i] : Math.expm1(re[i] - variance / 2));
            }
            out[1][row] = (float) slope;
        };
    }

    // Complex modes with twice the power, both parts independent: the real part of their sum is the
    // field. Gives the field's variance.
    private static double waves(double[] amplitudes, double[] re, double[] im, Draws draws) {
        double variance = 0;
        for (int i = 0; i < re.length; i++) {
            double amplitude = amplitudes[i];
            variance += amplitude * amplitude;
            re[i] = amplitude * draws.normal();
            im[i] = amplitude * draws.normal();
        }
        return variance;
    }

    /// Square roots of the power of each mode of the Gaussian field.
    private void prepare(double slope, double[] amplitudes, Fourier fourier, double[] scratch) {
        double total = 0;
        for (int i = 0; i < amplitudes.length; i++) {
            amplitudes[i] = power(i, slope);
            total += amplitudes[i];
        }
        double scale = spectrum.sigma * spectrum.sigma / total;
        for (int i = 0; i < amplitudes.length; i++) {
            amplitudes[i] *= scale;
        }
        if (shape == Shape.LOG_NORMAL) {
            toGaussian(amplitudes, fourier, scratch);
        }
        for (int i = 0; i < amplitudes.length; i++) {
            amplitudes[i] = Math.sqrt(Math.max(amplitudes[i], 0));
        }
    }

    private static void toGaussian(double[] power, Fourier fourier, double[] scratch) {
        Arrays.fill(scratch, 0);
        fourier.transform(power, scratch);
        for (int i = 0; i < power.length; i++) {
            power[i] = Math.log1p(Math.max(power[i], -0.999)) / power.length;
            scratch[i] = 0;
        }
        fourier.transform(power, scratch);
    }

    private double power(int i, double slope) {
        int kx = wave(i / size), ky = wave(i % size);
        double square = (double) kx * kx + (double) ky * ky;
        double cut = square / (spectrum.cutoff * spectrum.cutoff);
        return square == 0 ? 0 : Math.exp(0.5 * slope * Math.log(square) - cut);
    }

    private int wave(int i) {
        return i <= size / 2 ? i : i - size;
    }
}
