package org.kaon.onnx.export;

import org.kaon.graph.Node;
import org.kaon.graph.Value;
import org.kaon.onnx.Attribute;
import org.kaon.onnx.Transposition;
import org.kaon.op.AveragePooling;
import org.kaon.op.Convolution;
import org.kaon.op.LinearResize;
import org.kaon.op.MaxPooling;
import org.kaon.op.Padding;
import org.kaon.op.Pooling;
import org.kaon.op.TransposedConvolution;
import org.kaon.op.Window;
import org.kaon.tensor.Shape;
import org.kaon.tensor.Tensor;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// Ops of windows over images: ONNX has the channels first, and the kernel as `[filters, channels,
/// spatial…]`.
final class WindowExports {

    private WindowExports() {}

    static void add(Exports.Table table) {
        table.put(Convolution.class, WindowExports::convolution);
        table.put(TransposedConvolution.class, WindowExports::transposed);
        table.put(MaxPooling.class, (op, call, out) -> pool("MaxPool", op, call, out));
        table.put(AveragePooling.class, (op, call, out) -> pool("AveragePool", op, call, out));
        table.put(LinearResize.class, WindowExports::resize);
    }

    private static void define(Node call, String name, Emitter out) {
        out.define(call.output(0), Order.channelsFirst(call.input(0).shape().rank()), name);
    }

    private static String image(Node call, Emitter out) {
        return out.in(Order.channelsFirst(call.input(0).shape().rank()), call.input(0));
    }

    private static void convolution(Convolution op, Node call, Emitter out) {
        Value kernel = call.input(1);
        int rank = op.window().rank();
        Shape shape = kernel.shape();
        List<Long> size = IntStream.range(0, rank).mapToObj(shape::extent).toList();
        Map<String, Attribute> attributes = attributes(call, op.window(), size);
        attributes.put("kernel_shape", Attribute.wholes(size));
        attributes.put("dilations", Attribute.wholes(op.window().dilations()));
        String weights;
        if (op.window().isDepthwise()) {
            attributes.put("group", Attribute.of(shape.extent(-2)));
            weights = depthwise(kernel, rank, out);
        } else {
            attributes.put("group", Attribute.of((long) op.window().groups()));
            weights = out.in(kernelOrder(rank, rank + 1, rank), kernel);
        }
        define(call, out.node("Conv", List.of(image(call, out), weights), attributes), out);
    }

    private static Order kernelOrder(int rank, int first, int second) {
        List<Integer> axes = new ArrayList<>(List.of(first, second));
        IntStream.range(0, rank).forEach(axes::add);
        return new Order(axes);
    }

    // `[spatial…, channels, multiplier]` becomes `[channels·multiplier, 1, spatial…]`.
    private static String depthwise(Value kernel, int rank, Emitter out) {
        Order order = kernelOrder(rank, rank, rank + 1);
        long[] extents = new long[rank + 2];
        extents[0] = kernel.shape().extent(-2) * kernel.shape().extent(-1);
        extents[1] = 1;
        for (int i = 0; i < rank; i++) {
            extents[i + 2] = kernel.shape().extent(i);
        }
        return out.known(kernel)
                .map(tensor -> {
                    Tensor turned = Transposition.of(tensor, order.axes());
                    return out.given(kernel, turned.reshape(Shape.of(extents)));
                })
                .orElseGet(() -> out.node("Reshape", out.in(order, kernel), out.wholes(extents)));
    }

    private static void transposed(TransposedConvolution op, Node call, Emitter out) {
        Value kernel = call.input(1);
        int rank = op.window().rank();
        List<Long> size = IntStream.range(0, rank).mapToObj(kernel.shape()::extent).toList();
        Window back = op.backwards(kernel.shape());
        Map<String, Attribute> attributes = attributes(call, back, size);
        attributes.put("kernel_shape", Attribute.wholes(size));
        attributes.put("dilations", Attribute.wholes(back.dilations()));
        List<Long> more = new ArrayList<>();
        for (int i = 0; i < rank; i++) {
            more.add(added(op, i, size.get(i)));
        }
        attributes.put("output_padding", Attribute.wholes(more));
        String weights = out.in(kernelOrder(rank, rank + 1, rank), kernel);
        define(
                call,
                out.node("ConvTranspose", List.of(image(call, out), weights), attributes),
                out);
    }

    /// How many elements lie after the last window along an axis.
    private static long added(TransposedConvolution op, int axis, long size) {
        long reach = op.window().reach(axis, size);
        boolean automatic = op.outputPadding().isEmpty();
        long more = automatic ? 0 : op.outputPadding().get(axis);
        return switch (op.window().padding().kind()) {
            case EXPLICIT -> more;
            case VALID -> automatic ? Math.max(0, op.window().strides().get(axis) - reach) : more;
            case SAME ->
                    Math.max(
                            0,
                            automatic
                                    ? op.window().strides().get(axis) - reach
                                    : more - reach + reach % 2);
        };
    }

    private static void pool(String name, Pooling op, Node call, Emitter out) {
        Map<String, Attribute> attributes = attributes(call, op.window(), op.size());
        attributes.put("kernel_shape", Attribute.wholes(op.size()));
        define(call, out.node(name, List.of(image(call, out)), attributes), out);
    }

    private static Map<String, Attribute> attributes(
            Node call, Window window, List<? extends Number> size) {
        Map<String, Attribute> attributes = new HashMap<>();
        attributes.put("strides", Attribute.wholes(window.strides()));
        Shape x = call.input(0).shape();
        int rank = window.rank();
        boolean known = IntStream.range(0, rank).noneMatch(i -> x.extent(i + 1) == Shape.ANY);
        if (window.padding().kind() == Padding.Kind.SAME && !known) {
            attributes.put("auto_pad", Attribute.of("SAME_UPPER"));
            return attributes;
        }
        List<Long> pads = new ArrayList<>();
        for (int i = 0; i < rank; i++) {
            pads.add(window.before(i, x.extent(i + 1), size.get(i).longValue()));
        }
        for (int i = 0; i < rank; i++) {
            pads.add(window.after(i, x.extent(i + 1), size.get(i).longValue()));
        }
        attributes.put("pads", Attribute.wholes(pads));
        return attributes;
    }

    private static void resize(LinearResize op, Node call, Emitter out) {
        String x = image(call, out);
        Map<String, Attribute> attributes =
                Map.of(
                        "mode",
                        Attribute.of("linear"),
                        "coordinate_transformation_mode",
                        Attribute.of("half_pixel"));
        List<String> inputs = new ArrayList<>(List.of(x, ""));
        if (op.targets().stream().allMatch(LinearResize.Target.Times.class::isInstance)) {
            int rank = op.targets().size();
            float[] scales = new float[rank + 2];
            scales[0] = 1;
            scales[1] = 1;
            for (int i = 0; i < rank; i++) {
                scales[i + 2] = op.targets().get(i).of(1);
            }
            inputs.add(out.given("scales", Tensor.of(Shape.of(scales.length), scales)));
        } else {
            inputs.add("");
            inputs.add(size(call, out));
        }
        define(call, out.node("Resize", inputs, attributes), out);
    }

    private static String size(Node call, Emitter out) {
        Value x = call.input(0);
        Shape y = call.types().getFirst().shape();
        List<String> parts = new ArrayList<>(List.of(out.extent(x, 0), out.extent(x, -1)));
        for (int i = 1; i < y.rank() - 1; i++) {
            if (y.extent(i) == Shape.ANY) {
                throw Exports.refused(
                        call, "it resizes an axis of unknown extent. Give the input's full shape.");
            }
            parts.add(out.wholes(y.extent(i)));
        }
        return out.node("Concat", parts, Map.of("axis", Attribute.of(0L)));
    }
}
