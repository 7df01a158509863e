package org.kaon.layer;

import static org.kaon.graph.Constant.constant;
import static org.kaon.op.Cast.cast;
import static org.kaon.op.GreaterEqual.greaterEqual;
import static org.kaon.op.Reshape.reshape;
import static org.kaon.op.Sum.sum;

import org.kaon.config.Config;
import org.kaon.config.ConfigException;
import org.kaon.graph.Value;
import org.kaon.tensor.DataType;
import org.kaon.tensor.Shape;

import java.util.List;

/// The number of the bin that a number falls into: how many boundaries are at or below it. Keras:
/// `Discretization`.
///
/// *Shape*: any → same, or as {@link CategoryMode} says. *Type*: floating → int32, or floating.
public record Discretization(List<Double> boundaries, CategoryMode mode) implements Layer {

    public Discretization {
        boundaries = List.copyOf(boundaries);
        boolean ascending = !boundaries.isEmpty();
        for (int i = 1; i < boundaries.size(); i++) {
            ascending &= boundaries.get(i - 1) <= boundaries.get(i);
        }
        if (!ascending) {
            throw new ConfigException(
                    "Discretization: \"bin_boundaries\" expects ascending numbers, found "
                            + boundaries
                            + ".");
        }
    }

    public static Discretization discretization(List<Double> boundaries) {
        return new Discretization(boundaries, CategoryMode.INT);
    }

    @Override
    public Value apply(Scope scope, List<Value> inputs) {
        Value x = cast(inputs.getFirst(), DataType.FLOAT32);
        if (x.shape().rank() < 1) {
            throw new Site(this, scope).failure("a batch axis", x);
        }
        float[] edges = new float[boundaries.size()];
        for (int i = 0; i < edges.length; i++) {
            edges[i] = boundaries.get(i).floatValue();
        }
        Value above =
                greaterEqual(
                        reshape(x, x.shape().append(1)), constant(Shape.of(edges.length), edges));
        Value bin = sum(cast(above, DataType.INT32), false, -1);
        Value encoded = mode.encode(bin, edges.length + 1);
        return mode == CategoryMode.INT ? encoded : cast(encoded, scope.compute());
    }

    static Discretization read(Config in) {
        in.neutral("sparse", false);
        in.number("epsilon", 0.01);
        in.raw("num_bins");
        if (in.raw("bin_boundaries").isEmpty()) {
            throw new ConfigException(
                    "Discretization: needs \"bin_boundaries\"; bins are not found from data here."
                            + " Write the boundaries down.");
        }
        return new Discretization(
                Settings.numbers(in, "bin_boundaries", List.of()),
                in.choice("output_mode", CategoryMode.INT));
    }

    @Override
    public void write(Config.Writer out) {
        out.put("bin_boundaries", boundaries).put("num_bins", null).put("epsilon", 0.01);
        out.put("output_mode", Settings.lower(mode)).put("sparse", false);
    }
}
