package org.kaon.layer;

import org.kaon.config.Config;
import org.kaon.graph.Value;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// The gradient of a convolution over images, used forwards. Keras: `Conv2DTranspose`.
///
/// *Shape*: `[batch, height, width, channels]` → `[batch, height', width', filters]`, the extents
/// those of {@link org.kaon.op.TransposedConvolution}; the kernel is `[size…, filters, channels]`.
public record Conv2DTranspose(Filters filters, Optional<List<Integer>> outputPadding)
        implements Layer {

    public Conv2DTranspose {
        outputPadding = outputPadding.map(List::copyOf);
    }

    public static Conv2DTranspose conv2DTranspose(int filters, int size) {
        return new Conv2DTranspose(
                Filters.of(filters, Collections.nCopies(2, size)), Optional.empty());
    }

    public Conv2DTranspose sweep(UnaryOperator<Sweep> change) {
        return new Conv2DTranspose(filters.sweep(change), outputPadding);
    }

    @Override
    public Value apply(Scope scope, List<Value> inputs) {
        return filters.transposed(new Site(this, scope), inputs.getFirst(), outputPadding);
    }

    static Conv2DTranspose read(Config in) {
        return new Conv2DTranspose(
                Filters.read(in, 2), Settings.optionalIntegers(in, "output_padding", 2));
    }

    @Override
    public void write(Config.Writer out) {
        filters.write(out);
        out.put("output_padding", outputPadding.orElse(null));
    }
}
