package org.kaon.engine.cpu;

import org.kaon.engine.cpu.kernel.RandomNumbers;
import org.kaon.graph.Node;
import org.kaon.op.RandomInteger;
import org.kaon.op.RandomNormal;
import org.kaon.op.RandomUniform;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;

/// Random numbers by place and counter, in row-major order: the same whatever the layouts around
/// them and the number of threads.
final class RandomLowering {

    /// A random number costs about as much as this many additions.
    private static final int WEIGHT = 8;

    private static final int GRAIN = 256;

    private RandomLowering() {}

    private interface Fill {
        void run(MemorySegment out, long seed, long counter, long from, long to);
    }

    static void uniform(RandomUniform op, Node call, PlanBuilder plan) {
        lower(op.name(), op.seed(), RandomNumbers::uniform, call, plan);
    }

    static void normal(RandomNormal op, Node call, PlanBuilder plan) {
        lower(op.name(), op.seed(), RandomNumbers::normal, call, plan);
    }

    static void integers(RandomInteger op, Node call, PlanBuilder plan) {
        long range = op.high() - op.low();
        Fill fill =
                (out, seed, counter, from, to) ->
                        RandomNumbers.integers(out, op.low(), range, seed, counter, from, to);
        lower(op.name(), op.seed(), fill, call, plan);
    }

    private static void lower(String name, long seed, Fill fill, Node call, PlanBuilder plan) {
        Slot counter = plan.plain(call.input(1));
        Slot numbers = plan.make(call.output(0), Layout.plain(call.types().getFirst()));
        long count = call.types().getFirst().shape().size();
        plan.kernel(
                name,
                List.of(counter),
                List.of(numbers),
                (reads, writes) ->
                        Split.over(
                                count,
                                GRAIN,
                                WEIGHT,
                                (from, to) ->
                                        fill.run(
                                                writes[0],
                                                seed,
                                                reads[0].get(ValueLayout.JAVA_LONG, 0),
                                                from,
                                                to)));
    }
}
