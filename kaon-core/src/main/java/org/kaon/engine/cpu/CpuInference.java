package org.kaon.engine.cpu;

import org.bytedeco.dnnl.stream;
import org.kaon.engine.Inference;
import org.kaon.tensor.DataType;
import org.kaon.tensor.ShapeException;
import org.kaon.tensor.Tensor;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/// A site of a frozen blueprint: the steps run on whichever thread calls.
final class CpuInference implements Inference {

    private static final int IDLE = 0;
    private static final int RUNNING = 1;
    private static final int CLOSING = 2;
    private static final int CLOSED = 3;

    private final Arena arena = Arena.ofShared();
    private final stream queue = new stream(OneDnn.ENGINE);
    private final MemorySegment environment = FlushToZero.environment(arena);
    private final Map<String, Tensor> inputs = new LinkedHashMap<>();
    private final Map<String, Tensor> outputs = new LinkedHashMap<>();
    private final Runnable[] steps;
    private final Runnable onClose;
    private final AtomicInteger state = new AtomicInteger(IDLE);

    /// `onClose` is told once, when nothing of the blueprint is used any more.
    CpuInference(Blueprint blueprint, Runnable onClose) {
        this.onClose = onClose;
        Site site = new Site(blueprint.allocate(arena), queue.get());
        steps = blueprint.bind(site);
        blueprint
                .feeds()
                .forEach((name, feed) ->
                        inputs.put(
                                name,
                                feed.memory(site)
                                        .map(place ->
                                                new Tensor(
                                                        feed.type(),
                                                        place.asSlice(0, feed.type().bytes())))
                                        .orElseGet(() -> Tensor.allocate(feed.type(), arena))));
        blueprint.results().forEach((name, result) -> outputs.put(name, result.tensor(site)));
    }

    @Override
    public Tensor input(String name) {
        return named(inputs, "input", name);
    }

    @Override
    public Tensor output(String name) {
        return named(outputs, "output", name);
    }

    private static Tensor named(Map<String, Tensor> tensors, String kind, String name) {
        Tensor tensor = tensors.get(name);
        if (tensor == null) {
            throw new IllegalArgumentException(
                    "Inference: no %s \"%s\"; there are %s."
                            .formatted(kind, name, tensors.keySet()));
        }
        return tensor;
    }

    @Override
    public void run() {
        begin();
        try {
            compute();
        } finally {
            end();
        }
    }

    @Override
    public void run(float[] input, float[] output) {
        begin();
        try {
            Tensor x = only(inputs, "input", input.length);
            Tensor y = only(outputs, "output", output.length);
            MemorySegment.copy(input, 0, x.data(), ValueLayout.JAVA_FLOAT, 0, input.length);
            compute();
            MemorySegment.copy(y.data(), ValueLayout.JAVA_FLOAT, 0, output, 0, output.length);
        } finally {
            end();
        }
    }

    private static Tensor only(Map<String, Tensor> tensors, String kind, int length) {
        Tensor only = tensors.size() == 1 ? tensors.values().iterator().next() : null;
        if (only == null || only.type().dataType() != DataType.FLOAT32 || only.size() != length) {
            throw new ShapeException(
                    "Inference on arrays: expected one float32 %s of %d elements, found %s. Write"
                                    .formatted(kind, length, tensors.values())
                            + " and read its tensors by name instead.");
        }
        return only;
    }

    private void begin() {
        if (!state.compareAndSet(IDLE, RUNNING)) {
            throw new IllegalStateException(
                    state.get() == RUNNING
                            ? "This inference is running on another thread. Open one for each."
                            : "This inference is closed. Open another from its model.");
        }
    }

    private void end() {
        if (!state.compareAndSet(RUNNING, IDLE)) {
            free();
        }
    }

    private void compute() {
        int threads = OneThread.begin();
        FlushToZero.begin(environment);
        try {
            for (Runnable step : steps) {
                step.run();
            }
        } finally {
            FlushToZero.end(environment);
            OneThread.end(threads);
        }
    }

    @Override
    public void close() {
        while (true) {
            if (state.compareAndSet(IDLE, CLOSING)) {
                free();
                return;
            }
            if (state.get() > RUNNING || state.compareAndSet(RUNNING, CLOSING)) {
                return;
            }
        }
    }

    private void free() {
        state.set(CLOSED);
        arena.close();
        queue.close();
        onClose.run();
    }
}
