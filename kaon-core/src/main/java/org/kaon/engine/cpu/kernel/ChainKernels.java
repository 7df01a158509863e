package org.kaon.engine.cpu.kernel;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Kernels of chains, one for each structure.
///
/// A chain is generated code where the module `jdk.incubator.vector` is present, otherwise plain
/// loops with the same bits; `-Dkaon.kernels=plain` forces the latter.
public final class ChainKernels {

    private static final Map<Chain, ChainKernel> KNOWN = new ConcurrentHashMap<>();
    private static final boolean GENERATED = generatedByDefault();

    private ChainKernels() {}

    /// The kernel of a chain; equal chains have the same.
    public static ChainKernel kernel(Chain chain) {
        return KNOWN.computeIfAbsent(chain, ChainKernels::make);
    }

    private static ChainKernel make(Chain chain) {
        // The class that needs the vector module is touched on this branch only.
        return GENERATED ? GeneratedChain.of(chain).orElseGet(() -> plain(chain)) : plain(chain);
    }

    /// The kernel of a chain as plain loops.
    static ChainKernel plain(Chain chain) {
        return new PlainChain(chain);
    }

    private static boolean generatedByDefault() {
        return !"plain".equals(System.getProperty("kaon.kernels"))
                && ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
    }
}
