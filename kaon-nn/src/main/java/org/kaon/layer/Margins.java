package org.kaon.layer;

import org.kaon.config.Config;
import org.kaon.config.ConfigException;
import org.kaon.graph.Value;
import org.kaon.op.Pad;
import org.kaon.op.StridedSlice;
import org.kaon.tensor.Shape;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Elements before and after each spatial axis: what padding adds and cropping takes away.
public record Margins(List<Integer> before, List<Integer> after) {

    public Margins {
        before = List.copyOf(before);
        after = List.copyOf(after);
        if (before.size() != after.size()
                || Stream.concat(before.stream(), after.stream()).anyMatch(n -> n < 0)) {
            throw new ConfigException(
                    "Margins: expects as many extents of 0 or more before as after, found "
                            + before
                            + " and "
                            + after
                            + ".");
        }
    }

    /// As many on each side of each axis.
    public static Margins all(int axes, int extent) {
        List<Integer> extents = Collections.nCopies(axes, extent);
        return new Margins(extents, extents);
    }

    /// Keras's three forms: one number, a number for each axis, a pair for each axis. With one axis
    /// a list of two is its pair.
    static Margins read(Config in, String key, int axes) {
        Object value = in.raw(key).orElse(1);
        if (axes == 1 && value instanceof List<?> list && list.size() == 2) {
            return pairs(in, key, List.of(list));
        }
        if (value instanceof List<?> list
                && list.size() == axes
                && list.getFirst() instanceof List) {
            return pairs(in, key, list);
        }
        List<Integer> each = in.integers(key, axes, Collections.nCopies(axes, 1));
        return new Margins(each, each);
    }

    private static Margins pairs(Config in, String key, List<?> pairs) {
        List<Integer> before = new ArrayList<>();
        List<Integer> after = new ArrayList<>();
        for (Object pair : pairs) {
            if (!(pair instanceof List<?> list
                    && list.size() == 2
                    && list.get(0) instanceof Integer first
                    && list.get(1) instanceof Integer second)) {
                throw in.wrong(key, "a number, a number an axis or a pair an axis", pairs);
            }
            before.add(first);
            after.add(second);
        }
        return new Margins(before, after);
    }

    /// A pair for each axis; for one axis the pair itself.
    Object written() {
        List<List<Integer>> pairs =
                IntStream.range(0, before.size())
                        .mapToObj(i -> List.of(before.get(i), after.get(i)))
                        .toList();
        return pairs.size() == 1 ? pairs.getFirst() : pairs;
    }

    /// Zeros around channels-last data.
    Value pad(Value x) {
        return Pad.pad(x, framed(before), framed(after));
    }

    /// Channels-last data without the margins.
    ///
    /// *Errors*: an axis that is not longer than its margins.
    Value crop(Site site, Value x) {
        for (int i = 0; i < before.size(); i++) {
            long extent = x.shape().extent(i + 1);
            if (extent != Shape.ANY && extent <= before.get(i) + after.get(i)) {
                throw site.failure("more elements than are cut off by " + written(), x);
            }
        }
        return StridedSlice.crop(x, framed(before), framed(after));
    }

    private static List<Integer> framed(List<Integer> extents) {
        List<Integer> framed = new ArrayList<>(extents);
        framed.addFirst(0);
        framed.addLast(0);
        return framed;
    }
}
