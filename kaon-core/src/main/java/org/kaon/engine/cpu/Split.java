package org.kaon.engine.cpu;

import java.util.function.Supplier;

/// Divides a kernel's range among the team.
final class Split {

    /// Below this many elements the team costs more than it saves.
    private static final long WORTHWHILE = 8192;

    private static final ScopedValue<Boolean> ALONE = ScopedValue.newInstance();

    private Split() {}

    /// Work in which ranges are bound to run on their caller, whichever thread that is.
    static <T> T alone(Supplier<T> binding) {
        return ScopedValue.where(ALONE, true).call(binding::get);
    }

    /// A kernel over part of its range.
    interface Range {
        void run(long from, long to);
    }

    /// Runs a range of `total` units of `weight` elements each: on the team where that pays, in
    /// parts that begin at multiples of `grain` units.
    static Runnable over(long total, long grain, long weight, Range kernel) {
        if (ALONE.isBound()
                || Team.size() == 1
                || total * weight < WORTHWHILE
                || total < 2 * grain) {
            return () -> kernel.run(0, total);
        }
        Team.Body body =
                (member, members) -> {
                    long grains = (total + grain - 1) / grain;
                    long from = grains * member / members * grain;
                    long to = Math.min(total, grains * (member + 1) / members * grain);
                    if (from < to) {
                        kernel.run(from, to);
                    }
                };
        return () -> Team.run(body);
    }
}
