package org.kaon.engine.cpu;

import org.bytedeco.dnnl.convolution_forward;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.memory.desc;
import org.bytedeco.dnnl.primitive_attr;
import org.kaon.op.Window;
import org.kaon.tensor.DataType;
import org.kaon.tensor.Shape;
import org.kaon.tensor.TensorType;

/// A convolution as oneDNN describes it: axes `[n, channels, spatial…]` and kernels `[groups,
/// filters, channels, spatial…]`, beside Kaon's channels-last order.
record ConvolutionGeometry(Window window, TensorType x, TensorType kernel, TensorType y) {

    private int rank() {
        return window.rank();
    }

    /// The order that takes channels-last axes to oneDNN's.
    int[] toFirst() {
        int[] order = new int[rank() + 2];
        order[rank() + 1] = 1;
        for (int i = 0; i < rank(); i++) {
            order[i + 1] = i + 2;
        }
        return order;
    }

    /// The order that takes oneDNN's axes to channels-last.
    int[] toLast() {
        int[] order = new int[rank() + 2];
        order[1] = rank() + 1;
        for (int i = 0; i < rank(); i++) {
            order[i + 2] = i + 1;
        }
        return order;
    }

    desc anyInput() {
        return Layout.any(x.dataType(), channelsFirst(x.shape()));
    }

    desc anyResult() {
        return Layout.any(y.dataType(), channelsFirst(y.shape()));
    }

    private KernelGeometry kernels() {
        return new KernelGeometry(window, kernel);
    }

    desc anyKernel() {
        return kernels().any();
    }

    /// The bias for a primitive.
    desc bias(DataType type) {
        return Layout.strided(type, new long[] {y.shape().extent(-1)}, new long[] {1});
    }

    /// The layout of a channels-last tensor that a primitive wants as `described`.
    Layout data(TensorType type, desc described) {
        return Layout.of(type, described.permute_axes(toLast()));
    }

    Layout kernelLayout(desc described) {
        return kernels().layout(described);
    }

    /// A kernel's description for a primitive.
    desc kernelDesc(Layout layout) {
        return kernels().desc(layout);
    }

    desc anyTurnedKernel() {
        return kernels().anyTurned();
    }

    Layout turnedKernelLayout(desc described) {
        return kernels().turnedLayout(described);
    }

    desc turnedKernelDesc(Layout layout) {
        return kernels().turnedDesc(layout);
    }

    long[] strides() {
        return window.strides().stream().mapToLong(Integer::longValue).toArray();
    }

    /// oneDNN counts the elements left out.
    long[] dilations() {
        return window.dilations().stream().mapToLong(d -> d - 1).toArray();
    }

    long[] before() {
        long[] padding = new long[rank()];
        for (int i = 0; i < padding.length; i++) {
            padding[i] = window.before(i, x.shape().extent(i + 1), kernel.shape().extent(i));
        }
        return padding;
    }

    long[] after() {
        long[] padding = new long[rank()];
        for (int i = 0; i < padding.length; i++) {
            padding[i] = window.after(i, x.shape().extent(i + 1), kernel.shape().extent(i));
        }
        return padding;
    }

    private long[] channelsFirst(Shape shape) {
        long[] dims = new long[rank() + 2];
        dims[0] = shape.extent(0);
        dims[1] = shape.extent(-1);
        for (int i = 0; i < rank(); i++) {
            dims[i + 2] = shape.extent(i + 1);
        }
        return dims;
    }

    /// The forward description that backward primitives want as a hint.
    convolution_forward.primitive_desc hint(desc bias) {
        TensorType narrow = kernel.withDataType(x.dataType());
        return new ConvolutionGeometry(window, x, narrow, y)
                .forward(dnnl.prop_kind.forward_training, bias, OneDnn.attributes());
    }

    convolution_forward.primitive_desc forward(
            dnnl.prop_kind kind, desc bias, primitive_attr attributes) {
        return OneDnn.require(
                new convolution_forward.primitive_desc(
                        OneDnn.ENGINE,
                        kind,
                        dnnl.algorithm.convolution_direct,
                        anyInput(),
                        anyKernel(),
                        bias,
                        anyResult(),
                        strides(),
                        dilations(),
                        before(),
                        after(),
                        attributes,
                        false),
                "the convolution of " + x + " with " + kernel);
    }
}
