package org.kaon.engine.cpu;

import org.jspecify.annotations.Nullable;
import org.kaon.engine.Plan;
import org.kaon.tensor.ShapeException;
import org.kaon.tensor.Tensor;
import org.kaon.tensor.TensorType;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A plan of oneDNN primitives and kernels over one arena.
final class CpuPlan implements Plan {

    /// A placeholder's type and where its values are copied to; nowhere if no step needs them.
    record Feed(TensorType type, Optional<MemorySegment> memory) {}

    private final Map<String, Feed> feeds;
    private final Map<String, Tensor> results;
    private final Step[] steps;
    private final Arena arena;
    private final String dump;
    private boolean closed;

    CpuPlan(
            Map<String, Feed> feeds,
            Map<String, Tensor> results,
            List<Step> steps,
            Arena arena,
            String dump) {
        this.feeds = new LinkedHashMap<>(feeds);
        this.results = Collections.unmodifiableMap(new LinkedHashMap<>(results));
        this.steps = steps.toArray(Step[]::new);
        this.arena = arena;
        this.dump = dump;
    }

    @Override
    public Map<String, Tensor> run(Map<String, Tensor> fed) {
        return EngineThread.call(() -> runHere(fed));
    }

    private Map<String, Tensor> runHere(Map<String, Tensor> fed) {
        if (closed) {
            throw new IllegalStateException("This plan is closed");
        }
        load(fed);
        FlushToZero.begin();
        try {
            for (Step step : steps) {
                step.run();
            }
        } finally {
            FlushToZero.end();
        }
        return results;
    }

    private void load(Map<String, Tensor> fed) {
        int known = 0;
        for (Map.Entry<String, Feed> entry : feeds.entrySet()) {
            Tensor tensor = fed.get(entry.getKey());
            Feed feed = entry.getValue();
            if (tensor == null || !tensor.type().equals(feed.type)) {
                throw refused(entry.getKey(), feed.type, tensor, fed);
            }
            if (feed.memory.isPresent()) {
                MemorySegment.copy(
                        tensor.data(), 0, feed.memory.get(), 0, tensor.data().byteSize());
            }
            known++;
        }
        if (known != fed.size()) {
            throw new ShapeException(
                    "Feeds: expected "
                            + feeds.keySet()
                            + ", found "
                            + fed.keySet()
                            + ". Leave out what the graph does not have.");
        }
    }

    private static ShapeException refused(
            String name, TensorType wanted, @Nullable Tensor found, Map<String, Tensor> fed) {
        return new ShapeException(
                "Feed \""
                        + name
                        + "\": expected "
                        + wanted
                        + ", found "
                        + (found == null
                                ? "only " + fed.keySet() + ". Feed it to the run."
                                : found.type()
                                        + ". Cast or reshape it, or compile a plan for this"
                                        + " type."));
    }

    @Override
    public String dump() {
        return dump;
    }

    @Override
    public void close() {
        EngineThread.call(() -> {
            if (!closed) {
                closed = true;
                arena.close();
            }
            return closed;
        });
    }
}
