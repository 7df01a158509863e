package org.kaon.onnx.load;

import org.kaon.graph.Value;
import org.kaon.op.Add;
import org.kaon.op.Convolution;
import org.kaon.op.Padding;
import org.kaon.op.TransposedConvolution;
import org.kaon.op.Window;
import org.kaon.tensor.Shape;

import java.util.ArrayList;
import java.util.List;

/// Convolutions. ONNX has the channels first and the kernel as `[filters, channels, spatial…]`.
final class WindowLoads {

    private WindowLoads() {}

    static void enter(Loads.Table table) {
        table.put("Conv", WindowLoads::convolution);
        table.put("ConvTranspose", WindowLoads::transposed);
    }

    private static Value convolution(Call call) {
        Value x = Images.channelsLast(call.input(0));
        int rank = x.shape().rank() - 2;
        call.ignore("kernel_shape");
        List<Integer> size = spatial(call.input(1).shape());
        Window window = window(call, x.shape(), size).withGroups(call.integer("group", 1));
        Value kernel = call.weight(1, spatialFirst(rank, 1, 0));
        return Images.channelsFirst(biased(call, Convolution.convolution(x, kernel, window)));
    }

    private static List<Integer> spatialFirst(int rank, int second, int last) {
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < rank; i++) {
            order.add(i + 2);
        }
        order.add(second);
        order.add(last);
        return order;
    }

    private static Value biased(Call call, Value y) {
        return call.optional(2).map(bias -> Add.add(y, bias)).orElse(y);
    }

    private static List<Integer> spatial(Shape kernel) {
        List<Integer> size = new ArrayList<>();
        for (int i = 2; i < kernel.rank(); i++) {
            size.add(Math.toIntExact(kernel.extent(i)));
        }
        return size;
    }

    /// How a window of this size moves over an image `[batch, spatial…, channels]`.
    static Window window(Call call, Shape image, List<Integer> size) {
        int rank = image.rank() - 2;
        List<Integer> strides = integers(call.wholes("strides"), rank, 1);
        List<Integer> dilations = integers(call.wholes("dilations"), rank, 1);
        List<Integer> pads = integers(call.wholes("pads"), 2 * rank, 0);
        Padding padding =
                switch (call.text("auto_pad", "NOTSET")) {
                    case "VALID" -> Padding.VALID;
                    case "SAME_UPPER" -> Padding.SAME;
                    case "SAME_LOWER" -> lower(image, size, strides, dilations);
                    case "NOTSET" ->
                            Padding.explicit(pads.subList(0, rank), pads.subList(rank, 2 * rank));
                    default -> throw call.refused("auto_pad is not one of ONNX's");
                };
        return new Window(strides, padding, dilations, 1);
    }

    // As SAME, but the odd element before.
    private static Padding lower(
            Shape image, List<Integer> size, List<Integer> strides, List<Integer> dilations) {
        Window same = new Window(strides, Padding.SAME, dilations, 1);
        List<Integer> before = new ArrayList<>();
        List<Integer> after = new ArrayList<>();
        for (int i = 0; i < size.size(); i++) {
            long extent = image.extent(i + 1);
            before.add(Math.toIntExact(same.after(i, extent, size.get(i))));
            after.add(Math.toIntExact(same.before(i, extent, size.get(i))));
        }
        return Padding.explicit(before, after);
    }

    static List<Integer> integers(List<Long> listed, int count, int otherwise) {
        return listed.isEmpty()
                ? ShapeLoads.all(count, otherwise)
                : listed.stream().map(Math::toIntExact).toList();
    }

    private static Value transposed(Call call) {
        Value x = Images.channelsLast(call.input(0));
        int rank = x.shape().rank() - 2;
        call.ignore("kernel_shape");
        call.require(call.whole("group", 1) == 1, "groups are not supported");
        call.require(call.wholes("output_shape").isEmpty(), "output_shape is not supported");
        call.require(
                List.of("NOTSET", "VALID").contains(call.text("auto_pad", "NOTSET")),
                "automatic padding is not supported: give pads");
        List<Integer> size = spatial(call.input(1).shape());
        List<Integer> more = integers(call.wholes("output_padding"), rank, 0);
        Window window = window(call, x.shape(), size);
        Window given =
                window.padding().kind() == Padding.Kind.EXPLICIT
                        ? window
                        : window.withPadding(
                                Padding.explicit(ShapeLoads.all(rank, 0), ShapeLoads.all(rank, 0)));
        Value kernel = call.weight(1, spatialFirst(rank, 1, 0));
        Value y = TransposedConvolution.transposedConvolution(x, kernel, given, more);
        return Images.channelsFirst(biased(call, y));
    }
}
