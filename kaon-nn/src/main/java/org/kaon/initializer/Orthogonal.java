package org.kaon.initializer;

import org.kaon.config.Config;
import org.kaon.tensor.Shape;
import org.kaon.tensor.ShapeException;
import org.kaon.tensor.Tensor;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/// A matrix with orthonormal columns, or rows where it has fewer of them, times a gain, evenly
/// drawn among all such. All axes but the last count as rows. Keras: `Orthogonal`.
///
/// *Errors*: {@link ShapeException} for a weight of fewer than two axes.
///
/// *Source*: Saxe et al., ICLR 2014; Mezzadri, Notices of the AMS 54 (2007) 592.
public record Orthogonal(double gain, Seed seed) implements Initializer {

    public static Orthogonal orthogonal() {
        return new Orthogonal(1, Seed.ofModel());
    }

    @Override
    public Tensor initialise(Shape shape, long modelSeed, String path) {
        if (shape.rank() < 2) {
            throw new ShapeException(
                    "Orthogonal: expected two or more axes, found "
                            + shape
                            + " for \""
                            + path
                            + "\". Use another initialiser for it.");
        }
        int columns = Math.toIntExact(shape.extent(-1));
        int rows = Math.toIntExact(shape.size() / Math.max(1, columns));
        int length = Math.max(rows, columns);
        double[][] vectors =
                vectors(Math.min(rows, columns), length, seed.generator(modelSeed, path));
        float[] values = new float[rows * columns];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                double each = rows < columns ? vectors[row][column] : vectors[column][row];
                values[row * columns + column] = (float) (gain * each);
            }
        }
        return Tensor.of(shape, values);
    }

    /// Normal vectors made orthonormal one after the other, twice over, so that rounding does not
    /// spoil them; the same as Q of a QR factorisation whose R has a positive diagonal.
    private static double[][] vectors(int count, int length, RandomGenerator random) {
        double[][] vectors = new double[count][length];
        for (double[] vector : vectors) {
            Arrays.setAll(vector, i -> random.nextGaussian());
        }
        for (int i = 0; i < count; i++) {
            for (int pass = 0; pass < 2; pass++) {
                for (int j = 0; j < i; j++) {
                    subtract(vectors[i], vectors[j], dot(vectors[i], vectors[j]));
                }
            }
            double norm = Math.sqrt(dot(vectors[i], vectors[i]));
            double[] own = vectors[i];
            Arrays.setAll(own, k -> own[k] / norm);
        }
        return vectors;
    }

    private static void subtract(double[] from, double[] other, double share) {
        for (int i = 0; i < from.length; i++) {
            from[i] -= share * other[i];
        }
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    static Orthogonal read(Config in) {
        return new Orthogonal(in.number("gain", 1), Seed.read(in));
    }

    @Override
    public void write(Config.Writer out) {
        out.put("gain", gain).put("seed", seed.written());
    }
}
