package org.kaon.physics.generator.lattice;

/// The discrete Fourier transform of square grids whose edge is a power of two: `Σ f e^(±2πi kx/n)`
/// along both axes, without a factor, in place. Not for two threads at once.
///
/// *Source*: J. W. Cooley, J. W. Tukey, Math. Comput. 19 (1965) 297.
final class Fourier {

    private final int edge;
    private final double[] cos;
    private final double[] sin;
    private final double[] real;
    private final double[] imaginary;

    Fourier(int edge) {
        this.edge = edge;
        this.cos = new double[edge / 2];
        this.sin = new double[edge / 2];
        for (int i = 0; i < edge / 2; i++) {
            cos[i] = Math.cos(2 * Math.PI * i / edge);
            sin[i] = Math.sin(2 * Math.PI * i / edge);
        }
        this.real = new double[edge];
        this.imaginary = new double[edge];
    }

    /// Transforms a grid of real and imaginary parts.
    void transform(double[] re, double[] im) {
        for (int i = 0; i < edge; i++) {
            line(re, im, i * edge, 1);
        }
        for (int i = 0; i < edge; i++) {
            line(re, im, i, edge);
        }
    }

    private void line(double[] re, double[] im, int from, int stride) {
        int shift = Integer.numberOfLeadingZeros(edge) + 1;
        for (int i = 0; i < edge; i++) {
            int to = edge == 1 ? 0 : Integer.reverse(i) >>> shift;
            real[to] = re[from + i * stride];
            imaginary[to] = im[from + i * stride];
        }
        for (int half = 1; half < edge; half *= 2) {
            butterflies(half);
        }
        for (int i = 0; i < edge; i++) {
            re[from + i * stride] = real[i];
            im[from + i * stride] = imaginary[i];
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
