package org.kaon.layer;

import org.kaon.config.Config;
import org.kaon.graph.Value;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// The gradient of a convolution over steps, used forwards. Keras: `Conv1DTranspose`.
///
/// *Shape*: `[batch, steps, features]` → `[batch, steps', filters]`, the extents those of {@link
/// org.kaon.op.TransposedConvolution}; the kernel is `[size…, filters, channels]`.
public record Conv1DTranspose(Filters filters, Optional<List<Integer>> outputPadding)
        implements Layer {

    public Conv1DTranspose {
        outputPadding = outputPadding.map(List::copyOf);
    }

    public static Conv1DTranspose conv1DTranspose(int filters, int size) {
        return new Conv1DTranspose(
                Filters.of(filters, Collections.nCopies(1, size)), Optional.empty());
    }

    public Conv1DTranspose sweep(UnaryOperator<Sweep> change) {
        return new Conv1DTranspose(filters.sweep(change), outputPadding);
    }

    @Override
    public Value apply(Scope scope, List<Value> inputs) {
        return filters.transposed(new Site(this, scope), inputs.getFirst(), outputPadding);
    }

    static Conv1DTranspose read(Config in) {
        return new Conv1DTranspose(
                Filters.read(in, 1), Settings.optionalIntegers(in, "output_padding", 1));
    }

    @Override
    public void write(Config.Writer out) {
        filters.write(out);
        out.put("output_padding", outputPadding.orElse(null));
    }
}
