package org.kaon.op;

import org.kaon.graph.Value;
import org.kaon.tensor.ShapeException;

import java.util.List;

/// Spatial axes stretched or shrunk by taking the nearest element.
///
/// *Shape*: `[n, spatial…, channels]` → the same with other spatial extents.
public final class UpSampling {

    private UpSampling() {}

    /// Each element as often as given for its spatial axis.
    public static Value nearest(Value x, List<Integer> factors) {
        List<AxisMap> axes = axes(x, factors.size());
        for (int i = 0; i < factors.size(); i++) {
            axes.set(i + 1, new AxisMap.Repeated(factors.get(i)));
        }
        return Remap.remap(x, axes, 0f);
    }

    /// To these spatial extents; the element under the middle of each new one, as in TensorFlow.
    public static Value nearestTo(Value x, List<Long> extents) {
        List<AxisMap> axes = axes(x, extents.size());
        for (int i = 0; i < extents.size(); i++) {
            axes.set(i + 1, new AxisMap.Nearest(extents.get(i)));
        }
        return Remap.remap(x, axes, 0f);
    }

    private static List<AxisMap> axes(Value x, int spatial) {
        if (x.shape().rank() != spatial + 2) {
            throw new ShapeException(
                    "UpSampling: expected [n, spatial…, channels] with "
                            + spatial
                            + " spatial axes, found "
                            + x.type()
                            + ". Give a number for each spatial axis.");
        }
        return Remap.whole(spatial + 2);
    }
}
