package org.kaon.loss;

import org.kaon.config.Config;
import org.kaon.graph.Value;

import java.util.List;

/// The axes over which a segmentation loss sums; none named: all of them, to one number a batch.
public record Region(List<Integer> axes, boolean all) {

    static final Region ALL = new Region(List.of(), true);

    public Region {
        axes = List.copyOf(axes);
    }

    Value sum(Value x) {
        return org.kaon.op.Sum.sum(x, false, axes.stream().mapToInt(Integer::intValue).toArray());
    }

    static Region read(Config in) {
        Object found = in.raw("axis").orElse(List.of());
        if (found instanceof List<?> list) {
            return list.isEmpty() ? ALL : new Region(in.integers("axis", list.size()), false);
        }
        return new Region(in.integers("axis", 1), false);
    }

    void write(Config.Writer out) {
        out.put("axis", all ? null : axes);
    }
}
