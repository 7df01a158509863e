package org.kaon.physics.field;

/// The discrete Fourier transform of grids, `Σ f e^(2πi(kx/m + ly/n))` along both axes, without a
/// factor, in place. Edges that are powers of two take `O(n log n)`, others `O(n²)` a line. Not for
/// two threads at once.
///
/// *Source*: J. W. Cooley, J. W. Tukey, Math. Comput. 19 (1965) 297.
public final class Fourier {

    private final int rows;
    private final int columns;
    private final Line alongRow;
    private final Line alongColumn;

    /// For grids of this size.
    public Fourier(int rows, int columns) {
        this.rows = rows;
        this.columns = columns;
        this.alongRow = new Line(columns);
        this.alongColumn = rows == columns ? alongRow : new Line(rows);
    }

    /// Transforms a grid of real and imaginary parts.
    public void transform(double[] re, double[] im) {
        for (int i = 0; i < rows; i++) {
            alongRow.transform(re, im, i * columns, 1);
        }
        for (int i = 0; i < columns; i++) {
            alongColumn.transform(re, im, i, columns);
        }
    }

    /// The transform of one line of numbers.
    private static final class Line {

        private final int edge;
        private final boolean powerOfTwo;
        private final double[] cos;
        private final double[] sin;
        private final double[] real;
        private final double[] imaginary;

        Line(int edge) {
            this.edge = edge;
            this.powerOfTwo = Integer.bitCount(edge) == 1;
            this.cos = new double[edge];
            this.sin = new double[edge];
            for (int i = 0; i < edge; i++) {
                cos[i] = Math.cos(2 * Math.PI * i / edge);
                sin[i] = Math.sin(2 * Math.PI * i / edge);
            }
            this.real = new double[edge];
            this.imaginary = new double[edge];
        }

        void transform(double[] re, double[] im, int from, int stride) {
            if (powerOfTwo) {
                fast(re, im, from, stride);
            } else {
                plain(re, im, from, stride);
            }
            for (int i = 0; i < edge; i++) {
                re[from + i * stride] = real[i];
                im[from + i * stride] = imaginary[i];
            }
        }

        private void plain(double[] re, double[] im, int from, int stride) {
            for (int k = 0; k < edge; k++) {
                double x = 0;
                double y = 0;
                for (int i = 0; i < edge; i++) {
                    int turn = (int) ((long) i * k % edge);
                    double a = re[from + i * stride], b = im[from + i * stride];
                    x += cos[turn] * a - sin[turn] * b;
                    y += cos[turn] * b + sin[turn] * a;
                }
                real[k] = x;
                imaginary[k] = y;
            }
        }

        private void fast(double[] re, double[] im, int from, int stride) {
            int shift = Integer.numberOfLeadingZeros(edge) + 1;
            for (int i = 0; i < edge; i++) {
                int to = edge == 1 ? 0 : Integer.reverse(i) >>> shift;
                real[to] = re[from + i * stride];
                imaginary[to] = im[from + i * stride];
            }
            for (int half = 1; half < edge; half *= 2) {
                butterflies(half);
            }
        }

        private void butterflies(int half) {
            int turn = edge / (2 * half);
            for (int start = 0; start < edge; start += 2 * half) {
                for (int i = 0; i < half; i++) {
                    double c = cos[i * turn], s = sin[i * turn];
                    int a = start + i, b = a + half;
                    double x = c * real[b] - s * imaginary[b];
                    double y = c * imaginary[b] + s * real[b];
                    real[b] = real[a] - x;
                    imaginary[b] = imaginary[a] - y;
                    real[a] += x;
                    imaginary[a] += y;
                }
            }
        }
    }
}
