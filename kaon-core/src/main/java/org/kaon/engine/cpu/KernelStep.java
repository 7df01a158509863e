package org.kaon.engine.cpu;

import java.util.List;
import java.util.function.Function;

/// A kernel of Kaon's: `binder` is called once for each site and gives what runs there each time.
record KernelStep(
        String text, List<Buffer> reads, List<Buffer> writes, Function<Site, Runnable> binder)
        implements Step {

    KernelStep {
        reads = List.copyOf(reads);
        writes = List.copyOf(writes);
    }

    @Override
    public Runnable bind(Site site) {
        return binder.apply(site);
    }
}
