package org.kaon.layer;

import static org.kaon.op.Add.add;
import static org.kaon.op.Concat.concat;
import static org.kaon.op.Convolution.convolution;
import static org.kaon.op.Multiply.multiply;
import static org.kaon.op.Reshape.reshape;
import static org.kaon.op.Slice.slice;

import org.kaon.graph.Value;
import org.kaon.op.GateMasks;
import org.kaon.op.Padding;
import org.kaon.op.RecurrentCell;
import org.kaon.op.Window;
import org.kaon.tensor.Shape;

import java.util.ArrayList;
import java.util.List;

/// One step of {@link ConvLstm} on images that are rows of numbers; the gates are `i, f, g, o`.
record ConvLstmCell(
        Images images,
        Value kernel,
        Value recurrentKernel,
        Value bias,
        Gates gates,
        GateMasks masks)
        implements RecurrentCell {

    /// The shapes of an image and of a state, without the batch, and the window from one to the
    /// other.
    record Images(Shape image, Shape state, Window window) {

        long filters() {
            return state.extent(-1);
        }

        /// Rows as images of a given number of channels.
        private static Value of(Value rows, Shape image, long channels) {
            Shape shape = image.with(-1, channels);
            long[] extents = Shape.of(Shape.ANY).append(shape.extents()).extents();
            return reshape(rows, Shape.of(extents));
        }

        /// All gates of a convolution, each with its own factors of the rows.
        Value convolved(Value rows, Shape shape, Value kernel, List<Value> factors, Window by) {
            long channels = shape.extent(-1);
            if (factors.isEmpty()) {
                return convolution(of(rows, shape, channels), kernel, by);
            }
            List<Value> each = new ArrayList<>();
            for (int i = 0; i < factors.size(); i++) {
                Value part = slice(kernel, -1, i * filters(), (i + 1) * filters());
                Value seen = of(multiply(rows, factors.get(i)), shape, channels);
                each.add(convolution(seen, part, by));
            }
            return concat(-1, each.toArray(Value[]::new));
        }
    }

    @Override
    public long units() {
        return images.state.size();
    }

    @Override
    public int states() {
        return 2;
    }

    @Override
    public Value project(Value x) {
        Value y = images.convolved(x, images.image, kernel, masks.inputs(), images.window);
        Shape sequence = Shape.of(x.shape().extent(0), x.shape().extent(1), 4 * units());
        return reshape(add(y, bias), sequence);
    }

    @Override
    public List<Value> step(Value projected, List<Value> states) {
        Window same = Window.window(images.image.rank() - 1, Padding.SAME);
        Value recalled =
                images.convolved(
                        states.get(0), images.state, recurrentKernel, masks.states(), same);
        Value sum = add(Images.of(projected, images.state, 4 * images.filters()), recalled);
        Value input = gates.recurrent().apply(channels(sum, 0));
        Value forget = gates.recurrent().apply(channels(sum, 1));
        Value candidate = gates.activation().apply(channels(sum, 2));
        Value output = gates.recurrent().apply(channels(sum, 3));
        Value before = Images.of(states.get(1), images.state, images.filters());
        Value memory = add(multiply(forget, before), multiply(input, candidate));
        return List.of(
                row(multiply(output, gates.activation().apply(memory)), states.get(0)),
                row(memory, states.get(1)));
    }

    private Value channels(Value sum, int gate) {
        return slice(sum, -1, gate * images.filters(), (gate + 1) * images.filters());
    }

    private Value row(Value image, Value like) {
        return reshape(image, Shape.of(like.shape().extent(0), units()));
    }
}
