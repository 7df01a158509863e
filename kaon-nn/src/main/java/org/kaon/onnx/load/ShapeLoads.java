package org.kaon.onnx.load;

import static org.kaon.graph.Constant.constant;

import org.kaon.graph.Value;
import org.kaon.op.BroadcastLike;
import org.kaon.op.Repeat;
import org.kaon.op.Reshape;
import org.kaon.op.Transpose;
import org.kaon.tensor.Shape;
import org.kaon.tensor.Tensor;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/// Operators that give elements another shape, and those that ask for shapes.
final class ShapeLoads {

    private ShapeLoads() {}

    static void enter(Loads.Table table) {
        table.put("Reshape", ShapeLoads::reshape);
        table.put("Transpose", ShapeLoads::transpose);
        table.put("Flatten", ShapeLoads::flatten);
        table.put("Squeeze", ShapeLoads::squeeze);
        table.put("Unsqueeze", ShapeLoads::unsqueeze);
        table.put("Expand", ShapeLoads::expand);
        table.put("Tile", call -> Repeat.tile(call.input(0), call.wholes(1)));
        table.put("Shape", ShapeLoads::shape);
        table.put("Size", call -> constant(call.input(0).shape().size()));
        table.put("DepthToSpace", ShapeLoads::depthToSpace);
        table.put("SpaceToDepth", ShapeLoads::spaceToDepth);
    }

    private static Value reshape(Call call) {
        Value x = call.input(0);
        long[] to = call.wholes(1);
        boolean zeros = call.flag("allowzero", false);
        for (int i = 0; i < to.length; i++) {
            to[i] = to[i] == 0 && !zeros ? x.shape().extent(i) : to[i];
        }
        Value y = Reshape.reshape(x, Shape.of(to));
        return y;
    }

    private static Value transpose(Call call) {
        List<Long> order = call.wholes("perm");
        return Transpose.transpose(
                call.input(0), order.stream().mapToInt(Math::toIntExact).toArray());
    }

    private static Value flatten(Call call) {
        Value x = call.input(0);
        int rank = x.shape().rank();
        int axis = call.integer("axis", 1);
        int from = axis < 0 ? axis + rank : axis;
        long rows = 1;
        for (int i = 0; i < from; i++) {
            rows *= x.shape().extent(i);
        }
        return Reshape.reshape(x, Shape.of(rows, x.shape().size() / Math.max(1, rows)));
    }

    private static long[] axes(Call call) {
        List<Long> listed = call.wholes("axes");
        return call.has(1) ? call.wholes(1) : listed.stream().mapToLong(Long::longValue).toArray();
    }

    private static Value squeeze(Call call) {
        Value x = call.input(0);
        long[] axes = axes(call);
        List<Long> rest = new ArrayList<>();
        for (int i = 0; i < x.shape().rank(); i++) {
            int axis = i;
            boolean named =
                    Arrays.stream(axes).anyMatch(a -> x.shape().axis(Math.toIntExact(a)) == axis);
            if (!(axes.length == 0 ? x.shape().extent(i) == 1 : named)) {
                rest.add(x.shape().extent(i));
            }
        }
        return Reshape.reshape(x, shape(rest));
    }

    private static Value unsqueeze(Call call) {
        Value x = call.input(0);
        long[] axes = axes(call);
        int rank = x.shape().rank() + axes.length;
        List<Integer> places =
                Arrays.stream(axes)
                        .mapToObj(a -> Math.toIntExact(a < 0 ? a + rank : a))
                        .sorted()
                        .toList();
        List<Long> extents = new ArrayList<>();
        Arrays.stream(x.shape().extents()).forEach(extents::add);
        places.forEach(place -> extents.add(place, 1L));
        return Reshape.reshape(x, shape(extents));
    }

    static Shape shape(List<Long> extents) {
        return Shape.of(extents.stream().mapToLong(Long::longValue).toArray());
    }

    private static Value expand(Call call) {
        Value x = call.input(0);
        Shape to = Shape.broadcast(x.shape(), Shape.of(call.wholes(1)));
        return to.equals(x.shape())
                ? x
                : BroadcastLike.broadcastLike(x, org.kaon.op.Blank.blank(to));
    }

    private static Value shape(Call call) {
        long[] extents = call.input(0).shape().extents();
        int from = place(call.whole("start", 0), extents.length);
        int to = place(call.whole("end", extents.length), extents.length);
        long[] part = Arrays.copyOfRange(extents, from, Math.max(from, to));
        return constant(Tensor.of(Shape.of(part.length), part));
    }

    private static int place(long index, int length) {
        return Math.toIntExact(Math.clamp(index < 0 ? index + length : index, 0, length));
    }

    private static Value depthToSpace(Call call) {
        Value x = call.input(0);
        long block = call.whole("blocksize", 1);
        call.require(x.shape().rank() == 4 && block > 0, "expected images and a block size");
        long[] e = x.shape().extents();
        long depth = e[1] / (block * block);
        boolean first = call.text("mode", "DCR").equals("DCR");
        Shape split =
                first
                        ? Shape.of(e[0], block, block, depth, e[2], e[3])
                        : Shape.of(e[0], depth, block, block, e[2], e[3]);
        Value parts = Reshape.reshape(x, split);
        Value turned =
                first
                        ? Transpose.transpose(parts, 0, 3, 4, 1, 5, 2)
                        : Transpose.transpose(parts, 0, 1, 4, 2, 5, 3);
        return Reshape.reshape(turned, Shape.of(e[0], depth, e[2] * block, e[3] * block));
    }

    private static Value spaceToDepth(Call call) {
        Value x = call.input(0);
        long block = call.whole("blocksize", 1);
        call.require(x.shape().rank() == 4 && block > 0, "expected images and a block size");
        long[] e = x.shape().extents();
        Value parts =
                Reshape.reshape(x, Shape.of(e[0], e[1], e[2] / block, block, e[3] / block, block));
        Value turned = Transpose.transpose(parts, 0, 3, 5, 1, 2, 4);
        return Reshape.reshape(
                turned, Shape.of(e[0], e[1] * block * block, e[2] / block, e[3] / block));
    }

    /// A list of one number again and again.
    static List<Integer> all(int count, int value) {
        return Collections.nCopies(count, value);
    }
}
