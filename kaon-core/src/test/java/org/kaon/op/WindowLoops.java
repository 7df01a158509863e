package org.kaon.op;

import org.kaon.tensor.Shape;
import org.kaon.tensor.TensorType;

import java.util.List;

/// The interpreter's loops for ops that move a window over spatial axes.
final class WindowLoops {

    /// One product of a convolution: positions in input, kernel and result.
    private interface Tap {
        void at(int x, int kernel, int y);
    }

    private WindowLoops() {}

    static void rules() {
        Interpreter.rule(Convolution.class, WindowLoops::convolution);
        Interpreter.rule(Convolution.BackwardInput.class, WindowLoops::backwardInput);
        Interpreter.rule(Convolution.BackwardKernel.class, WindowLoops::backwardKernel);
        Interpreter.rule(TransposedConvolution.class, WindowLoops::transposed);
    }

    static double[] convolution(Convolution op, List<Doubles> in, TensorType type) {
        double[] x = in.get(0).values();
        double[] kernel = in.get(1).values();
        double[] y = new double[(int) type.shape().size()];
        Shape from = in.get(0).shape();
        taps(
                op.window(),
                from,
                in.get(1).shape(),
                type.shape(),
                (i, k, o) -> y[o] += x[i] * kernel[k]);
        return y;
    }

    static double[] backwardInput(Convolution.BackwardInput op, List<Doubles> in, TensorType type) {
        double[] dy = in.get(0).values();
        double[] kernel = in.get(1).values();
        double[] dx = new double[(int) type.shape().size()];
        Shape to = in.get(0).shape();
        taps(
                op.window(),
                type.shape(),
                in.get(1).shape(),
                to,
                (i, k, o) -> dx[i] += dy[o] * kernel[k]);
        return dx;
    }

    static double[] backwardKernel(
            Convolution.BackwardKernel op, List<Doubles> in, TensorType type) {
        double[] x = in.get(0).values();
        double[] dy = in.get(1).values();
        double[] dk = new double[(int) type.shape().size()];
        Shape from = in.get(0).shape();
        taps(
                op.window(),
                from,
                type.shape(),
                in.get(1).shape(),
                (i, k, o) -> dk[k] += x[i] * dy[o]);
        return dk;
    }

    /// Each element of a transposed convolution's result is the sum over all places and kernel
    /// elements that fall on it.
    static double[] transposed(TransposedConvolution op, List<Doubles> in, TensorType type) {
        Shape x = in.get(0).shape();
        Shape kernel = in.get(1).shape();
        Window window = op.backwards(kernel);
        double[] y = new double[(int) type.shape().size()];
        for (int i = 0; i < x.size(); i++) {
            long[] from = Doubles.index(x, i);
            for (int k = 0; k < kernel.size(); k++) {
                long[] at = Doubles.index(kernel, k);
                int o = position(window, type.shape(), kernel, from, at, at[at.length - 2]);
                if (o >= 0 && at[at.length - 1] == from[from.length - 1]) {
                    y[o] += in.get(0).values()[i] * in.get(1).values()[k];
                }
            }
        }
        return y;
    }

    private static void taps(Window window, Shape x, Shape kernel, Shape y, Tap tap) {
        for (int o = 0; o < y.size(); o++) {
            long[] out = Doubles.index(y, o);
            long filter = out[out.length - 1];
            for (int k = 0; k < kernel.size(); k++) {
                long[] at = Doubles.index(kernel, k);
                long last = at[at.length - 1];
                long channel = at[at.length - 2];
                long own = window.isDepthwise() ? channel * kernel.extent(-1) + last : last;
                if (!window.isDepthwise()) {
                    channel += filter / (y.extent(-1) / window.groups()) * kernel.extent(-2);
                }
                int i = position(window, x, kernel, out, at, channel);
                if (i >= 0 && own == filter) {
                    tap.at(i, k, o);
                }
            }
        }
    }

    /// Where a window's element lies in the input, −1 where it lies in the padding.
    static int position(Window window, Shape x, Shape kernel, long[] out, long[] at, long channel) {
        long[] index = new long[x.rank()];
        index[0] = out[0];
        for (int i = 0; i < window.rank(); i++) {
            long before = window.before(i, x.extent(i + 1), kernel.extent(i));
            index[i + 1] =
                    out[i + 1] * window.strides().get(i)
                            + at[i] * window.dilations().get(i)
                            - before;
            if (index[i + 1] < 0 || index[i + 1] >= x.extent(i + 1)) {
                return -1;
            }
        }
        index[index.length - 1] = channel;
        long position = 0;
        for (int i = 0; i < index.length; i++) {
            position = position * x.extent(i) + index[i];
        }
        return (int) position;
    }
}
