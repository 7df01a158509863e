package org.kaon.layer;

import static org.kaon.op.Reshape.reshape;

import org.kaon.config.Config;
import org.kaon.config.ConfigException;
import org.kaon.graph.Value;
import org.kaon.tensor.Shape;

import java.util.List;

/// The elements of each row, in row-major order, under another shape. Keras: `Reshape`.
///
/// *Shape*: `[batch, …]` → `[batch, target…]`; one target extent may be −1: what remains.
public record Reshape(List<Integer> target) implements Layer {

    public Reshape {
        target = List.copyOf(target);
        long open = target.stream().filter(extent -> extent == -1).count();
        if (open > 1 || target.stream().anyMatch(extent -> extent < -1 || extent == 0)) {
            throw new ConfigException(
                    "Reshape: \"target_shape\" expects extents of 1 or more and at most one -1,"
                            + " found "
                            + target
                            + ".");
        }
    }

    public static Reshape reshapeTo(Integer... target) {
        return new Reshape(List.of(target));
    }

    @Override
    public Value apply(Scope scope, List<Value> inputs) {
        Value x = inputs.getFirst();
        Site site = new Site(this, scope);
        Shape row = site.knownRow(x);
        long given =
                target.stream()
                        .filter(extent -> extent != -1)
                        .mapToLong(e -> e)
                        .reduce(1, (a, b) -> a * b);
        boolean open = target.contains(-1);
        if (open ? row.size() % given != 0 : row.size() != given) {
            throw site.failure("rows of " + given + " elements for " + target, x);
        }
        Shape shape = Shape.of(x.shape().extent(0));
        for (int extent : target) {
            shape = shape.append(extent == -1 ? row.size() / given : extent);
        }
        return reshape(x, shape);
    }

    static Reshape read(Config in) {
        return new Reshape(Settings.integers(in, "target_shape"));
    }

    @Override
    public void write(Config.Writer out) {
        out.put("target_shape", target);
    }
}
