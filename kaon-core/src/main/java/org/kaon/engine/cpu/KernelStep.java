package org.kaon.engine.cpu;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.function.Supplier;

/// A kernel of Kaon's: `binder` is called once when memory is known and gives what runs each time.
final class KernelStep implements Step {

    private final String text;
    private final List<Buffer> reads;
    private final List<Buffer> writes;
    private final Supplier<Runnable> binder;
    private @Nullable Runnable body;

    KernelStep(String text, List<Buffer> reads, List<Buffer> writes, Supplier<Runnable> binder) {
        this.text = text;
        this.reads = List.copyOf(reads);
        this.writes = List.copyOf(writes);
        this.binder = binder;
    }

    @Override
    public List<Buffer> reads() {
        return reads;
    }

    @Override
    public List<Buffer> writes() {
        return writes;
    }

    @Override
    public void bind() {
        body = binder.get();
    }

    @Override
    public void run() {
        Runnable bound = body;
        if (bound != null) {
            bound.run();
        }
    }

    @Override
    public String text() {
        return text;
    }
}
