package org.kaon.engine.cpu;

import org.kaon.engine.FrozenModel;
import org.kaon.engine.Inference;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/// A blueprint with weights in it; freed when it and all its instances are closed.
final class CpuFrozenModel implements FrozenModel {

    private final Blueprint blueprint;
    private final AtomicInteger users = new AtomicInteger(1);
    private final AtomicBoolean closed = new AtomicBoolean();

    CpuFrozenModel(Blueprint blueprint) {
        this.blueprint = blueprint;
    }

    @Override
    public Inference open() {
        if (closed.get() || users.getAndUpdate(n -> n == 0 ? 0 : n + 1) == 0) {
            throw new IllegalStateException("This frozen model is closed. Freeze the graph again.");
        }
        try {
            return Split.alone(() -> new CpuInference(blueprint, this::release));
        } catch (RuntimeException | Error e) {
            release();
            throw e;
        }
    }

    private void release() {
        if (users.decrementAndGet() == 0) {
            blueprint.constants().close();
        }
    }

    @Override
    public String dump() {
        return blueprint.dump().text();
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            release();
        }
    }
}
