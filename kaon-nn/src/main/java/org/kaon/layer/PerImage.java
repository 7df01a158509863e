package org.kaon.layer;

import static org.kaon.graph.Constant.constant;
import static org.kaon.op.Add.add;
import static org.kaon.op.Multiply.multiply;
import static org.kaon.op.RandomUniform.randomUniform;
import static org.kaon.op.Repeat.repeat;
import static org.kaon.op.Reshape.reshape;
import static org.kaon.op.Slice.slice;

import org.kaon.graph.Value;
import org.kaon.initializer.Seed;
import org.kaon.tensor.Shape;

/// Random numbers of which each image of a batch gets its own.
///
/// *Shape*: `numbers` are `[batch, count]`, uniform in `[0, 1)`.
record PerImage(Value numbers) {

    static PerImage draw(Scope scope, Seed seed, Value images, int count) {
        Value one = images;
        for (int axis = 1; axis < images.shape().rank(); axis++) {
            one = slice(one, axis, 0, 1);
        }
        Value like = repeat(reshape(one, Shape.of(images.shape().extent(0), 1)), count, 1);
        Scope.Stream stream = scope.stream(seed);
        return new PerImage(randomUniform(like, stream.counter(), stream.key()));
    }

    /// One of the numbers, uniform in `[0, 1)`.
    ///
    /// *Shape*: `[batch, 1, 1, 1]`.
    Value at(int index) {
        return reshape(
                slice(numbers, 1, index, index + 1), Shape.of(numbers.shape().extent(0), 1, 1, 1));
    }

    /// One of the numbers, stretched to a range.
    Value at(int index, Span range) {
        Value stretched = multiply(at(index), constant((float) (range.high() - range.low())));
        return add(stretched, constant((float) range.low()));
    }
}
