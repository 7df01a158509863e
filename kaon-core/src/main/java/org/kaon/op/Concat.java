package org.kaon.op;

import static org.kaon.graph.Constant.constant;
import static org.kaon.graph.Gradient.through;
import static org.kaon.op.BroadcastLike.broadcastLike;

import org.kaon.graph.Gradient;
import org.kaon.graph.Node;
import org.kaon.graph.Op;
import org.kaon.graph.Value;
import org.kaon.tensor.Shape;
import org.kaon.tensor.TensorType;

import java.util.ArrayList;
import java.util.List;

/// Values joined along an axis, one after the other.
///
/// *Shape*: equal but along the axis, where extents add up. *Type*: any, of one kind.
public record Concat(int axis) implements Op {

    /// A single value is returned as it is.
    public static Value concat(int axis, Value... values) {
        int positive = values.length == 0 ? axis : Axes.axis("Concat", values[0].shape(), axis);
        return values.length == 1 ? values[0] : Node.apply(new Concat(positive), values);
    }

    @Override
    public List<TensorType> infer(List<TensorType> inputs) {
        if (inputs.isEmpty()) {
            throw Expect.failure(this, "at least one value", "none", "Give the values to join.");
        }
        TensorType first = inputs.getFirst();
        Axes.require(this, List.of(axis), first.shape());
        Shape shape = first.shape().with(axis, 0);
        for (TensorType input : inputs) {
            if (input.dataType() != first.dataType()
                    || input.shape().rank() != shape.rank()
                    || !Expect.compatible(
                            input.shape().with(axis, 0), first.shape().with(axis, 0))) {
                throw Expect.failure(
                        this, "values like " + first, input, "Reshape or cast it first.");
            }
            shape = join(shape, input.shape());
        }
        return List.of(first.withShape(shape));
    }

    private Shape join(Shape before, Shape next) {
        Shape joined = before;
        for (int i = 0; i < before.rank(); i++) {
            long a = before.extent(i);
            long b = next.extent(i);
            boolean open = a == Shape.ANY || b == Shape.ANY;
            joined = joined.with(i, i != axis ? Math.max(a, b) : open ? Shape.ANY : a + b);
        }
        return joined;
    }

    @Override
    public List<Gradient> gradient(Node call, List<Value> upstream) {
        List<Gradient> gradients = new ArrayList<>();
        for (int i = 0; i < call.inputs().size(); i++) {
            gradients.add(through(part(axis, i, upstream.getFirst(), call.inputs())));
        }
        return List.copyOf(gradients);
    }

    /// The elements that came from value i: a slice where the extents before are known.
    static Value part(int axis, int i, Value joined, List<Value> values) {
        Part part = new Part(axis, i);
        List<TensorType> types = values.stream().map(Value::type).toList();
        if (part.from(types) != Shape.ANY && types.get(i).shape().extent(axis) != Shape.ANY) {
            return part.slice(joined, types);
        }
        List<Value> inputs = new ArrayList<>(List.of(joined));
        inputs.addAll(values);
        return new Node(part, inputs).output(0);
    }

    /// The part of a joined value that came from one of the values: a slice whose place is known
    /// once the extents are, before a plan is made. Of the values the shapes alone matter.
    ///
    /// *Shape*: joined, values… → that of the value with this index. *Type*: joined's.
    public record Part(int axis, int index) implements Op {

        @Override
        public List<TensorType> infer(List<TensorType> inputs) {
            if (inputs.size() < 2) {
                throw Expect.failure(this, "a value and its parts", inputs, "Join them first.");
            }
            TensorType joined = inputs.getFirst();
            List<TensorType> values = inputs.subList(1, inputs.size());
            TensorType whole = new Concat(axis).infer(values).getFirst();
            if (index < 0
                    || index >= values.size()
                    || !Expect.compatible(joined.shape(), whole.shape())) {
                throw Expect.failure(this, "values joined to " + whole, joined, "Join them first.");
            }
            return List.of(joined.withShape(values.get(index).shape()));
        }

        /// Where the part begins; unknown where an extent before it is.
        long from(List<TensorType> values) {
            long from = 0;
            for (TensorType before : values.subList(0, index)) {
                long extent = before.shape().extent(axis);
                from = from == Shape.ANY || extent == Shape.ANY ? Shape.ANY : from + extent;
            }
            return from;
        }

        /// The part as a slice, for values whose extents along the axis are known.
        public Value slice(Value joined, List<TensorType> values) {
            long from = from(values);
            return Slice.slice(joined, axis, from, from + values.get(index).shape().extent(axis));
        }

        @Override
        public List<Gradient> gradient(Node call, List<Value> upstream) {
            List<Value> parts = new ArrayList<>();
            List<Gradient> gradients = new ArrayList<>();
            for (int i = 0; i + 1 < call.inputs().size(); i++) {
                Value zero = broadcastLike(constant(0f), call.input(i + 1));
                parts.add(i == index ? upstream.getFirst() : zero);
                gradients.add(new Gradient.Zero("only the shape is used"));
            }
            gradients.addFirst(through(concat(axis, parts.toArray(Value[]::new))));
            return List.copyOf(gradients);
        }

        @Override
        public String name() {
            return "Concat.Part";
        }
    }
}
