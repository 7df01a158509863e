package org.kaon.layer;

import static org.kaon.op.Cast.cast;

import org.kaon.graph.Value;

import java.util.function.UnaryOperator;

/// What layers share that change images in training and leave them in inference.
final class Augmentation {

    /// The values of images as bytes.
    static final Span BYTES = new Span(0, 255);

    private Augmentation() {}

    /// The change of `[batch, height, width, channels]`, in training alone.
    ///
    /// *Errors*: inputs that are no images; in training, unknown extents.
    static Value of(Site site, boolean channelsFirst, Value images, UnaryOperator<Value> change) {
        Scope scope = site.scope();
        return ChannelOrder.around(
                site,
                channelsFirst,
                2,
                cast(images, scope.compute()),
                x -> {
                    if (scope.phase() == Phase.INFERENCE) {
                        return x;
                    }
                    site.knownRow(x);
                    return change.apply(x);
                });
    }
}
