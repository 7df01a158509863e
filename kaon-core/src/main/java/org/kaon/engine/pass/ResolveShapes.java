package org.kaon.engine.pass;

import static org.kaon.graph.Constant.constant;

import org.kaon.graph.Graph;
import org.kaon.graph.Node;
import org.kaon.graph.Op;
import org.kaon.graph.Value;
import org.kaon.op.Blank;
import org.kaon.op.BroadcastLike;
import org.kaon.op.Concat;
import org.kaon.op.Count;
import org.kaon.op.CustomGradient;
import org.kaon.op.Like;
import org.kaon.op.Reshape;
import org.kaon.op.ReshapeLike;
import org.kaon.op.Slice;
import org.kaon.op.StopGradient;
import org.kaon.op.SumLike;
import org.kaon.op.Transpose;
import org.kaon.tensor.Shape;
import org.kaon.tensor.TensorType;

import java.util.ArrayList;
import java.util.List;

/// Settles what shapes alone decide: counts become constants, sums, stretches and reshapes to the
/// shape that is there vanish, and a value of which only the shape is used becomes a blank.
public final class ResolveShapes {

    private ResolveShapes() {}

    /// Unknown extents are left as they are.
    public static Graph apply(Graph graph) {
        return graph.rewrite(ResolveShapes::resolve);
    }

    private static Node resolve(Node node) {
        if (node.op() instanceof Count count && count.known(node.input(0).shape())) {
            return constant(count.of(node.input(0).shape())).source();
        }
        if (changesNothing(node) && node.input(0).output() == 0) {
            return node.input(0).source();
        }
        if (node.op() instanceof ReshapeLike && node.types().getFirst().shape().isKnown()) {
            return new Node(new Reshape(node.types().getFirst().shape()), List.of(node.input(0)));
        }
        if (node.op() instanceof Concat.Part part) {
            List<TensorType> types = node.inputs().stream().map(Value::type).toList();
            boolean known = types.stream().allMatch(type -> type.shape().isKnown());
            // A slice that is the whole is the joined value itself.
            Value slice =
                    known
                            ? part.slice(node.input(0), types.subList(1, types.size()))
                            : node.output(0);
            return slice.output() == 0 ? slice.source() : node;
        }
        return node.op() instanceof Like like ? withBlank(node, like.like()) : node;
    }

    private static boolean changesNothing(Node node) {
        Op op = node.op();
        boolean reshapes =
                op instanceof SumLike
                        || op instanceof BroadcastLike stretch && stretch.newAxes().isEmpty()
                        || op instanceof Reshape
                        || op instanceof ReshapeLike
                        || op instanceof Slice
                        || op instanceof StopGradient
                        || op instanceof CustomGradient
                        || op instanceof Transpose turn && turn.changesNothing();
        if (!reshapes) {
            return false;
        }
        Shape before = node.input(0).shape();
        return before.isKnown() && before.equals(node.types().getFirst().shape());
    }

    private static Node withBlank(Node node, int like) {
        Value blank = Blank.blankLike(node.input(like));
        if (blank.equals(node.input(like))) {
            return node;
        }
        List<Value> inputs = new ArrayList<>(node.inputs());
        inputs.set(like, blank);
        return new Node(node.op(), inputs);
    }
}
