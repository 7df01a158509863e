package org.kaon.op;

import static org.kaon.op.Convolution.convolution;

import org.kaon.graph.Value;

/// A convolution of each channel on its own, then a product over channels at each place.
public final class SeparableConvolution {

    private SeparableConvolution() {}

    /// *Shape*: `[n, spatial…, channels]`, depthwise kernel `[spatial…, channels, multiplier]`,
    /// pointwise kernel `[1…, channels · multiplier, filters]` → `[n, places…, filters]`.
    public static Value separableConvolution(
            Value x, Value depthwise, Value pointwise, Window window) {
        Value each = convolution(x, depthwise, window.depthwise());
        return convolution(each, pointwise, Window.window(window.rank(), Padding.VALID));
    }
}
