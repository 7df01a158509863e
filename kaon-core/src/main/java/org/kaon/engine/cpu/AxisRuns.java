package org.kaon.engine.cpu;

import org.kaon.tensor.Shape;

import java.util.ArrayList;
import java.util.List;

/// The axes of a row-major tensor as runs: neighbours that are all reduced, or all kept, count as
/// one axis, so that a reduction is a few reductions of `[outer, n, inner]` along the middle.
record AxisRuns(List<Run> runs) {

    /// Neighbouring axes with as many elements together.
    record Run(boolean reduced, long extent) {}

    AxisRuns {
        runs = List.copyOf(runs);
    }

    /// Axes of one element belong to any run.
    static AxisRuns of(Shape shape, List<Integer> reduced) {
        List<Run> runs = new ArrayList<>();
        for (int axis = 0; axis < shape.rank(); axis++) {
            if (shape.extent(axis) != 1) {
                append(runs, new Run(reduced.contains(axis), shape.extent(axis)));
            }
        }
        return new AxisRuns(runs);
    }

    private static void append(List<Run> runs, Run next) {
        if (!runs.isEmpty() && runs.getLast().reduced == next.reduced) {
            Run last = runs.removeLast();
            runs.add(new Run(last.reduced, Math.multiplyExact(last.extent, next.extent)));
        } else {
            runs.add(next);
        }
    }

    /// Whether more than one run is reduced.
    boolean needsMore() {
        return runs.stream().filter(Run::reduced).count() > 1;
    }

    /// The last reduced run: it is reduced first.
    private int last() {
        int last = runs.size() - 1;
        while (last >= 0 && !runs.get(last).reduced) {
            last--;
        }
        return last;
    }

    /// The elements before the last reduced run.
    long outer() {
        return size(runs.subList(0, Math.max(0, last())));
    }

    /// The elements of the last reduced run; 1 where nothing is reduced.
    long reduced() {
        return last() < 0 ? 1 : runs.get(last()).extent;
    }

    /// The elements behind the last reduced run.
    long inner() {
        return size(runs.subList(last() + 1, runs.size()));
    }

    /// What is left once the last reduced run is gone.
    AxisRuns next() {
        List<Run> left = new ArrayList<>();
        for (int i = 0; i < runs.size(); i++) {
            if (i != last()) {
                append(left, runs.get(i));
            }
        }
        return new AxisRuns(left);
    }

    private static long size(List<Run> runs) {
        return runs.stream().mapToLong(Run::extent).reduce(1, Math::multiplyExact);
    }
}
