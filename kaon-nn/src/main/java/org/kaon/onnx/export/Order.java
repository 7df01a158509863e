package org.kaon.onnx.export;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// In which order a tensor holds the axes of a value: its axis j is the value's axis `axes[j]`.
record Order(List<Integer> axes) {

    Order {
        axes = List.copyOf(axes);
    }

    /// Kaon's own.
    static Order plain(int rank) {
        return new Order(IntStream.range(0, rank).boxed().toList());
    }

    /// Batch, channels, spatial axes, for a value `[batch, spatial…, channels]`.
    static Order channelsFirst(int rank) {
        List<Integer> axes = new ArrayList<>(List.of(0, rank - 1));
        IntStream.range(1, rank - 1).forEach(axes::add);
        return new Order(axes);
    }

    boolean isPlain() {
        return equals(plain(axes.size()));
    }

    int rank() {
        return axes.size();
    }

    /// Where the tensor holds an axis of the value.
    int place(int axis) {
        return axes.indexOf(axis);
    }

    List<Integer> places(List<Integer> of) {
        return of.stream().map(this::place).toList();
    }

    /// The transposition from a tensor in this order to one in another.
    List<Integer> to(Order other) {
        return other.axes.stream().map(this::place).toList();
    }

    /// The order after some axes of the value are gone.
    Order without(List<Integer> gone) {
        return new Order(
                axes.stream()
                        .filter(axis -> !gone.contains(axis))
                        .map(axis -> axis - (int) gone.stream().filter(g -> g < axis).count())
                        .toList());
    }

    /// The same tensor seen as the transposed value whose axis i is this value's axis
    /// `transposition[i]`.
    Order seenAs(List<Integer> transposition) {
        return new Order(axes.stream().map(transposition::indexOf).toList());
    }
}
