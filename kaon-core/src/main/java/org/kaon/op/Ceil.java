package org.kaon.op;

import static org.kaon.op.Floor.floor;
import static org.kaon.op.Negate.negate;

import org.kaon.graph.Value;

/// `y = ⌈x⌉`, the smallest whole number that is not below x, as `−⌊−x⌋`.
public final class Ceil {

    private Ceil() {}

    /// *Shape*: any → same. *Type*: floating point.
    public static Value ceil(Value x) {
        return negate(floor(negate(x)));
    }
}
