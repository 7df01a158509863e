package org.kaon.engine.cpu;

import org.kaon.engine.Plan;
import org.kaon.tensor.ShapeException;
import org.kaon.tensor.Tensor;
import org.kaon.tensor.TensorType;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// A plan of oneDNN primitives and kernels over one arena, run by the engine thread and its team.
final class CpuPlan implements Plan {

    private final Blueprint blueprint;
    private final List<String> names;
    private final TensorType[] types;
    private final MemorySegment[] places;
    private final Runnable[] steps;
    private final Map<String, Tensor> results;
    private final Consumer<CpuPlan> onClose;
    private boolean closed;

    /// `onClose` is told once.
    CpuPlan(Blueprint blueprint, Consumer<CpuPlan> onClose) {
        this.blueprint = blueprint;
        this.onClose = onClose;
        Site site = new Site(blueprint.allocate(blueprint.constants()), OneDnn.STREAM.get());
        steps = blueprint.bind(site);
        names = List.copyOf(blueprint.feeds().keySet());
        types =
                blueprint.feeds().values().stream()
                        .map(Blueprint.Feed::type)
                        .toArray(TensorType[]::new);
        places =
                blueprint.feeds().values().stream()
                        .map(feed -> feed.memory(site).orElse(MemorySegment.NULL))
                        .toArray(MemorySegment[]::new);
        Map<String, Tensor> named = new LinkedHashMap<>();
        blueprint.results().forEach((name, result) -> named.put(name, result.tensor(site)));
        results = Collections.unmodifiableMap(named);
    }

    @Override
    public List<String> feeds() {
        return names;
    }

    @Override
    public Map<String, Tensor> run(Map<String, Tensor> fed) {
        return run(ordered(fed));
    }

    private Tensor[] ordered(Map<String, Tensor> fed) {
        Tensor[] tensors = new Tensor[names.size()];
        for (int i = 0; i < tensors.length; i++) {
            Tensor tensor = fed.get(names.get(i));
            if (tensor == null) {
                throw refused(i, "only " + fed.keySet() + ". Feed it to the run.");
            }
            tensors[i] = tensor;
        }
        if (fed.size() != tensors.length) {
            throw unknown(fed.keySet());
        }
        return tensors;
    }

    // On the engine's thread nothing is allocated: a training step calls this.
    @Override
    public Map<String, Tensor> run(Tensor[] fed) {
        return EngineThread.isCurrent() ? runHere(fed) : EngineThread.call(() -> runHere(fed));
    }

    private Map<String, Tensor> runHere(Tensor[] fed) {
        requireOpen();
        load(fed);
        FlushToZero.begin();
        try {
            for (Runnable step : steps) {
                step.run();
            }
        } finally {
            FlushToZero.end();
        }
        return results;
    }

    private void load(Tensor[] fed) {
        if (fed.length != types.length) {
            throw unknown(fed.length + " tensors");
        }
        for (int i = 0; i < fed.length; i++) {
            Tensor tensor = fed[i];
            if (!tensor.type().equals(types[i])) {
                throw refused(
                        i,
                        tensor.type() + ". Cast or reshape it, or compile a plan for this type.");
            }
        }
        for (int i = 0; i < fed.length; i++) {
            if (places[i].address() != 0) {
                MemorySegment data = fed[i].data();
                MemorySegment.copy(data, 0, places[i], 0, data.byteSize());
            }
        }
    }

    private ShapeException unknown(Object found) {
        return new ShapeException(
                "Feeds: expected "
                        + names
                        + ", found "
                        + found
                        + ". Leave out what the graph does not have.");
    }

    private ShapeException refused(int feed, String found) {
        return new ShapeException(
                "Feed \"" + names.get(feed) + "\": expected " + types[feed] + ", found " + found);
    }

    @Override
    public String dump() {
        return blueprint.dump().text();
    }

    @Override
    public String profile(Map<String, Tensor> fed, int runs) {
        if (runs < 1) {
            throw new IllegalArgumentException("Runs: expected at least 1, found " + runs);
        }
        Tensor[] tensors = ordered(fed);
        return EngineThread.call(() -> blueprint.dump().text(timed(tensors, runs)));
    }

    // Half as many runs before, so that kernels are compiled when they are timed.
    private double[] timed(Tensor[] fed, int runs) {
        for (int run = 0; run < runs / 2 + 1; run++) {
            runHere(fed);
        }
        double[][] times = new double[steps.length][runs];
        for (int run = 0; run < runs; run++) {
            requireOpen();
            load(fed);
            FlushToZero.begin();
            try {
                for (int i = 0; i < steps.length; i++) {
                    long start = System.nanoTime();
                    steps[i].run();
                    times[i][run] = (System.nanoTime() - start) / 1e6;
                }
            } finally {
                FlushToZero.end();
            }
        }
        double[] medians = new double[steps.length];
        for (int i = 0; i < steps.length; i++) {
            Arrays.sort(times[i]);
            medians[i] = times[i][runs / 2];
        }
        return medians;
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("This plan is closed");
        }
    }

    @Override
    public void close() {
        EngineThread.call(() -> {
            if (!closed) {
                closed = true;
                blueprint.constants().close();
                onClose.accept(this);
            }
            return closed;
        });
    }
}
