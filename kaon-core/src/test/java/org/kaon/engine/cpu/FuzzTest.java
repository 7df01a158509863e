package org.kaon.engine.cpu;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.kaon.engine.MemoryException;
import org.kaon.engine.Plan;
import org.kaon.gradient.GradientException;
import org.kaon.op.Fuzz;
import org.kaon.op.OpCase;
import org.kaon.op.OpCases;
import org.kaon.op.OpContract;
import org.kaon.tensor.Shape;
import org.kaon.tensor.ShapeException;
import org.kaon.tensor.Tensor;

import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Random calls of all ops on the CPU engine: each gives the right numbers or is refused with a
/// message; none reaches native code with what would crash the process.
class FuzzTest {

    private static CpuEngine engine;

    @BeforeAll
    static void open() {
        engine = CpuEngine.open(CpuOptions.of(2).withMemory(() -> 1L << 30));
    }

    @AfterAll
    static void close() {
        engine.close();
    }

    /// What has come of a number of calls.
    private static final class Tally {
        private int right;
        private int refused;
        private final Set<String> rightOps = new TreeSet<>();
        private final List<String> wrong = new ArrayList<>();
    }

    @Test
    void fiveHundredRandomCallsAreRightOrRefused() {
        requireSound(fuzz(500, 1));
    }

    /// A study: it prints what came out.
    @Tag("slow")
    @Test
    void tenThousandRandomCallsAreRightOrRefused() {
        Tally tally = fuzz(10_000, 2);
        System.out.printf(
                "10,000 random calls: %d right, %d refused, %d wrong; %d ops%n",
                tally.right, tally.refused, tally.wrong.size(), tally.rightOps.size());
        requireSound(tally);
        Set<String> all = new TreeSet<>();
        OpCases.all().forEach(example -> all.add(example.op().name()));
        assertThat(tally.rightOps).as("ops with a right call").isEqualTo(all);
    }

    @Test
    void extentsBeyondAllMemoryAreRefusedByNumbers() {
        List<String> wrong = new ArrayList<>();
        for (OpCase example : OpCases.all()) {
            for (long extent : new long[] {1L << 31, 1L << 40, 1L << 61}) {
                try {
                    engine.compile(example.graph(shape -> stretched(example, shape, extent)))
                            .close();
                } catch (OutOfMemoryError e) {
                    // Java's own refusal, of a mask that a function makes when the graph is made.
                    assertThat(e).hasMessageContaining("Cannot reserve");
                } catch (RuntimeException e) {
                    if (!isRefusal(e)) {
                        wrong.add(example + " with " + extent + ": " + e);
                    }
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    // The largest extent of all inputs becomes another wherever it is.
    private static Shape stretched(OpCase example, Shape shape, long extent) {
        long largest =
                example.inputs().stream()
                        .flatMapToLong(input -> Arrays.stream(input.shape().extents()))
                        .max()
                        .orElse(0);
        return Shape.of(
                Arrays.stream(shape.extents()).map(e -> e == largest ? extent : e).toArray());
    }

    private static void requireSound(Tally tally) {
        assertThat(tally.wrong).isEmpty();
        assertThat(tally.right).as("right calls").isGreaterThanOrEqualTo(tally.refused);
    }

    private static Tally fuzz(int calls, long seed) {
        Fuzz fuzz = new Fuzz(seed);
        Tally tally = new Tally();
        for (int i = 0; i < calls; i++) {
            String name = "call " + i;
            try {
                OpCase call = fuzz.next();
                name = i + ": " + call.name();
                contract().compare(call, call.graph());
                if (call.order() > 0 && i % 4 == 0) {
                    contract().compare(call, call.gradientGraph());
                }
                tally.right++;
                tally.rightOps.add(call.op().name());
            } catch (RuntimeException e) {
                if (isRefusal(e)) {
                    tally.refused++;
                } else {
                    tally.wrong.add(
                            name
                                    + ": "
                                    + e
                                    + " at "
                                    + List.of(e.getStackTrace()).stream().limit(3).toList());
                }
            } catch (AssertionError e) {
                tally.wrong.add(name + ": " + e.getMessage());
            }
        }
        return tally;
    }

    private static boolean isRefusal(RuntimeException e) {
        String message = e.getMessage();
        return message != null
                && message.contains("expected")
                && (e instanceof ShapeException
                        || e instanceof GradientException
                        || e instanceof MemoryException
                        || e instanceof IndexOutOfBoundsException);
    }

    private static OpContract contract() {
        return (graph, feeds) -> {
            Map<String, Tensor> results = new LinkedHashMap<>();
            try (Plan plan = engine.compile(graph)) {
                plan.run(feeds)
                        .forEach((name, tensor) -> results.put(name, tensor.copy(Arena.ofAuto())));
            }
            return results;
        };
    }
}
