package org.kaon.layer;

import static org.kaon.graph.Constant.constant;
import static org.kaon.op.Abs.abs;
import static org.kaon.op.Add.add;
import static org.kaon.op.Clip.clip;
import static org.kaon.op.Divide.divide;
import static org.kaon.op.Floor.floor;
import static org.kaon.op.Multiply.multiply;
import static org.kaon.op.Subtract.subtract;

import org.kaon.graph.Value;

/// What lies beyond the edges of an image `a b c d`.
public enum FillMode {
    /// `k k k k | a b c d | k k k k`.
    CONSTANT,
    /// `a a a a | a b c d | d d d d`.
    NEAREST,
    /// `d c b a | a b c d | d c b a`.
    REFLECT,
    /// `a b c d | a b c d | a b c d`.
    WRAP;

    /// The place in `[0, size)` that stands for a place anywhere; both are whole numbers in
    /// float32.
    Value inside(Value place, long size) {
        return switch (this) {
            case CONSTANT, NEAREST -> clip(place, 0, size - 1);
            case WRAP -> modulo(place, size);
            case REFLECT -> {
                // Twice the middle of a pixel, in a triangular wave of length 4·size.
                Value middle = add(multiply(place, constant(2f)), constant(2f * size + 1));
                Value wave = subtract(modulo(middle, 4 * size), constant(2f * size));
                yield multiply(subtract(abs(wave), constant(1f)), constant(0.5f));
            }
        };
    }

    private static Value modulo(Value x, long size) {
        Value times = floor(divide(x, constant((float) size)));
        return subtract(x, multiply(times, constant((float) size)));
    }
}
