package org.kaon.layer;

import org.kaon.config.Config;
import org.kaon.graph.Value;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// The gradient of a convolution over volumes, used forwards. Keras: `Conv3DTranspose`.
///
/// *Shape*: `[batch, depth, height, width, channels]` → `[batch, depth', height', width',
/// filters]`, the extents those of {@link org.kaon.op.TransposedConvolution}; the kernel is
/// `[size…, filters, channels]`.
public record Conv3DTranspose(Filters filters, Optional<List<Integer>> outputPadding)
        implements Layer {

    public Conv3DTranspose {
        outputPadding = outputPadding.map(List::copyOf);
    }

    public static Conv3DTranspose conv3DTranspose(int filters, int size) {
        return new Conv3DTranspose(
                Filters.of(filters, Collections.nCopies(3, size)), Optional.empty());
    }

    public Conv3DTranspose sweep(UnaryOperator<Sweep> change) {
        return new Conv3DTranspose(filters.sweep(change), outputPadding);
    }

    @Override
    public Value apply(Scope scope, List<Value> inputs) {
        return filters.transposed(new Site(this, scope), inputs.getFirst(), outputPadding);
    }

    static Conv3DTranspose read(Config in) {
        return new Conv3DTranspose(
                Filters.read(in, 3), Settings.optionalIntegers(in, "output_padding", 3));
    }

    @Override
    public void write(Config.Writer out) {
        filters.write(out);
        out.put("output_padding", outputPadding.orElse(null));
    }
}
