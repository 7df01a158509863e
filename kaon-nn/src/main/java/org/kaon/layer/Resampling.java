package org.kaon.layer;

import static org.kaon.graph.Constant.constant;
import static org.kaon.op.Add.add;
import static org.kaon.op.And.and;
import static org.kaon.op.Cast.cast;
import static org.kaon.op.Equal.equal;
import static org.kaon.op.Floor.floor;
import static org.kaon.op.Gather.gatherBatched;
import static org.kaon.op.Multiply.multiply;
import static org.kaon.op.Reshape.reshape;
import static org.kaon.op.Select.select;
import static org.kaon.op.Subtract.subtract;

import org.kaon.config.Config;
import org.kaon.graph.Value;
import org.kaon.op.Add;
import org.kaon.tensor.DataType;
import org.kaon.tensor.Shape;

import java.util.ArrayList;
import java.util.List;

/// How an image is read between its pixels and beyond its edges.
public record Resampling(FillMode fillMode, double fillValue, Interpolation interpolation) {

    /// Keras's own choice.
    public static final Resampling REFLECTED =
            new Resampling(FillMode.REFLECT, 0, Interpolation.BILINEAR);

    /// A pixel of one axis with its share in the result.
    private record Tap(Value place, Value share) {}

    /// Images read at the places of a map.
    ///
    /// *Shape*: `[batch, height, width, channels]` → same.
    Value sample(Value images, AffineMap map) {
        long rows = images.shape().extent(1);
        long columns = images.shape().extent(2);
        Value row = counted(rows, Shape.of(1, rows, 1, 1));
        Value column = counted(columns, Shape.of(1, 1, columns, 1));
        List<Value> parts = new ArrayList<>();
        for (Tap above : taps(map.row(column, row))) {
            for (Tap before : taps(map.column(column, row))) {
                Value share = multiply(above.share, before.share);
                parts.add(
                        multiply(
                                read(images, above.place, before.place),
                                cast(share, images.dataType())));
            }
        }
        return parts.stream().reduce(Add::add).orElseThrow();
    }

    private static Value counted(long count, Shape shape) {
        float[] values = new float[(int) count];
        for (int i = 0; i < count; i++) {
            values[i] = i;
        }
        return constant(shape, values);
    }

    private List<Tap> taps(Value place) {
        return switch (interpolation) {
            case NEAREST -> List.of(new Tap(floor(add(place, constant(0.5f))), constant(1f)));
            case BILINEAR -> {
                Value lower = floor(place);
                Value upper = subtract(place, lower);
                yield List.of(
                        new Tap(lower, subtract(constant(1f), upper)),
                        new Tap(add(lower, constant(1f)), upper));
            }
        };
    }

    private Value read(Value images, Value row, Value column) {
        Shape shape = images.shape();
        long rows = shape.extent(1);
        long columns = shape.extent(2);
        Value insideRow = fillMode.inside(row, rows);
        Value insideColumn = fillMode.inside(column, columns);
        Value place = add(multiply(insideRow, constant((float) columns)), insideColumn);
        Shape pixels = Shape.of(shape.extent(0), rows * columns);
        Value taken =
                gatherBatched(
                        reshape(images, pixels.append(shape.extent(3))),
                        reshape(cast(place, DataType.INT32), pixels),
                        1);
        Value read = reshape(taken, shape);
        return fillMode == FillMode.CONSTANT
                ? select(
                        and(equal(insideRow, row), equal(insideColumn, column)),
                        read,
                        constant((float) fillValue))
                : read;
    }

    static Resampling read(Config in) {
        return new Resampling(
                in.choice("fill_mode", FillMode.REFLECT),
                in.number("fill_value", 0),
                in.choice("interpolation", Interpolation.BILINEAR));
    }

    void write(Config.Writer out) {
        out.put("fill_mode", Settings.lower(fillMode)).put("fill_value", fillValue);
        out.put("interpolation", interpolation.written());
    }
}
