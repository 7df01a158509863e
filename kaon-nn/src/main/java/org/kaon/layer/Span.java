package org.kaon.layer;

import static org.kaon.op.Clip.clip;

import org.kaon.config.Config;
import org.kaon.config.ConfigException;
import org.kaon.graph.Value;

import java.util.List;
import java.util.Optional;

/// A range `[low, high]` of numbers: of a factor to be drawn, of the values of an image.
public record Span(double low, double high) {

    public Span {
        if (!(low <= high) || Double.isInfinite(high - low)) {
            throw new ConfigException(
                    "A range expects low <= high, found [" + low + ", " + high + "].");
        }
    }

    /// `[−|f|, |f|]`.
    public static Span around(double f) {
        return new Span(-Math.abs(f), Math.abs(f));
    }

    /// A factor as Keras writes it: two numbers, or one for `[−f, f]`.
    ///
    /// *Errors*: a number outside the bounds, anything but a number or a pair.
    static Optional<Span> read(Config in, String key, Span bounds) {
        return in.raw(key)
                .map(found ->
                        switch (found) {
                            case Number f when bounds.holds(f) -> around(f.doubleValue());
                            case List<?> list when ends(list).filter(bounds::holds).isPresent() ->
                                    ends(list).orElseThrow();
                            default ->
                                    throw in.wrong(
                                            key,
                                            "a number or two numbers within " + bounds.pair(),
                                            found);
                        });
    }

    static Span required(Config in, String key, Span bounds) {
        in.required(key);
        return read(in, key, bounds).orElseThrow();
    }

    /// Two numbers in any order.
    static Span pair(Config in, String key, Span otherwise) {
        return in.raw(key)
                .map(found ->
                        (found instanceof List<?> list ? ends(list) : Optional.<Span>empty())
                                .orElseThrow(() -> in.wrong(key, "two numbers", found)))
                .orElse(otherwise);
    }

    private static Optional<Span> ends(List<?> list) {
        return list.size() == 2
                        && list.getFirst() instanceof Number one
                        && list.getLast() instanceof Number other
                ? Optional.of(
                        new Span(
                                Math.min(one.doubleValue(), other.doubleValue()),
                                Math.max(one.doubleValue(), other.doubleValue())))
                : Optional.empty();
    }

    private boolean holds(Number value) {
        return value.doubleValue() >= low && value.doubleValue() <= high;
    }

    private boolean holds(Span other) {
        return holds(other.low) && holds(other.high);
    }

    Span plus(double x) {
        return new Span(low + x, high + x);
    }

    /// *Errors*: a factor below 0.
    Span times(double factor) {
        return new Span(low * factor, high * factor);
    }

    Value clipped(Value x) {
        return clip(x, (float) low, (float) high);
    }

    List<Double> pair() {
        return List.of(low, high);
    }

    /// One number where the range is `[−f, f]`.
    Object written() {
        return low == -high ? (Object) high : pair();
    }
}
