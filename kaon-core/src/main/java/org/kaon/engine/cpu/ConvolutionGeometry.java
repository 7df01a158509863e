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

    private int[] kernelToLast() {
        int[] order = new int[rank() + 2];
        order[0] = rank() + 1;
        order[1] = rank();
        for (int i = 0; i < rank(); i++) {
            order[i + 2] = i;
        }
        return order;
    }

    private int[] kernelToFirst() {
        int[] order = new int[rank() + 2];
        order[rank() + 1] = 0;
        order[rank()] = 1;
        for (int i = 0; i < rank(); i++) {
            order[i] = i + 2;
        }
        return order;
    }

    desc anyInput() {
        return Layout.any(x.dataType(), channelsFirst(x.shape()));
    }

    desc anyResult() {
        return Layout.any(y.dataType(), channelsFirst(y.shape()));
    }

    /// Grouped kernels stay row-major: their blocked forms have an axis that Kaon's shape lacks.
    desc anyKernel() {
        Shape shape = kernel.shape();
        int rank = rank();
        if (window.groups() == 1) {
            long[] dims = new long[rank + 2];
            dims[0] = shape.extent(-1);
            dims[1] = shape.extent(-2);
            for (int i = 0; i < rank; i++) {
                dims[i + 2] = shape.extent(i);
            }
            return Layout.any(kernel.dataType(), dims);
        }
        return groupedKernel();
    }

    private desc groupedKernel() {
        Shape shape = kernel.shape();
        int rank = rank();
        long filters = shape.extent(-1);
        long channels = shape.extent(-2);
        long each = filters / window.groups();
        long[] dims = new long[rank + 3];
        long[] strides = new long[rank + 3];
        long[] plain = Layout.rowMajor(shape.extents());
        dims[0] = window.groups();
        strides[0] = each;
        dims[1] = each;
        strides[1] = 1;
        dims[2] = channels;
        strides[2] = filters;
        for (int i = 0; i < rank; i++) {
            dims[i + 3] = shape.extent(i);
            strides[i + 3] = plain[i];
        }
        return Layout.strided(kernel.dataType(), dims, strides);
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
        return window.groups() == 1
                ? Layout.of(kernel, described.permute_axes(kernelToLast()))
                : Layout.plain(kernel);
    }

    /// A kernel's description for a primitive.
    desc kernelDesc(Layout layout) {
        return window.groups() == 1 ? layout.desc(kernelToFirst()) : groupedKernel();
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
