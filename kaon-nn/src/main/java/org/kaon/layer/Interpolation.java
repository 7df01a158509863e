package org.kaon.layer;

import static org.kaon.op.LinearResize.linearTo;
import static org.kaon.op.UpSampling.nearestTo;

import org.kaon.graph.Value;

import java.util.List;
import java.util.Locale;

/// What stands between the elements of an enlarged image.
public enum Interpolation {
    /// The nearest element.
    NEAREST,
    /// Straight lines between neighbours.
    BILINEAR;

    /// Images of other extents.
    Value resize(Value x, long height, long width) {
        List<Long> extents = List.of(height, width);
        return switch (this) {
            case NEAREST -> nearestTo(x, extents);
            case BILINEAR -> linearTo(x, extents);
        };
    }

    String written() {
        return name().toLowerCase(Locale.ROOT);
    }
}
