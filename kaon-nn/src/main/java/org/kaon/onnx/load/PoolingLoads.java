package org.kaon.onnx.load;

import org.kaon.graph.Value;
import org.kaon.op.AveragePooling;
import org.kaon.op.AxisMap;
import org.kaon.op.LinearResize;
import org.kaon.op.Max;
import org.kaon.op.MaxPooling;
import org.kaon.op.Mean;
import org.kaon.op.Pad;
import org.kaon.op.Padding;
import org.kaon.op.Remap;
import org.kaon.op.Window;
import org.kaon.tensor.Shape;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// Pooling and resizing.
final class PoolingLoads {

    private PoolingLoads() {}

    static void enter(Loads.Table table) {
        table.put(
                "MaxPool",
                call -> {
                    call.ignore("storage_order");
                    return pool(call, true);
                });
        table.put("AveragePool", call -> pool(call, false));
        table.put("GlobalAveragePool", call -> Mean.mean(call.input(0), true, spatial(call)));
        table.put("GlobalMaxPool", call -> Max.max(call.input(0), true, spatial(call)));
        table.put("Resize", PoolingLoads::resize);
        table.put("Upsample", PoolingLoads::resize);
    }

    private static int[] spatial(Call call) {
        return IntStream.range(2, call.input(0).shape().rank()).toArray();
    }

    private static Value pool(Call call, boolean most) {
        Value x = Images.channelsLast(call.input(0));
        int rank = x.shape().rank() - 2;
        List<Integer> size = WindowLoads.integers(call.wholes("kernel_shape"), rank, 1);
        Window window = WindowLoads.window(call, x.shape(), size);
        call.require(
                window.dilations().stream().allMatch(n -> n == 1), "dilations are not supported");
        if (call.flag("ceil_mode", false)) {
            window = raised(call, window, x.shape(), size);
        }
        boolean counted = call.flag("count_include_pad", false);
        if (!most && counted && window.padding().kind() == Padding.Kind.EXPLICIT) {
            x = padded(x, window.padding());
            window = window.withPadding(Padding.VALID);
        }
        Value y =
                most
                        ? MaxPooling.maxPooling(x, size, window.strides(), window.padding())
                        : AveragePooling.averagePooling(
                                x, size, window.strides(), window.padding());
        return Images.channelsFirst(y);
    }

    // A window that begins within the image counts, however little of it lies there.
    private static Window raised(Call call, Window window, Shape image, List<Integer> size) {
        List<Integer> before = new ArrayList<>();
        List<Integer> after = new ArrayList<>();
        for (int i = 0; i < size.size(); i++) {
            long extent = image.extent(i + 1);
            long first = window.before(i, extent, size.get(i));
            long last = window.after(i, extent, size.get(i));
            int stride = window.strides().get(i);
            long rest = (extent + first + last - size.get(i)) % stride;
            long more = rest == 0 ? 0 : stride - rest;
            long places = (extent + first + last - size.get(i) + more) / stride;
            if (places * stride >= extent + first) {
                more = 0;
            }
            before.add(Math.toIntExact(first));
            after.add(Math.toIntExact(last + more));
        }
        call.require(
                !call.flag("count_include_pad", false) || before.stream().allMatch(n -> n == 0),
                "ceil_mode with counted padding is not supported");
        return window.withPadding(Padding.explicit(before, after));
    }

    private static Value padded(Value x, Padding padding) {
        List<Integer> before = new ArrayList<>(padding.before());
        List<Integer> after = new ArrayList<>(padding.after());
        for (List<Integer> sides : List.of(before, after)) {
            sides.addFirst(0);
            sides.addLast(0);
        }
        return Pad.pad(x, before, after);
    }

    private static Value resize(Call call) {
        call.ignore("cubic_coeff_a", "exclude_outside", "extrapolation_value", "antialias");
        Value x = call.input(0);
        long[] to = extents(call, x.shape());
        String mode = call.text("mode", "nearest");
        String places = call.text("coordinate_transformation_mode", "half_pixel");
        String nearest = call.text("nearest_mode", "round_prefer_floor");
        if (mode.equals("linear") && places.equals("half_pixel")) {
            Value last = Images.channelsLast(x);
            List<Long> spatial = new ArrayList<>();
            for (int i = 2; i < to.length; i++) {
                spatial.add(to[i]);
            }
            call.require(
                    to[0] == x.shape().extent(0) && to[1] == x.shape().extent(1),
                    "batch and channels cannot be resized");
            return Images.channelsFirst(LinearResize.linearTo(last, spatial));
        }
        boolean whole =
                IntStream.range(0, to.length).allMatch(i -> to[i] % x.shape().extent(i) == 0);
        boolean plain =
                nearest.equals("floor") && places.equals("asymmetric")
                        || !places.equals("align_corners");
        call.require(
                mode.equals("nearest") && plain && whole,
                "only linear resizing by half pixels and nearest resizing by whole factors are"
                        + " supported, found "
                        + mode
                        + ", "
                        + places
                        + ", "
                        + nearest);
        List<AxisMap> maps = new ArrayList<>();
        for (int i = 0; i < to.length; i++) {
            long times = to[i] / x.shape().extent(i);
            maps.add(times == 1 ? new AxisMap.Whole() : new AxisMap.Repeated(times));
        }
        return Remap.remap(x, maps, 0f);
    }

    // Scales are input 1 of Upsample and 2 of Resize since opset 11, sizes are input 3.
    private static long[] extents(Call call, Shape shape) {
        if (call.has(3)) {
            return call.wholes(3);
        }
        List<Float> listed = call.reals("scales");
        long[] to = shape.extents();
        int input = call.count() > 2 ? 2 : 1;
        for (int i = 0; i < to.length; i++) {
            double scale = listed.isEmpty() ? call.known(input).at(i) : listed.get(i);
            to[i] = (long) Math.floor(to[i] * scale);
        }
        return to;
    }
}
