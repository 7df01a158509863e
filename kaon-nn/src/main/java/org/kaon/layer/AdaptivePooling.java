package org.kaon.layer;

import static org.kaon.op.Concat.concat;
import static org.kaon.op.Slice.slice;

import org.kaon.config.Config;
import org.kaon.graph.Value;
import org.kaon.op.Max;
import org.kaon.op.Mean;

import java.util.ArrayList;
import java.util.List;

/// The mean or the largest of windows that give a wanted extent: along an axis of n places window i
/// of m is `⌊i·n/m⌋` up to `⌈(i+1)·n/m⌉`. Keras: `AdaptiveAveragePooling1D` to
/// `AdaptiveMaxPooling3D`.
///
/// *Shape*: `[batch, spatial…, channels]` → `[batch, extents…, channels]`.
public record AdaptivePooling(Kind kind, List<Integer> extents, boolean channelsFirst)
        implements Layer {

    /// What becomes of a window.
    public enum Kind {
        AVERAGE,
        MAX
    }

    public AdaptivePooling {
        extents = Settings.requirePositive("AdaptivePooling", "output_size", extents);
    }

    public static AdaptivePooling adaptiveAveragePooling(Integer... extents) {
        return new AdaptivePooling(Kind.AVERAGE, List.of(extents), false);
    }

    public static AdaptivePooling adaptiveMaxPooling(Integer... extents) {
        return new AdaptivePooling(Kind.MAX, List.of(extents), false);
    }

    @Override
    public String className() {
        String name = kind == Kind.MAX ? "AdaptiveMaxPooling" : "AdaptiveAveragePooling";
        return name + extents.size() + "D";
    }

    @Override
    public Value apply(Scope scope, List<Value> inputs) {
        Site site = new Site(this, scope);
        return ChannelOrder.around(
                site,
                channelsFirst,
                extents.size(),
                inputs.getFirst(),
                x -> {
                    site.knownRow(x);
                    Value pooled = x;
                    // Windows of a product of axes are all of one size: axis after axis is right.
                    for (int i = 0; i < extents.size(); i++) {
                        pooled = pooled(pooled, i + 1, extents.get(i));
                    }
                    return pooled;
                });
    }

    private Value pooled(Value x, int axis, long places) {
        long extent = x.shape().extent(axis);
        if (extent == places) {
            return x;
        }
        List<Value> parts = new ArrayList<>();
        for (long i = 0; i < places; i++) {
            Value window =
                    slice(x, axis, i * extent / places, Math.ceilDiv((i + 1) * extent, places));
            parts.add(
                    switch (kind) {
                        case AVERAGE -> Mean.mean(window, true, axis);
                        case MAX -> Max.max(window, true, axis);
                    });
        }
        return concat(axis, parts.toArray(Value[]::new));
    }

    static AdaptivePooling read(Config in, Kind kind, int axes) {
        return new AdaptivePooling(kind, in.integers("output_size", axes), ChannelOrder.read(in));
    }

    @Override
    public void write(Config.Writer out) {
        out.put("output_size", extents);
        ChannelOrder.write(out, channelsFirst);
    }
}
