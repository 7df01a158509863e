package org.kaon.op;

import static org.kaon.op.Add.add;
import static org.kaon.op.Multiply.multiply;

import org.kaon.graph.Value;

/// `y = (x − μ) / √(σ² + ε) · gain + shift` with the moments of each element of the batch over some
/// axes.
///
/// *Shape*: any → same; gain and shift broadcast to x: of the normalised axes' extents where these
/// are the last ones. *Type*: floating.
///
/// *Source*: Ba, Kiros, Hinton 2016, equation 4.
public final class LayerNormalisation {

    private LayerNormalisation() {}

    /// No axes named: the last one.
    public static Value layerNormalisation(
            Value x, Value gain, Value shift, float epsilon, int... axes) {
        int[] over = axes.length == 0 ? new int[] {-1} : axes;
        return add(multiply(Moments.moments(x, over).standardised(epsilon), gain), shift);
    }
}
