package org.kaon.op;

import org.kaon.graph.Gradient;
import org.kaon.graph.Node;
import org.kaon.graph.Op;
import org.kaon.graph.Value;
import org.kaon.tensor.DataType;
import org.kaon.tensor.Shape;
import org.kaon.tensor.ShapeException;
import org.kaon.tensor.TensorType;

import java.util.List;

/// The indices of the k points of a set that are nearest to each of them, by Euclidean distance:
/// the nearest first, of equals the lower index first, points that a mask leaves out last (they are
/// reached only where fewer than k others are there). Distances are sums of squared differences, so
/// nothing cancels.
///
/// *Shape*: points `[…, n, d]`, mask `[…, n]` → `[…, n, k]`; {@link Gather#gatherBatched} takes the
/// neighbours' features. *Type*: floating, bool → int32. *Source*: the graph of ParticleNet, Qu and
/// Gouskos 2020, which leaves the point itself out.
public record NearestNeighbours(int k, boolean includeSelf) implements Op {

    public NearestNeighbours {
        if (k < 1) {
            throw new ShapeException(
                    "NearestNeighbours: expected k >= 1, found " + k + ". Ask for some.");
        }
    }

    /// Of all points but the point itself.
    public static Value nearestNeighbours(Value points, int k) {
        return Node.apply(new NearestNeighbours(k, false), points);
    }

    /// Of the points for which the mask is true, but the point itself.
    public static Value nearestNeighbours(Value points, Value mask, int k) {
        return Node.apply(new NearestNeighbours(k, false), points, mask);
    }

    /// The features of each point's neighbours: `[b, n, c]`, `[b, n, k]` → `[b, n, k, c]`.
    public static Value neighbours(Value features, Value indices) {
        return Gather.gatherBatched(features, indices, -2);
    }

    @Override
    public List<TensorType> infer(List<TensorType> inputs) {
        if (inputs.size() != 2) {
            Expect.count(this, inputs, 1);
        }
        TensorType points = Expect.floating(this, inputs.subList(0, 1));
        Shape shape = points.shape();
        if (shape.rank() < 2) {
            throw Expect.failure(this, "points [..., n, d]", points, "Reshape the points first.");
        }
        if (inputs.size() == 2) {
            Expect.type(this, inputs.getLast(), DataType.BOOL);
            if (!Expect.compatible(inputs.getLast().shape(), shape.without(-1))) {
                throw Expect.failure(
                        this, "a mask for " + shape, inputs.getLast(), "Reshape the mask.");
            }
        }
        long others = shape.extent(-2) - (includeSelf ? 0 : 1);
        if (shape.extent(-2) != Shape.ANY && others < k) {
            throw Expect.failure(this, "more than " + k + " points", points, "Ask for fewer.");
        }
        return List.of(new TensorType(DataType.INT32, shape.with(-1, k)));
    }

    @Override
    public List<Gradient> gradient(Node call, List<Value> upstream) {
        return Expect.zeros(call, "an order is piecewise constant");
    }
}
