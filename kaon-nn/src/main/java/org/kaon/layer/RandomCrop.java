package org.kaon.layer;

import static org.kaon.graph.Constant.constant;
import static org.kaon.op.Add.add;
import static org.kaon.op.Cast.cast;
import static org.kaon.op.Gather.gather;
import static org.kaon.op.RandomInteger.randomInteger;

import org.kaon.config.Config;
import org.kaon.graph.Value;
import org.kaon.initializer.Seed;
import org.kaon.tensor.DataType;
import org.kaon.tensor.Shape;

import java.util.List;

/// In training a part of the images at a random place, the same one for a whole batch; in
/// inference, and where images are not larger in both directions, what {@link CenterCrop} gives of
/// images that are too small. Keras: `RandomCrop`.
///
/// *Shape*: `[batch, rows, columns, channels]` → `[batch, height, width, channels]`.
public record RandomCrop(int height, int width, Seed seed, boolean channelsFirst) implements Layer {

    public RandomCrop {
        Settings.requirePositive("RandomCrop", "height", height);
        Settings.requirePositive("RandomCrop", "width", width);
    }

    public static RandomCrop randomCrop(int height, int width) {
        return new RandomCrop(height, width, Seed.ofModel(), false);
    }

    @Override
    public Value apply(Scope scope, List<Value> inputs) {
        Site site = new Site(this, scope);
        return ChannelOrder.around(
                site,
                channelsFirst,
                2,
                cast(inputs.getFirst(), scope.compute()),
                x -> {
                    site.knownRow(x);
                    boolean larger = x.shape().extent(1) > height && x.shape().extent(2) > width;
                    return larger && scope.phase() == Phase.TRAINING
                            ? cut(scope, cut(scope, x, 1, height), 2, width)
                            : ImageWindow.resized(x, height, width);
                });
    }

    /// A random run of `count` places along an axis.
    private Value cut(Scope scope, Value x, int axis, int count) {
        Scope.Stream stream = scope.stream(seed);
        // Both axes read one stream where the seed is fixed: each its own key.
        long key = stream.key() + axis;
        Value from =
                randomInteger(
                        constant(0f), stream.counter(), 0, x.shape().extent(axis) - count + 1, key);
        float[] steps = new float[count];
        for (int i = 0; i < count; i++) {
            steps[i] = i;
        }
        Value places = add(from, cast(constant(Shape.of(count), steps), DataType.INT32));
        return gather(x, places, axis);
    }

    static RandomCrop read(Config in) {
        return new RandomCrop(
                in.integer("height"), in.integer("width"), Seed.read(in), ChannelOrder.read(in));
    }

    @Override
    public void write(Config.Writer out) {
        out.put("height", height).put("width", width).put("seed", seed.written());
        ChannelOrder.write(out, channelsFirst);
    }
}
