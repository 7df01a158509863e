package org.kaon.op;

import static org.kaon.graph.Gradient.blocked;
import static org.kaon.graph.Gradient.through;

import org.kaon.graph.Gradient;
import org.kaon.graph.Node;
import org.kaon.graph.Op;
import org.kaon.graph.Value;
import org.kaon.tensor.Shape;
import org.kaon.tensor.TensorType;

import java.util.ArrayList;
import java.util.List;

/// `y[n, p·stride + q·dilation − before, o] = Σ x[n, p, i]·k[q, o, i]` over all places p and window
/// elements q that meet there: a convolution's gradient with respect to its input, used forwards.
///
/// *Shape*: `[n, spatial…, channels]`, kernel `[spatial…, filters, channels]` → `[n, spatial…,
/// filters]`. The extents are Keras's: `n·stride` for SAME and `(n − 1)·stride + max(reach,
/// stride)` for VALID; with `outputPadding`, one entry an axis, `(n − 1)·stride + reach mod 2` for
/// SAME and `(n − 1)·stride + reach` for VALID, and as many more as it says. *Type*: floating.
///
/// *Errors*: groups; an extent further beyond the last window than a step.
public record TransposedConvolution(Window window, List<Integer> outputPadding) implements Op {

    public TransposedConvolution {
        outputPadding = List.copyOf(outputPadding);
    }

    public static Value transposedConvolution(Value x, Value kernel, Window window) {
        return transposedConvolution(x, kernel, window, List.of());
    }

    public static Value transposedConvolution(
            Value x, Value kernel, Window window, List<Integer> outputPadding) {
        return Node.apply(new TransposedConvolution(window, outputPadding), x, kernel);
    }

    @Override
    public List<TensorType> infer(List<TensorType> inputs) {
        Expect.count(this, inputs, 2);
        TensorType x = inputs.getFirst();
        TensorType kernel = inputs.getLast();
        Expect.floating(this, List.of(x));
        Expect.type(this, kernel, x.dataType());
        Expect.rank(this, x, window.rank() + 2);
        Expect.rank(this, kernel, window.rank() + 2);
        boolean padded = outputPadding.isEmpty() || outputPadding.size() == window.rank();
        if (window.groups() != 1 || !padded) {
            throw Expect.failure(
                    this, "one group and an output padding for each axis", this, "Change them.");
        }
        if (!Expect.compatible(x.shape().extent(-1), kernel.shape().extent(-1))) {
            throw Expect.failure(
                    this,
                    "kernel[…, filters, channels]",
                    x + " and kernel " + kernel,
                    "Give the kernel the input's channels as its last axis.");
        }
        Shape shape = x.shape().with(-1, kernel.shape().extent(-2));
        for (int i = 0; i < window.rank(); i++) {
            shape = shape.with(i + 1, extent(i, x, kernel));
        }
        return List.of(x.withShape(shape));
    }

    private long extent(int axis, TensorType x, TensorType kernel) {
        long places = x.shape().extent(axis + 1);
        long size = kernel.shape().extent(axis);
        if (places == Shape.ANY || size == Shape.ANY || places == 0) {
            return places == 0 ? 0 : Shape.ANY;
        }
        int stride = window.strides().get(axis);
        long cut = cut(axis, size);
        long extent = (places - 1) * stride + window.reach(axis, size) - cut;
        if (extent < 1 || -cut >= stride) {
            throw Expect.failure(
                    this,
                    "less padding than the result has elements, and less output padding than a"
                            + " step",
                    x + " and kernel " + kernel,
                    "Change padding or output padding.");
        }
        return extent;
    }

    /// How many elements of all that windows cover are left out along an axis; below 0, how many
    /// are added after the last window.
    private long cut(int axis, long size) {
        long reach = window.reach(axis, size);
        int stride = window.strides().get(axis);
        boolean automatic = outputPadding.isEmpty();
        int more = automatic ? 0 : outputPadding.get(axis);
        return switch (window.padding().kind()) {
            case SAME -> automatic ? reach - stride : reach - reach % 2 - more;
            case VALID -> automatic ? Math.min(0, reach - stride) : -more;
            case EXPLICIT ->
                    window.padding().before().get(axis) + window.padding().after().get(axis) - more;
        };
    }

    /// The window of the convolution from the result to the input, for a kernel whose extents are
    /// known.
    public Window backwards(Shape kernel) {
        if (window.padding().kind() == Padding.Kind.EXPLICIT) {
            return window;
        }
        List<Integer> before = new ArrayList<>();
        List<Integer> after = new ArrayList<>();
        for (int i = 0; i < window.rank(); i++) {
            int cut = Math.toIntExact(Math.max(0, cut(i, kernel.extent(i))));
            before.add(cut / 2);
            after.add(cut - cut / 2);
        }
        return window.withPadding(Padding.explicit(before, after));
    }

    @Override
    public List<Gradient> gradient(Node call, List<Value> upstream) {
        Value x = call.input(0);
        Value kernel = call.input(1);
        Value dy = upstream.getFirst();
        for (int i = 0; i < window.rank(); i++) {
            if (kernel.shape().extent(i) == Shape.ANY) {
                Gradient open = blocked("the kernel's extents are not known yet");
                return List.of(open, open);
            }
        }
        Window back = backwards(kernel.shape());
        return List.of(
                through(Convolution.convolution(dy, kernel, back)),
                through(Convolution.BackwardKernel.of(dy, x, kernel, back)));
    }
}
