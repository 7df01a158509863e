package org.kaon.layer;

import static org.kaon.graph.Constant.constant;
import static org.kaon.op.LessEqual.lessEqual;
import static org.kaon.op.Select.select;
import static org.kaon.op.StridedSlice.flip;

import org.kaon.config.Config;
import org.kaon.graph.Value;
import org.kaon.initializer.Seed;

import java.util.List;

/// In training each image is mirrored with probability 1/2. Keras: `RandomFlip`.
///
/// One number decides for an image: under `horizontal_and_vertical` it is mirrored in both
/// directions or in none, as in Keras 3.
///
/// *Shape*: `[batch, height, width, channels]` → same.
public record RandomFlip(Mode mode, Seed seed, boolean channelsFirst) implements Layer {

    /// What changes places.
    public enum Mode {
        /// Left and right.
        HORIZONTAL,
        /// Top and bottom.
        VERTICAL,
        /// Both at once.
        HORIZONTAL_AND_VERTICAL;

        private int[] axes() {
            return switch (this) {
                case HORIZONTAL -> new int[] {2};
                case VERTICAL -> new int[] {1};
                case HORIZONTAL_AND_VERTICAL -> new int[] {1, 2};
            };
        }
    }

    public static RandomFlip randomFlip(Mode mode) {
        return new RandomFlip(mode, Seed.ofModel(), false);
    }

    @Override
    public Value apply(Scope scope, List<Value> inputs) {
        return Augmentation.of(
                new Site(this, scope), channelsFirst, inputs.getFirst(), x -> flipped(scope, x));
    }

    private Value flipped(Scope scope, Value x) {
        Value mirrored = lessEqual(PerImage.draw(scope, seed, x, 1).at(0), constant(0.5f));
        return select(mirrored, flip(x, mode.axes()), x);
    }

    static RandomFlip read(Config in) {
        return new RandomFlip(
                in.choice("mode", Mode.HORIZONTAL_AND_VERTICAL),
                Seed.read(in),
                ChannelOrder.read(in));
    }

    @Override
    public void write(Config.Writer out) {
        ChannelOrder.write(out, channelsFirst);
        out.put("seed", seed.written()).put("mode", Settings.lower(mode));
    }
}
