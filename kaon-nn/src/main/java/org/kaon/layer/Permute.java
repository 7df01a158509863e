package org.kaon.layer;

import static org.kaon.op.Transpose.transpose;

import org.kaon.config.Config;
import org.kaon.config.ConfigException;
import org.kaon.graph.Value;

import java.util.List;
import java.util.stream.IntStream;

/// The axes of each row in another order, counted from 1. Keras: `Permute`.
///
/// *Shape*: axis `i` of the result is axis `dims[i]` of the input; the batch stays in front.
public record Permute(List<Integer> dims) implements Layer {

    public Permute {
        dims = List.copyOf(dims);
        if (!dims.stream()
                .sorted()
                .toList()
                .equals(IntStream.rangeClosed(1, dims.size()).boxed().toList())) {
            throw new ConfigException(
                    "Permute: \"dims\" expects each axis from 1 to "
                            + dims.size()
                            + " once, found "
                            + dims
                            + ".");
        }
    }

    public static Permute permute(Integer... dims) {
        return new Permute(List.of(dims));
    }

    @Override
    public Value apply(Scope scope, List<Value> inputs) {
        Value x = new Site(this, scope).require(inputs.getFirst(), dims.size() + 1);
        return transpose(
                x, IntStream.concat(IntStream.of(0), dims.stream().mapToInt(i -> i)).toArray());
    }

    static Permute read(Config in) {
        return new Permute(Settings.integers(in, "dims"));
    }

    @Override
    public void write(Config.Writer out) {
        out.put("dims", dims);
    }
}
