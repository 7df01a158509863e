package org.kaon.op;

import org.kaon.graph.Value;
import org.kaon.tensor.Shape;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/// Transposes named by the axes that move.
public final class MoveAxis {

    private MoveAxis() {}

    /// The axis `from` at the place `to` of the result; the others keep their order.
    public static Value moveAxis(Value x, int from, int to) {
        List<Integer> order = order(x.shape());
        int moved = Axes.axis("MoveAxis", x.shape(), from);
        order.remove((Object) moved);
        order.add(Axes.axis("MoveAxis", x.shape(), to), moved);
        return Transpose.transpose(x, Axes.array(order));
    }

    /// Two axes exchanged.
    public static Value swapAxes(Value x, int a, int b) {
        List<Integer> order = order(x.shape());
        Collections.swap(
                order, Axes.axis("MoveAxis", x.shape(), a), Axes.axis("MoveAxis", x.shape(), b));
        return Transpose.transpose(x, Axes.array(order));
    }

    private static List<Integer> order(Shape shape) {
        return new ArrayList<>(IntStream.range(0, shape.rank()).boxed().toList());
    }
}
